package sqlitestore

import "graphd/kg"

// encode writes the patch as a blob.
func (p patch) encode() []byte {
	b := appendNumber(nil, int(p.Generation))
	b = appendNumber(b, p.Documents+1) // a write makes at most one Document less
	b = appendNumbers(b, p.GoneRelations)
	b = appendNumber(b, len(p.Entities))
	for _, e := range p.Entities {
		b = appendText(appendNumber(b, int(e.N)), string(e.ID))
		b = appendText(appendText(b, string(e.Class)), string(e.Kind))
		for _, n := range []int{e.Degree, e.Mentions, e.Last} {
			b = appendNumber(b, n)
		}
	}
	b = appendNumber(b, len(p.Relations))
	for _, r := range p.Relations {
		b = appendText(appendNumber(b, int(r.N)), string(r.ID))
		b = appendText(appendText(b, string(r.Predicate)), string(r.Status))
		for _, n := range []int{int(r.Subject), int(r.Object), r.Evidence, r.First, r.Last} {
			b = appendNumber(b, n)
		}
	}
	b = appendNumbers(b, p.GoneEntities)
	b = appendNumber(b, len(p.Keys))
	for _, k := range p.Keys {
		b = appendNumber(appendText(b, string(k.ID)), int(k.Entity))
	}
	return b
}

func appendNumbers(b []byte, list []int64) []byte {
	b = appendNumber(b, len(list))
	for _, n := range list {
		b = appendNumber(b, int(n))
	}
	return b
}

// decodePatch reads what encode wrote.
func decodePatch(body []byte) (patch, error) {
	b := blob{b: body}
	p := patch{Generation: int64(b.number()), Documents: b.number() - 1}
	p.GoneRelations = b.numbers()
	for n := b.number(); n > 0 && b.err == nil; n-- {
		p.Entities = append(p.Entities, patchEntity{N: int64(b.number()), ID: kg.ID(b.text()), Class: kg.Class(b.text()), Kind: kg.Kind(b.text()),
			Degree: b.number(), Mentions: b.number(), Last: b.number()})
	}
	for n := b.number(); n > 0 && b.err == nil; n-- {
		r := patchRelation{N: int64(b.number()), ID: kg.ID(b.text()), Predicate: kg.Predicate(b.text()), Status: kg.Status(b.text())}
		r.Subject, r.Object, r.Evidence, r.First, r.Last = int64(b.number()), int64(b.number()), b.number(), b.number(), b.number()
		p.Relations = append(p.Relations, r)
	}
	p.GoneEntities = b.numbers()
	for n := b.number(); n > 0 && b.err == nil; n-- {
		p.Keys = append(p.Keys, patchKey{kg.ID(b.text()), int64(b.number())})
	}
	return p, b.err
}

func (b *blob) numbers() []int64 {
	var out []int64
	for n := b.number(); n > 0 && b.err == nil; n-- {
		out = append(out, int64(b.number()))
	}
	return out
}
