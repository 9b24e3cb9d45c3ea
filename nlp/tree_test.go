package nlp

import (
	"slices"
	"testing"
)

// a sentence of words with their heads and relations.
func treeOf(heads []int, rels ...string) *Tree {
	s := &Sentence{}
	for i, h := range heads {
		s.Tokens = append(s.Tokens, Token{Text: rels[i], Lower: rels[i], Head: h, Rel: rels[i]})
	}
	return s.Tree()
}

func TestATreeTellsWhatDependsOnAToken(t *testing.T) {
	// Peru [supports] the plan of Chile
	tree := treeOf([]int{1, -1, 3, 1, 5, 3}, "nsubj", "root", "det", "obj", "case", "nmod")
	for i, want := range []Range{{0, 0}, {0, 5}, {2, 2}, {2, 5}, {4, 4}, {4, 5}} {
		if got := tree.Yield(i); got != want {
			t.Errorf("Token %d: yield %v, want %v", i, got, want)
		}
	}
	if got := tree.Children(3); !slices.Equal(got, []int{2, 5}) {
		t.Errorf("children of the object: %v", got)
	}
	if got := tree.Case(5); got != "case" {
		t.Errorf("case of the modifier: %q", got)
	}
	if got := tree.Child(1, "obj"); got != 3 {
		t.Errorf("object: %d", got)
	}
	if got := tree.Child(1, "iobj"); got != -1 {
		t.Errorf("a child that is not there: %d", got)
	}
	if got := tree.Head(Range{2, 5}); got != 3 {
		t.Errorf("head of the noun phrase: %d", got)
	}
}

func TestAPathMeetsAtTheTokenOverBoth(t *testing.T) {
	tree := treeOf([]int{1, -1, 3, 1, 5, 3}, "nsubj", "root", "det", "obj", "case", "nmod")
	up, down, apex := tree.Path(0, 5)
	if !slices.Equal(up, []int{0}) || !slices.Equal(down, []int{5, 3}) || apex != 1 {
		t.Errorf("path: %v %v %d", up, down, apex)
	}
	if _, _, apex := treeOf([]int{-1, -1}, "root", "root").Path(0, 1); apex != -1 {
		t.Errorf("two trees meet at %d", apex)
	}
}

func TestATreeOfAnyHeadsEnds(t *testing.T) {
	for _, heads := range [][]int{{1, 0}, {0}, {5, -7, 1}, {1, 2, 0}} {
		tree := treeOf(heads, slices.Repeat([]string{"dep"}, len(heads))...)
		for i := range heads {
			if r := tree.Yield(i); r.First > i || r.Last < i {
				t.Errorf("heads %v: Token %d yields %v", heads, i, r)
			}
			tree.Path(i, 0)
		}
	}
}
