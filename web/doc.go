// Package web serves the pages of graphd: the landing page at / and the
// playground at /playground, with their scripts and styles under /assets/.
//
// # What it turns into what
//
// The sources under src/ are TypeScript. `npm run build` bundles them with
// everything they need into dist/, and the Go build embeds dist/ into the
// binary. Nothing else is read at run time, and no page asks another host for
// anything: it works without a network. The pages know the graph through the
// public GraphQL API at /graphql only.
//
// # Invariants
//
//   - Every answer carries a Content-Security-Policy that allows no script but
//     our own files and no connection but to this server.
//   - The name of an asset holds a hash of its content, so that it may be kept
//     by browsers for ever; pages themselves are always asked for again.
//   - A binary that was built before the bundle was says so on a plain page, with
//     what to do, and answers 503: it never serves half a page.
//
// # Concurrency
//
// A Handler is immutable once made and safe for concurrent use.
package web
