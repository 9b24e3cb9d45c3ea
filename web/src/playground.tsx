import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import "./playground.css";
import { examples, exampleBySlug } from "./examples.ts";
import { examplesPlugin } from "./examples-panel.tsx";
import { fetcher } from "./fetcher.ts";

/** What the address asks for: an example (it is run at once) or a query (it is only shown). */
const address = new URLSearchParams(location.search);
const asked = exampleBySlug(address.get("example"));
const query = asked?.query ?? address.get("query") ?? undefined;
const variables = asked?.variables ?? address.get("variables") ?? undefined;

const plugin = examplesPlugin(asked);
const first = examples[0];

function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={[plugin]}
      visiblePlugin={plugin}
      defaultQuery={first?.query ?? ""}
      inputValueDeprecation
      schemaDescription
      shouldPersistHeaders={false}
      {...(query === undefined ? {} : { query })}
      {...(variables === undefined ? {} : { variables })}
    >
      <GraphiQL.Logo>
        <a className="home" href="/">
          graphd
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

const root = document.getElementById("playground");
if (!root) {
  throw new Error("the page has no element with the id playground");
}
createRoot(root).render(<Playground />);
