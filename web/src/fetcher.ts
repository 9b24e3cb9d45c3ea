import { parse, type DocumentNode } from "graphql";
import type { Fetcher } from "@graphiql/toolkit";

/**
 * Sends one operation to /graphql of the server that the page came from.
 *
 * The editor learns the name of an operation a moment after it was typed, so the
 * name it gives may be that of the text before. It is sent only if the text has
 * more than one operation, one of them by that name.
 */
export const fetcher: Fetcher = async ({ query, variables, operationName }, options) => {
  const names = operationNames(query);
  const named = operationName && names.length > 1 && names.includes(operationName);
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { ...options?.headers, "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables, ...(named ? { operationName } : {}) }),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `The server answered ${response.status} ${response.statusText}: ${text.slice(0, 500)}` }] };
  }
};

/** The names of the operations in a text; none if the text cannot be read. */
export function operationNames(query: string): string[] {
  let document: DocumentNode;
  try {
    document = parse(query, { noLocation: true });
  } catch {
    return [];
  }
  return document.definitions.flatMap((d) => (d.kind === "OperationDefinition" ? [d.name?.value ?? ""] : []));
}
