/** What the landing page asks of the graph, in one request. */
const query = `query Overview {
  stats { documents entities byClass { class count } }
  all: stats(where: { status: [ASSERTED, REPORTED, POSSIBLE, PLANNED, DESIRED, DENIED] }) { relations evidence byStatus { status count } }
  relations(where: { classes: [PROGRAM] }, first: 20) {
    nodes {
      subject { name } predicate object { name }
      evidence(first: 3) {
        nodes {
          quote document { title }
          sentence { start { utf16 } }
          subjectSpan { text start { utf16 } end { utf16 } }
          objectSpan { text start { utf16 } end { utf16 } }
          triggerSpan { text start { utf16 } end { utf16 } }
        }
      }
    }
  }
  documents(first: 20) { totalCount nodes { title source published entities(first: 0) { totalCount } relations(first: 0) { totalCount } } }
}`;

interface Span {
  text: string;
  start: { utf16: number };
  end: { utf16: number };
}

export interface Evidence {
  quote: string;
  document: { title: string | null };
  sentence: { start: { utf16: number } };
  subjectSpan: Span;
  objectSpan: Span;
  triggerSpan: Span;
}

export interface Overview {
  stats: { documents: number; entities: number; byClass: { class: string; count: number }[] };
  all: { relations: number; evidence: number; byStatus: { status: string; count: number }[] };
  relations: {
    nodes: { subject: { name: string }; predicate: string; object: { name: string }; evidence: { nodes: Evidence[] } }[];
  };
  documents: {
    totalCount: number;
    nodes: {
      title: string | null;
      source: string;
      published: string | null;
      entities: { totalCount: number };
      relations: { totalCount: number };
    }[];
  };
}

/** Asks for the overview; throws with the server's words if it cannot be had. */
export async function ask(): Promise<Overview> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query }),
  });
  let answer: { data?: Overview | null; errors?: { message: string }[] };
  try {
    answer = await response.json();
  } catch {
    throw new Error(`the server answered ${response.status} ${response.statusText}`);
  }
  if (answer.errors?.[0] || !answer.data) {
    throw new Error(answer.errors?.[0]?.message ?? `the server answered ${response.status} without data`);
  }
  return answer.data;
}
