package main

import (
	"fmt"
	"slices"
	"strings"

	"graphd/nlp"
)

// held is a set of texts to score on, and the types that its marks have.
type held struct {
	name    string
	lessons []nlp.NameLesson
	types   []string // of nlp.NameTypes; others are no names here
	fine    bool     // types are told apart as nlp.NameTypes are, else as nlp.Broader has them
}

type count struct{ right, found, marked int }

func (c count) f1() float64 {
	if c.right == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.found+c.marked)
}

func share(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

func scores(n *nlp.Namer, words nlp.NameWords, dev []held) string {
	var out strings.Builder
	for _, h := range dev {
		var all count
		by := map[string]*count{}
		at := func(t string) *count {
			if by[t] == nil {
				by[t] = &count{}
			}
			return by[t]
		}
		for _, l := range h.lessons {
			found := n.With(words, l.Style).Names(l.Sents)
			for i := range l.Sents {
				marked := map[nlp.Name]bool{}
				for _, m := range l.Marks[i] {
					if len(m.Types) > 0 {
						t := h.show(m.Types[0])
						marked[nlp.Name{First: m.First, Last: m.Last, Type: t}] = true
						all.marked++
						at(t).marked++
					}
				}
				for _, x := range found[i] {
					if !slices.Contains(h.types, x.Type) || unknown(l.Marks[i], x) {
						continue
					}
					x.Type = h.show(x.Type)
					all.found++
					at(x.Type).found++
					if marked[x] {
						all.right++
						at(x.Type).right++
					}
				}
			}
		}
		fmt.Fprintf(&out, "held out: %s precision %.3f recall %.3f F1 %.4f", h.name, share(all.right, all.found), share(all.right, all.marked), all.f1())
		for _, t := range nlp.NameTypes {
			if c := by[t]; c != nil {
				fmt.Fprintf(&out, " %s %.2f", t, c.f1())
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func (h held) show(t string) string {
	if h.name[0] == 'g' {
		return nlp.Broader(t)
	}
	if t == "work" {
		t = "misc" // CrossNER has no works
	}
	if h.fine {
		return t
	}
	return nlp.Broader(t)
}

// unknown reports whether a Name lies where nobody knows whether there is one.
func unknown(marks []nlp.NameMark, x nlp.Name) bool {
	return slices.ContainsFunc(marks, func(m nlp.NameMark) bool { return len(m.Types) == 0 && m.First <= x.Last && x.First <= m.Last })
}
