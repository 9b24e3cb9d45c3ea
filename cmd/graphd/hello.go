package main

import (
	"fmt"

	"graphd/kg"
)

// hello says what to open and what to ask. The queries have answers on examples/;
// a test runs them.
func (p *program) hello(addr string) {
	fmt.Fprintf(p.stdout, "graphd serves on http://%s/\n\n  http://%s/            what is loaded\n  http://%s/playground  ask, with examples\n\nTry these in the playground, or in another terminal with graphd query:\n", addr, addr, addr)
	for _, q := range helloQueries() {
		fmt.Fprintf(p.stdout, "\n  # %s\n  %s\n", q.asks, q.query)
	}
	fmt.Fprintf(p.stdout, "\nCtrl-C stops it.\n\n")
}

// A helloQuery is a query to begin with.
type helloQuery struct{ asks, query string }

func helloQueries() []helloQuery {
	// The ID of an Entity follows from its name, so it can be said beforehand.
	id := func(c kg.Class, name string) kg.ID { return kg.EntityID(kg.MakeKey(c, name)) }
	return []helloQuery{
		{"What does the Merida Initiative aim at, and where is that said?",
			`{ entity(name: "Merida Initiative") { name relations(where: {predicate: has_objective}) { nodes { object { name } evidence(first: 1) { nodes { quote } } } } } }`},
		{"What joins the Merida Initiative and the World Health Organization, across documents?",
			fmt.Sprintf(`{ paths(from: "%s", to: "%s", first: 1) { outcome paths { hops { from { name } forward relation { predicate evidence(first: 1) { nodes { quote } } } to { name } } } } }`,
				id(kg.Program, "Merida Initiative"), id(kg.Actor, "World Health Organization"))},
		{"What is planned, wanted or denied, and so no fact?",
			`{ relations(where: {status: [PLANNED, DESIRED, DENIED]}, first: 5) { nodes { status subject { name } predicate object { name } evidence(first: 1) { nodes { quote } } } } }`},
	}
}
