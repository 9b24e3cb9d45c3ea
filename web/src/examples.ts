import whoDoesWhat from "./queries/1-who-does-what.graphql";
import objectives from "./queries/2-objectives.graphql";
import path from "./queries/3-path.graphql";
import notAsserted from "./queries/4-not-asserted.graphql";
import search from "./queries/5-search.graphql";
import around from "./queries/6-around.graphql";
import documents from "./queries/7-documents.graphql";

/** An Example is a query with a question that it answers on the examples. */
export interface Example {
  /** Names it in links: /playground?example=SLUG */
  slug: string;
  /** The first comment line of its file. */
  question: string;
  /** The comment lines after it. */
  hint: string;
  /** The whole text of its file. */
  query: string;
}

function example(slug: string, query: string): Example {
  const comments = query
    .split("\n")
    .filter((line) => line.startsWith("# "))
    .map((line) => line.slice(2));
  const [question = slug, ...hint] = comments;
  return { slug, question, hint: hint.join(" "), query: query.trimEnd() };
}

export const examples: readonly Example[] = [
  example("who-does-what", whoDoesWhat),
  example("objectives", objectives),
  example("path", path),
  example("not-asserted", notAsserted),
  example("search", search),
  example("around", around),
  example("documents", documents),
];

export function exampleBySlug(slug: string | null): Example | undefined {
  return examples.find((e) => e.slug === slug);
}
