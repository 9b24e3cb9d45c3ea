import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useEditorContext, useExecutionContext } from "@graphiql/react";
import { examples, type Example } from "./examples.ts";

/**
 * The list of examples beside the editor. A click shows the query and runs it, in
 * the open tab if that holds nothing of the user's own, else in a new one.
 * The example that the address asked for is run once, as soon as the editor is there.
 */
export function ExamplesPanel({ asked }: { asked: Example | undefined }) {
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
      flushSync(() => editor.addTab()); // it reads the editor when the state is updated: before the text below comes
    }
    queryEditor.setValue(example.query);
    variableEditor.setValue("");
    execution.run();
  }

  return (
    <aside className="examples" aria-label="Example queries">
      <a className="home" href="/">
        <img src="/assets/icon.svg" alt="" width="24" height="24" /> graphd
      </a>
      <h1>Playground</h1>
      <p>
        Pick a question, change it, or type your own: <kbd>Ctrl</kbd> <kbd>Space</kbd> completes, <kbd>Ctrl</kbd>{" "}
        <kbd>Enter</kbd> runs.
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
    </aside>
  );
}
