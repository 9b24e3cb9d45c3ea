// Package neo4jstore keeps the graph in a Neo4j database: it turns writes of
// kg.Writer into Cypher transactions over a model that Neo4j's own users can read,
// and answers kg.Reader and kg.Archive from it.
//
// # The model
//
// For people, Bloom and the Neo4j Browser:
//
//	(:Entity:Actor {id, name, kind, aliases, ...})-[:IMPLEMENTS {id, predicate, status, evidenceCount, ...}]->(:Entity:Program)
//	(:Evidence {id, relationId, quote, ...})-[:IN]->(:Document {id, source, title, published, ...})
//	(:Document)-[:MENTIONS {start, end, surface, form}]->(:Entity)
//
// For identity, paging and archive, beside them:
//
//	(:GraphD {version, writes, predicates})        one: says that the database is graphd's, and is the lock of writers
//	(:Key {id, key, counts, entityId})-[:LINKS_TO {kind, documents}]->(:Key)
//	(:KeyRelation {id, subjectKey, predicate, objectKey, status, relationId})
//	(:Relation)                                    further label of the KeyRelation whose id is the Relation's: what its
//	                                               relationship says, as a node, because lists need indexes over all types
//	(:Document)-[:HAS_READING]->(:Reading {part, content})
//	(:Source {id, source, document}), (:Judgement {id, ...})
//
// Properties called by… hold a list's order as an ascending value with an index:
// byDegree is the negative degree. Ids of Keys, KeyRelations and Sources are
// hashes, because names may be longer than what Neo4j can index.
//
// # Invariants
//
//   - A write is one transaction. It first writes to the GraphD node, which makes
//     all writers of the database, in any process, wait for each other; so plans
//     do not interleave. What to change is worked out by kg.Plan.
//   - Every write can be repeated. When a connection is lost while a commit is
//     under way, nobody can know whether it happened: the write is done again once.
//   - Labels are kg's Classes, relationship types are the ontology's Predicates in
//     upper case, checked to be plain words. No text of a Document or of a caller
//     ever becomes part of a query.
//   - A read is one query that answers with one record. Within one process readers
//     wait for a commit under way, so that no answer mixes two states; a commit of
//     another process may fall between two looks of one query, as Neo4j's isolation
//     is read-committed.
//   - Strings are ordered by Neo4j as by kg: by code point, which for UTF-8 is bytewise.
//
// # Concurrency
//
// A Store is safe for use by many goroutines. Its writers take turns; readers run
// in parallel. Several processes may share a database.
package neo4jstore
