package claim

import (
	"graphd/kg"
	"graphd/ontology"
)

// charged relates whom a verb of accusing is said of to the offence: "charged
// Otieno with fraud".
func (r *reader) charged(v int, frames []ontology.Frame, args []argument) {
	accuses := false
	for _, f := range frames {
		accuses = accuses || f.Predicate == "accused_of"
	}
	if !accuses {
		return
	}
	for _, who := range args {
		if who.prep != direct || r.k.class(r.m[who.at].Kind) != kg.Actor {
			continue
		}
		for _, what := range args {
			if (what.prep == "of" || what.prep == "with" || what.prep == "for") && what.far <= 1 && r.k.class(r.m[what.at].Kind) == kg.Event {
				r.tell(Claim{Subject: who.at, Object: what.at, Predicate: "accused_of", Trigger: r.trigger(v), Phrase: phrase(r.s.Chunks[v].Verb.Lemma, what.prep),
					Status: r.status(v), AttributedTo: r.source(v), Rule: "charged", Confidence: 0.6})
			}
		}
	}
}
