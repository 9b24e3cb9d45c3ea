package score

import (
	"slices"
	"strings"
)

// The stages at which a relation of the gold may be lost, in the order of reading.
const (
	lostSentence  = "sentence: none agrees with the evidence"
	lostBoundary  = "mention: other boundary of the "
	lostMention   = "mention: none for the "
	lostBoth      = "mention: none for both ends"
	lostCoref     = "coreference: not seen in the sentence, the "
	lostDirection = "claim: other direction"
	lostDropped   = "claim: dropped, "
	lostElsewhere = "claim: in another sentence only"
	lostPair      = "claim: nothing relates the two"
	lostContext   = "claim: an end is left unsaid"
)

// loss says at which stage a relation of the gold was lost.
func loss(gold Gold, t *target, graph Graph, place map[string]string) Loss {
	l := Loss{Subject: t.subject, Object: t.object, Sentence: t.sentence, Coref: t.coref}
	for _, k := range sortedKeys(t.types) {
		l.Type += k + " "
	}
	l.Stage = stage(gold, t, graph, place)
	return l
}

func stage(gold Gold, t *target, graph Graph, place map[string]string) string {
	at := slices.IndexFunc(graph.Sentences, func(s string) bool { return sameSentence(s, t.sentence) })
	if at < 0 && len(graph.Sentences) > 0 {
		return lostSentence
	}
	subjects, objects := standing(graph, place, t.subject), standing(graph, place, t.object)
	switch {
	case len(subjects) == 0 && len(objects) == 0:
		return lostBoth
	case len(subjects) == 0:
		return missing(gold, graph, t.subject, "subject")
	case len(objects) == 0:
		return missing(gold, graph, t.object, "object")
	}
	elsewhere := false
	for _, r := range graph.Relations {
		a, b := place[r.Subject], place[r.Object]
		for _, e := range r.Evidence {
			same := sameSentence(e.Quote, t.sentence)
			if same && a == t.object && b == t.subject {
				return lostDirection
			}
			elsewhere = elsewhere || !same && a == t.subject && b == t.object
		}
	}
	for _, d := range graph.Dropped {
		if d.sentence == at && slices.Contains(subjects, d.subject) && slices.Contains(objects, d.object) {
			return lostDropped + d.reason
		}
	}
	here := func(ids []string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { return graph.In[id][at] })
	}
	switch {
	case t.coref == "context":
		return lostContext
	case len(graph.In) > 0 && !here(subjects):
		return lostCoref + "subject"
	case len(graph.In) > 0 && !here(objects):
		return lostCoref + "object"
	case elsewhere:
		return lostElsewhere
	}
	return lostPair
}

// standing gives the entities of the Graph that stand for an entity of the gold.
func standing(graph Graph, place map[string]string, id string) []string {
	var out []string
	for _, e := range graph.Entities {
		if place[e.ID] == id {
			out = append(out, e.ID)
		}
	}
	return out
}

// missing tells whether something of the Graph only has another boundary than the
// entity of the gold: half of their words are the same.
func missing(gold Gold, graph Graph, id, end string) string {
	i := slices.IndexFunc(gold.Entities, func(e GoldEntity) bool { return e.ID == id })
	if i < 0 {
		return lostMention + end
	}
	g := namesOf([]string{gold.Entities[i].Name}, gold.Entities[i].Aliases)
	for _, e := range graph.Entities {
		p := namesOf([]string{e.Name}, e.Aliases, e.Mentions)
		for _, a := range g.tokens {
			for _, b := range p.tokens {
				if overlap(a, b) >= 0.5 {
					return lostBoundary + end
				}
			}
		}
	}
	return lostMention + end
}

// A droppedPair is a candidate that became no claim.
type droppedPair struct {
	subject, object string
	sentence        int
	reason          string
}

// Why says why the claim is false.
func (m Miss) Why() string {
	switch {
	case m.Near != "":
		return m.Near
	case strings.HasPrefix(m.Rule, "pair:"):
		return "both ends known, weights alone relate them"
	}
	return "both ends known, a rule relates them"
}
