package main

import (
	"strings"
	"testing"
)

func TestNoNameIsBothLearnedFromAndJudged(t *testing.T) {
	pairs := []pair{{a: "x", b: "P"}, {a: "y", b: "Q"}, {a: "z", b: "P"}, {a: "x", b: "R"}, {a: "w", b: "Q"}}
	fold := parted(pairs, 2)
	if fold[0] != fold[2] || fold[1] != fold[4] || fold[0] == fold[1] {
		t.Errorf("folds %v", fold)
	}
}

func TestAFileOfPairsIsReadByTheNamesOfItsColumns(t *testing.T) {
	got, err := read([]byte("is_match,name2,name1,schema\ntrue,B,A,Person\nfalse,D,C,Company\n"))
	if err != nil || len(got) != 2 || got[0].a != "A" || got[0].b != "B" || !got[0].same || got[1].same || got[0].kind != "person" || got[1].kind != "body" {
		t.Errorf("%+v %v", got, err)
	}
	for _, c := range []struct{ raw, want string }{{"", "no pairs"}, {"name1,name2\na,b\n", `no column "schema"`}} {
		if _, err := read([]byte(c.raw)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.raw, err)
		}
	}
}
