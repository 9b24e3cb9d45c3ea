/** A stretch to mark, in UTF-16 units of the text that the quote stands in. */
export interface Mark {
  role: "subject" | "trigger" | "object";
  start: number;
  end: number;
}

/**
 * Cuts a quote into text and <mark> elements. Where marks overlap, the earlier one
 * in the text is kept whole and the later one from where that ends.
 */
export function marked(quote: string, quoteStart: number, marks: Mark[]): Node[] {
  const out: Node[] = [];
  let at = 0;
  for (const m of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(at, m.start - quoteStart);
    const end = Math.min(quote.length, m.end - quoteStart);
    if (start >= end) {
      continue;
    }
    out.push(document.createTextNode(quote.slice(at, start)));
    const e = document.createElement("mark");
    e.className = m.role;
    e.textContent = quote.slice(start, end);
    out.push(e);
    at = end;
  }
  out.push(document.createTextNode(quote.slice(at)));
  return out;
}
