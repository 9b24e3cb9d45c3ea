package neo4jstore

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"graphd/kg"
)

// filled is a property that is not set when it is empty. (In SET n += map, nil
// removes it.)
func filled[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// some is a list that is null when it is empty, which in a filter means any.
func some[T ~string](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

// keyID and its like name nodes by hashes.
func keyID(k kg.Key) string { return string(kg.EntityID(k)) }

func keyIDs(keys []kg.Key) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = keyID(k)
	}
	return out
}

func sourceID(source string) string {
	sum := sha256.Sum256([]byte(source))
	return hex.EncodeToString(sum[:])
}

// entityRow is everything on an Entity's node.
func entityRow(e kg.Entity) (map[string]any, error) {
	forms := make([]string, 0, 1+len(e.Aliases))
	for _, text := range append([]string{e.Name}, e.Aliases...) {
		forms = append(forms, kg.FoldText(text))
	}
	row := map[string]any{
		"id": e.ID, "name": e.Name, "class": e.Class, "kind": filled(e.Kind), "aliases": e.Aliases, "description": filled(e.Description), "keys": e.Keys,
		"degree": e.Degree, "mentionCount": e.Mentions, "documentCount": e.Documents, "firstSeen": filled(e.FirstSeen), "lastSeen": filled(e.LastSeen),
		"forms": forms, "words": indexWords(forms...), "folded": forms[0], "byName": coarse(forms[0]),
	}
	err := numbersBy(row, entityList, func(order string) (kg.Mark, error) { return kg.EntityMark(order, e) })
	return row, err
}

// numbersBy sets the properties of those orders of a list that go by a number.
func numbersBy(row map[string]any, l list, mark func(order string) (kg.Mark, error)) error {
	for _, name := range l.orderNames() {
		if o := l.orders[name]; o.number {
			m, err := mark(name)
			if err != nil {
				return err
			}
			row[o.index] = m.Number
		}
	}
	return nil
}

// relationshipRow is what Cypher's users see on the relationship of a Relation.
func relationshipRow(r kg.Relation) map[string]any {
	return map[string]any{
		"id": r.ID, "predicate": r.Predicate, "status": r.Status, "phrases": r.Phrases,
		"evidenceCount": r.Evidence, "documentCount": r.Documents, "independentCount": r.Independent,
		"firstSeen": filled(r.FirstSeen), "lastSeen": filled(r.LastSeen),
	}
}

// relationRow is what the node of a Relation has beyond that of its KeyRelation.
func relationRow(r kg.Relation) (map[string]any, error) {
	row := relationshipRow(r)
	delete(row, "id")
	row["subject"], row["object"], row["subjectClass"], row["objectClass"] = r.Subject, r.Object, r.SubjectClass, r.ObjectClass
	row["byPredicate"] = r.Predicate
	err := numbersBy(row, relationList, func(order string) (kg.Mark, error) { return kg.RelationMark(order, r) })
	return row, err
}

// relationOnly lists the properties that leave the node when it is a Relation no more.
var relationOnly = []string{"phrases", "evidenceCount", "documentCount", "independentCount", "firstSeen", "lastSeen",
	"subject", "object", "subjectClass", "objectClass", "byPredicate", "byEvidence", "byFirstSeen", "byLastSeen"}

// documentRow is everything on a Document's node. digest tells Readings apart.
func documentRow(d kg.Document, digest string, sources []string) (map[string]any, error) {
	folded := kg.FoldText(d.Title)
	row := map[string]any{
		"id": d.ID, "media": filled(d.Media), "title": filled(d.Title), "author": filled(d.Author), "publisher": filled(d.Publisher), "published": filled(d.Published),
		"sha256": filled(d.SHA256), "receipt": d.Receipt, "source": sources[0], "sources": sources, "digest": digest,
		"words": indexWords(folded), "folded": folded, "byTitle": coarse(folded),
	}
	err := numbersBy(row, documentList, func(order string) (kg.Mark, error) { return kg.DocumentMark(order, d) })
	return row, err
}

// evidenceRow is a node of Evidence but for its Relation, which the query adds.
func evidenceRow(f kg.Fact) map[string]any {
	e := f.Evidence
	m := kg.EvidenceOrderMark(e)
	folded := kg.FoldText(e.Quote)
	row := map[string]any{
		"id": e.ID, "of": kg.RelationID(f.Of), "document": e.Document, "published": filled(e.Published),
		"quote": e.Quote, "start": e.Sentence.Start.Byte, "end": e.Sentence.End.Byte,
		"spans":  numbersOf(append([]kg.Extent{e.Sentence, e.Subject, e.Object, e.Trigger}, e.Antecedents...)...),
		"phrase": e.Phrase, "attributedKeyId": nil, "attribution": filled(e.Attribution), "when": filled(e.When),
		"confidence": e.Confidence, "rule": e.Rule, "zone": filled(e.Zone),
		"sentenceMark": kg.SentenceMark(e.Quote), "words": indexWords(folded), "folded": folded,
		"byPublished": m.Number, "place": m.Place,
	}
	if f.AttributedTo != "" {
		row["attributedKeyId"] = keyID(f.AttributedTo)
	}
	return row
}

// mentionRows are the MENTIONS of a Reading by Chain, in batches of at most so many.
func mentionRows(r *kg.Reading, most int) [][]any {
	var spans []kg.Span
	for _, c := range r.Chains {
		for _, m := range c.Mentions {
			spans = append(spans, m.Span)
		}
	}
	extents := kg.Locate(r.Document.Text, spans)
	var batches [][]any
	var batch []any
	room := most
	for _, c := range r.Chains {
		for rest := c.Mentions; len(rest) > 0; {
			n := min(len(rest), room)
			rows := make([]any, n)
			for i, m := range rest[:n] {
				at := extents[i]
				rows[i] = map[string]any{
					"start": m.Start, "end": m.End, "surface": m.Of(r.Document.Text), "form": m.Form, "key": keyID(c.Key),
					"startRune": at.Start.Rune, "startUTF16": at.Start.UTF16, "endRune": at.End.Rune, "endUTF16": at.End.UTF16,
				}
			}
			batch = append(batch, map[string]any{"key": keyID(c.Key), "mentions": rows})
			rest, extents = rest[n:], extents[n:]
			if room -= n; room == 0 {
				batches, batch, room = append(batches, batch), nil, most
			}
		}
	}
	if len(batch) > 0 {
		batches = append(batches, batch)
	}
	return batches
}

func judgementRow(j kg.Judgement) map[string]any {
	return map[string]any{
		"id": j.ID, "verdict": j.Verdict, "a": filled(j.A), "b": filled(j.B), "predicate": filled(j.Predicate), "status": filled(j.Status),
		"undoes": filled(j.Undoes), "by": filled(j.By), "when": j.When, "why": filled(j.Why),
	}
}

func judgement(m map[string]any) kg.Judgement {
	return kg.Judgement{
		ID: word[kg.ID](m["id"]), Verdict: word[kg.Verdict](m["verdict"]), A: word[kg.Key](m["a"]), B: word[kg.Key](m["b"]),
		Predicate: word[kg.Predicate](m["predicate"]), Status: word[kg.Status](m["status"]), Undoes: word[kg.ID](m["undoes"]),
		By: word[string](m["by"]), When: word[string](m["when"]), Why: word[string](m["why"]),
	}
}

// countsText is a KeyCount as it is kept on its Key's node; "" for one of no Documents.
func countsText(n kg.KeyCount) (string, error) {
	if n.Documents == 0 {
		return "", nil
	}
	n.Key = ""
	b, err := json.Marshal(n)
	return string(b), err
}

func countsFrom(key kg.Key, text string) (kg.KeyCount, error) {
	n := kg.KeyCount{}
	err := json.Unmarshal([]byte(text), &n)
	n.Key = key
	return n, err
}

// wordBytes bounds the words of the full-text indexes, whose tokenizer would cut
// longer ones to pieces.
const wordBytes = 200

// indexWords is what of folded texts goes into a full-text index: each different
// word once, long ones cut. It finds candidates; the query then looks at the
// folded texts themselves.
func indexWords(folded ...string) string {
	var out []string
	for _, text := range folded {
		for _, w := range strings.Fields(text) {
			out = append(out, beginning(w, wordBytes))
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

func sortedIDs(m map[kg.ID]bool) []kg.ID { return slices.Sorted(maps.Keys(m)) }
