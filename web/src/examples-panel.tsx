import { useEffect, useRef } from "react";
import { useEditorContext, useExecutionContext, type GraphiQLPlugin } from "@graphiql/react";
import { examples, type Example } from "./examples.ts";

/**
 * The list of examples beside the editor. A click shows the query and runs it, in
 * the open tab if that holds nothing of the user's own, else in a new one.
 * The example that the address asked for is run once, as soon as the editor is there.
 */
export function examplesPlugin(asked: Example | undefined): GraphiQLPlugin {
  return { title: "Examples", icon: ExamplesIcon, content: () => <ExamplesPanel asked={asked} /> };
}

function ExamplesPanel({ asked }: { asked: Example | undefined }) {
  const editor = useEditorContext({ nonNull: true });
  const execution = useExecutionContext({ nonNull: true });
  const { queryEditor, variableEditor, responseEditor } = editor;
  const started = useRef(false);

  useEffect(() => {
    if (asked && !started.current && queryEditor && responseEditor && variableEditor) {
      started.current = true;
      execution.run();
    }
  }, [asked, execution, queryEditor, responseEditor, variableEditor]);

  function show(example: Example) {
    if (!queryEditor || !variableEditor) {
      return;
    }
    const present = queryEditor.getValue().trim();
    if (present !== "" && !examples.some((e) => e.query === present)) {
      editor.addTab();
    }
    queryEditor.setValue(example.query);
    variableEditor.setValue(example.variables);
    execution.run();
  }

  return (
    <section className="examples" aria-label="Example queries">
      <h2>Examples</h2>
      <p>
        Each answers on the examples that <code>make run</code> loads. Change them, or type your own: Ctrl-Space
        completes, Ctrl-Enter runs.
      </p>
      <ol>
        {examples.map((e) => (
          <li key={e.slug}>
            <button type="button" data-example={e.slug} onClick={() => show(e)}>
              <strong>{e.question}</strong>
              <span>{e.hint}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="4.5" cy="10" r="2.5" />
      <circle cx="15.5" cy="4.5" r="2.5" />
      <circle cx="15.5" cy="15.5" r="2.5" />
      <path d="M6.8 8.9 13.2 5.6M6.8 11.1l6.4 3.3" />
    </svg>
  );
}
