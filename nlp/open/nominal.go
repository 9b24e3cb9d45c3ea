package open

import "slices"

// nominal reads what the noun i says beside the clause it stands in.
func (r *reader) nominal(i int) {
	t := r.t[i]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "PRON" {
		return
	}
	for _, a := range r.children(i, "appos") {
		if r.t[a].UPOS == "NOUN" || r.t[a].UPOS == "PROPN" {
			r.add("is", nil, [][]int{r.member(i, a), r.member(a, -1)}, "apposition")
		}
	}
	if p := r.child(i, "nmod:poss"); p >= 0 && r.t[p].UPOS != "PRON" {
		owner := r.member(p, -1)
		owned := slices.DeleteFunc(r.member(i, p), func(k int) bool { return k <= p })
		r.add("has", nil, [][]int{owner, owned}, "possessive")
	}
}
