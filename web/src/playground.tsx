import { createRoot } from "react-dom/client";
import { GraphiQL, GraphiQLInterface, GraphiQLProvider } from "graphiql";
import { DOC_EXPLORER_PLUGIN, DocExplorerContextProvider } from "@graphiql/plugin-doc-explorer";
import { HISTORY_PLUGIN, HistoryContextProvider } from "@graphiql/plugin-history";
import "graphiql/style.css";
import "./playground.css";
import { examples, exampleBySlug } from "./examples.ts";
import { ExamplesPanel } from "./examples-panel.tsx";
import { fetcher } from "./fetcher.ts";

/** What the address asks for: an example (it is run at once) or a query (it is only shown). */
const address = new URLSearchParams(location.search);
const asked = exampleBySlug(address.get("example"));
const query = asked?.query ?? address.get("query") ?? undefined;
const variables = asked ? undefined : (address.get("variables") ?? undefined);

const plugins = [DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN];

/**
 * GraphiQL put together from its parts, so that the examples can stand beside the
 * editor all the time: of its own side panels it shows one at a time, and none at first.
 */
function Playground() {
  return (
    <GraphiQLProvider
      fetcher={fetcher}
      plugins={plugins}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      defaultQuery={examples[0]?.query ?? ""}
      inputValueDeprecation
      schemaDescription
      shouldPersistHeaders={false}
      {...(query === undefined ? {} : { query })}
      {...(variables === undefined ? {} : { variables })}
    >
      <HistoryContextProvider>
        <DocExplorerContextProvider>
          <div className="playground">
            <ExamplesPanel asked={asked} />
            <main>
              <GraphiQLInterface showPersistHeadersSettings={false}>
                <GraphiQL.Logo>
                  <span />
                </GraphiQL.Logo>
              </GraphiQLInterface>
            </main>
          </div>
        </DocExplorerContextProvider>
      </HistoryContextProvider>
    </GraphiQLProvider>
  );
}

const root = document.getElementById("playground");
if (!root) {
  throw new Error("the page has no element with the id playground");
}
createRoot(root).render(<Playground />);
