// Command fetch downloads the Neo4j that the tests use, if it is not there yet.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"graphd/internal/neo4jtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	lib, err := neo4jtest.Fetch(ctx, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fetch:", err)
		os.Exit(1)
	}
	fmt.Println(lib)
}
