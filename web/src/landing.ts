import "./landing.css";
import { examples } from "./examples.ts";
import { ask, type Evidence, type Overview } from "./overview.ts";
import { marked } from "./marked.ts";

/** The questions of the landing page, by the slugs of their examples. */
const questions = ["who-does-what", "objectives", "path"];

const number = new Intl.NumberFormat("en");

function byId(id: string): HTMLElement {
  const e = document.getElementById(id);
  if (!e) {
    throw new Error(`the page has no element with the id ${id}`);
  }
  return e;
}

/** Makes an element with text or other elements in it. Nothing is ever parsed as HTML. */
function make(tag: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    e.setAttribute(name, value);
  }
  e.append(...children);
  return e;
}

function showQuestions(): void {
  byId("questions").replaceChildren(
    ...examples
      .filter((e) => questions.includes(e.slug))
      .map((e) =>
        make("li", {}, make("a", { href: `/playground?example=${e.slug}` }, make("strong", {}, e.question), make("span", {}, e.hint))),
      ),
  );
}

function showCounts({ stats, all }: Overview): void {
  for (const e of document.querySelectorAll<HTMLElement>("[data-count]")) {
    switch (e.dataset.count) {
      case "documents":
        e.textContent = number.format(stats.documents);
        break;
      case "entities":
        e.textContent = number.format(stats.entities);
        break;
      case "relations":
        e.textContent = number.format(all.relations);
        break;
      case "evidence":
        e.textContent = number.format(all.evidence);
        break;
    }
  }
  byId("counts").removeAttribute("aria-busy");
  byId("classes").replaceChildren(...bars(stats.byClass.map((c) => ({ name: c.class, count: c.count }))));
  byId("statuses").replaceChildren(...bars(all.byStatus.map((s) => ({ name: s.status, count: s.count }))));
  byId("split").hidden = stats.entities === 0;
}

function bars(rows: { name: string; count: number }[]): HTMLElement[] {
  const most = Math.max(1, ...rows.map((r) => r.count));
  return rows.map((r) => {
    const bar = make("span", { class: "bar", "aria-hidden": "true" });
    bar.style.inlineSize = `${(100 * r.count) / most}%`;
    const name = r.name.charAt(0) + r.name.slice(1).toLowerCase();
    return make("li", { "data-name": r.name }, make("span", { class: "name" }, name), make("span", { class: "track" }, bar), make("span", { class: "number" }, number.format(r.count)));
  });
}

/** Whether both ends and the trigger are said, apart from each other, so that each can be marked. */
function plain(e: Evidence): boolean {
  const spans = [e.subjectSpan, e.triggerSpan, e.objectSpan].sort((a, b) => a.start.utf16 - b.start.utf16);
  return spans.every((s, i) => s.text !== "" && (i === 0 || (spans[i - 1]?.end.utf16 ?? 0) <= s.start.utf16));
}

/** Shows the best supported relation that one sentence says plainly, if there is one. */
function showSentence({ relations }: Overview): void {
  const shown = relations.nodes.filter((r) => r.evidence.nodes.some(plain));
  const relation = shown.find((r) => r.predicate !== "related_to") ?? shown[0];
  const evidence = relation?.evidence.nodes.find(plain);
  if (!relation || !evidence) {
    return;
  }
  byId("quote").replaceChildren(
    ...marked(evidence.quote, evidence.sentence.start.utf16, [
      { role: "subject", start: evidence.subjectSpan.start.utf16, end: evidence.subjectSpan.end.utf16 },
      { role: "trigger", start: evidence.triggerSpan.start.utf16, end: evidence.triggerSpan.end.utf16 },
      { role: "object", start: evidence.objectSpan.start.utf16, end: evidence.objectSpan.end.utf16 },
    ]),
  );
  byId("triple").replaceChildren(
    make("span", { class: "subject" }, relation.subject.name),
    " → ",
    make("span", { class: "trigger" }, relation.predicate.replaceAll("_", " ")),
    " → ",
    make("span", { class: "object" }, relation.object.name),
    make("span", { class: "source" }, `read in “${evidence.document.title ?? "a document without a title"}”`),
  );
  byId("sentence").hidden = false;
}

function showDocuments({ documents }: Overview): void {
  byId("documents").replaceChildren(
    ...documents.nodes.map((d) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, d.title ?? d.source),
        make("td", {}, d.published ?? "–"),
        make("td", {}, number.format(d.entities.totalCount)),
        make("td", {}, number.format(d.relations.totalCount)),
      ),
    ),
  );
  byId("documents-section").hidden = documents.totalCount === 0;
  const more = documents.totalCount - documents.nodes.length;
  byId("more-documents").hidden = more <= 0;
  byId("more-documents").textContent = `and ${number.format(more)} more`;
}

function say(words: string): void {
  byId("note").textContent = words;
}

showQuestions();
try {
  const overview = await ask();
  showCounts(overview);
  showSentence(overview);
  showDocuments(overview);
  if (overview.stats.documents === 0) {
    say("Nothing is loaded yet. How to load is told below.");
  }
} catch (error) {
  byId("counts").removeAttribute("aria-busy");
  say(`The graph does not answer: ${error instanceof Error ? error.message : String(error)}. Reload the page to try again.`);
}
