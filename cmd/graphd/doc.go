// Command graphd turns documents into a citable knowledge graph and answers
// questions about it over GraphQL.
//
// # What it turns into what
//
// Arguments, environment and a configuration file become settings; settings
// become a store, an ontology, a reader and an API; each verb (one file here)
// joins those of them it needs and says on standard output what came of it. What
// can be known without a terminal is left to the packages below; this one holds
// what meets a person or the operating system: words, exit codes, signals.
//
// # Settings
//
// Every flag can also be given as an environment variable (--store is
// GRAPHD_STORE, --max-size is GRAPHD_MAX_SIZE) and as a key of the configuration
// file (graphd.yaml in the working directory, or --config FILE). A flag wins over
// the environment, the environment over the file, the file over the default.
// Secrets are never flags: a list of processes would show them. See secret.go.
//
// # Exit codes
//
// 0 all well; 1 failed; 2 called wrongly; 3 done in part (some inputs were read,
// others were not). Errors go to standard error, in words that name the input.
//
// # Concurrency
//
// One verb runs in one process. SIGINT and SIGTERM end its context: a load stops
// after the document it is writing, a server finishes the requests it has.
package main
