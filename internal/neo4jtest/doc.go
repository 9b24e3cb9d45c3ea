// Package neo4jtest gives tests a real Neo4j, without Docker: it turns Maven's
// artifact of the Community server into a running server on a free port of this
// machine, and takes it away again.
//
// # How a test uses it
//
//	var neo = neo4jtest.NewShared(neo4jtest.Options{})
//
//	func TestMain(m *testing.M) { os.Exit(neo.Run(m)) }
//
//	func TestSomething(t *testing.T) {
//		server := neo.Server(t) // started by the first test that asks
//		...server.URI()...
//	}
//
// # Invariants
//
//   - Fetch downloads once per checkout, into build/neo4j/lib; a second run
//     downloads nothing. Two processes that fetch at once wait for each other.
//   - A server ends with the process that started it, however that one ends: a
//     small watcher holds the other end of a pipe and, when it closes, kills the
//     server and deletes its home.
//   - One server runs at a time in one checkout, because it takes half a gigabyte:
//     Start waits until the other one is closed, or until its context ends.
//
// # Concurrency
//
// A Server's methods may be called by many goroutines. Unix only.
package neo4jtest
