package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"graphd/export"
	"graphd/kg"
	"graphd/store/memstore"
	"graphd/store/storetest"
	"pgregory.net/rapid"
)

var ctx = context.Background()

var (
	center = storetest.Agency("El Paso Intelligence Center")
	epic   = storetest.Agency("EPIC")
	merida = storetest.Strategy("Mérida Initiative 😀")
)

// brief is a Text with one of everything that a Reading can hold.
func brief() storetest.Text {
	return storetest.Text{
		Title: "Border <news>", Publisher: "Times", Published: "2013-01-01",
		Means: []storetest.Means{{Kind: kg.LinkAcronym, Short: epic, Full: center}},
		Says: []storetest.Statement{
			{Subject: epic, Predicate: "supports", Object: merida, By: storetest.Person("Peña Nieto"), When: "2012-06"},
			{Subject: center, Predicate: "supports", Object: merida, As: kg.Pronoun, Phrase: "stands by"},
			{Subject: center, Predicate: "opposes", Object: storetest.Person("Peña Nieto"), Status: kg.Denied, As: storetest.Unsaid},
		},
	}
}

func filled(t *testing.T) kg.Store {
	t.Helper()
	s := memstore.New(storetest.Rules())
	for source, text := range map[string]storetest.Text{"one": brief(), "two": brief(), "three": {Knows: []storetest.Thing{epic}}} {
		if _, err := s.Put(ctx, text.Reading(), source); err != nil {
			t.Fatal(err)
		}
	}
	for _, j := range []kg.Judgement{
		{Verdict: kg.Reject, A: kg.MakeKey(kg.Actor, "EPIC"), B: kg.MakeKey(kg.Program, "x"), Predicate: "supports", Status: kg.Asserted, When: "2024-01-02T00:00:00Z"},
		{Verdict: kg.Different, A: kg.MakeKey(kg.Actor, "A"), B: kg.MakeKey(kg.Actor, "B"), By: "me", When: "2024-01-01T00:00:00Z", Why: "<why>"},
	} {
		j, err := kg.NewJudgement(j)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Judge(ctx, j); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func written(t *testing.T, s export.Store) string {
	t.Helper()
	var b strings.Builder
	if err := export.WriteJSONL(ctx, s, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLinesAreOfFourKindsAndSorted(t *testing.T) {
	var kinds []string
	last := map[string]string{}
	for text := range strings.Lines(written(t, filled(t))) {
		var line map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatal(err)
		}
		for _, kind := range []string{"document", "entity", "relation", "judgement"} {
			var named struct{ ID string }
			if line[kind] == nil {
				continue
			}
			if err := json.Unmarshal(line[kind], &named); err != nil {
				t.Fatal(err)
			}
			if kind != "judgement" && named.ID <= last[kind] {
				t.Errorf("%s %s comes after %s", kind, named.ID, last[kind])
			}
			last[kind] = named.ID
			kinds = append(kinds, kind)
		}
	}
	want := []string{"document", "document", "entity", "entity", "entity", "relation", "relation", "judgement", "judgement"}
	if !slices.Equal(kinds, want) {
		t.Errorf("the lines are %v, want %v", kinds, want)
	}
}

func TestWhatIsReadBackIsTheSameByteForByte(t *testing.T) {
	want := written(t, filled(t))
	s := memstore.New(storetest.Rules())
	for range 2 { // reading it twice is harmless
		n, err := export.ReadJSONL(ctx, strings.NewReader(want), s)
		if err != nil {
			t.Fatal(err)
		}
		if n.Documents != 2 || n.Sources != 3 || n.Judgements != 2 {
			t.Errorf("counts are %+v", n)
		}
		if have := written(t, s); have != want {
			t.Errorf("read back it is\n%s\nwant\n%s", have, want)
		}
	}
}

func TestRandomReadingsComeBackExactly(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		reading := storetest.RandomText().Draw(r, "text").Reading()
		s, again := memstore.New(storetest.Rules()), memstore.New(storetest.Rules())
		if _, err := s.Put(ctx, reading, "source"); err != nil {
			r.Fatal(err)
		}
		var first, second bytes.Buffer
		if err := export.WriteJSONL(ctx, s, &first); err != nil {
			r.Fatal(err)
		}
		if _, err := export.ReadJSONL(ctx, bytes.NewReader(first.Bytes()), again); err != nil {
			r.Fatal(err)
		}
		if err := export.WriteJSONL(ctx, again, &second); err != nil {
			r.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			r.Fatalf("have %s\nwant %s", &second, &first)
		}
		back, err := again.Readings(ctx, []kg.ID{reading.Document.ID})
		if err != nil {
			r.Fatal(err)
		}
		have, want := canonical(r, back[0]), canonical(r, reading)
		if have != want {
			r.Fatalf("have %s\nwant %s", have, want)
		}
	})
}

func canonical(t *rapid.T, r *kg.Reading) string {
	b, err := kg.Canonical(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheObjectOfADocumentIsAsPinned(t *testing.T) {
	r := brief().Reading()
	b, err := json.Marshal(export.ReadingObject(r))
	if err != nil {
		t.Fatal(err)
	}
	var o struct {
		Document  map[string]any
		Entities  []map[string]any
		Relations []struct {
			Predicate, Status, Phrase string
			Evidence                  []map[string]any
		}
		Dropped []map[string]any
		Reading any
	}
	if err := json.Unmarshal(b, &o); err != nil {
		t.Fatal(err)
	}
	has := func(what string, object map[string]any, fields ...string) {
		t.Helper()
		for _, f := range fields {
			if v, ok := object[f]; !ok || v == nil {
				t.Errorf("%s has no %q: %v", what, f, object)
			}
		}
	}
	has("document", o.Document, "id", "source", "sources", "title", "author", "publisher", "published", "sha256", "text", "zones")
	has("entity", o.Entities[0], "id", "name", "class", "kind", "aliases", "mentions")
	has("mention", o.Entities[0]["mentions"].([]any)[0].(map[string]any), "start", "end", "text", "form")
	has("evidence", o.Relations[0].Evidence[0], "quote", "start", "end", "subject", "object", "trigger", "antecedents", "attributedTo", "when", "rule")
	has("dropped", o.Dropped[0], "subject", "object", "reason", "start", "end")
	if o.Reading != nil || len(o.Entities) != 3 || len(o.Relations) != 2 {
		t.Errorf("the object is %s", b)
	}
	for _, x := range export.ReadingObject(r).Relations {
		for _, e := range x.Evidence {
			if r.Document.Text[e.Start:e.End] != e.Quote {
				t.Errorf("%q is not at %d:%d", e.Quote, e.Start, e.End)
			}
		}
	}
	for _, x := range export.ReadingObject(r).Entities {
		for _, m := range x.Mentions {
			if r.Document.Text[m.Start:m.End] != m.Text {
				t.Errorf("%q is not at %d:%d", m.Text, m.Start, m.End)
			}
		}
	}
}

func TestClaimsAreListedLineByLine(t *testing.T) {
	text := brief()
	text.Says[0].Object.Name = "Mérida\n\x1b[31mInitiative"
	have := export.ClaimsText(text.Reading())
	for _, want := range []string{
		"El Paso Intelligence Center — supports → Mérida [31mInitiative [ASSERTED, by Peña Nieto, 2012-06] \"EPIC supports Mérida [31mInitiative, says Peña Nieto.\" (storetest)\n",
		"El Paso Intelligence Center — opposes → Peña Nieto [DENIED] \"Then (denied) opposes Peña Nieto.\" (storetest)\n",
		"dropped: ", "[NO_FRAME]",
	} {
		if !strings.Contains(have, want) {
			t.Errorf("the listing lacks %q:\n%s", want, have)
		}
	}
	if n := strings.Count(have, "\n"); n != 4 {
		t.Errorf("%d lines:\n%s", n, have)
	}
}

func TestAnErrorNamesTheLine(t *testing.T) {
	good := written(t, filled(t))
	document := strings.SplitAfter(good, "\n")[0]
	for name, c := range map[string]struct {
		text, place string
		kind        kg.ErrorKind
	}{
		"no JSON":                {"\n\n{", "line 3", kg.Invalid},
		"none of the four":       {document + `{"thing":1}`, "line 2", kg.Invalid},
		"an empty object":        {"{}", "line 1", kg.Invalid},
		"two values on a line":   {`{"entity":{}} {}`, "line 1", kg.Invalid},
		"a list":                 {document + "[]", "line 2", kg.Invalid},
		"a field it cannot keep": {strings.Replace(document, `"title"`, `"headline"`, 1), "line 1", kg.Invalid},
		"a reading cut out":      {document[:strings.Index(document, `,"reading"`)] + "}", "line 1", kg.Invalid},
		"no sources":             {strings.Replace(document, `"sources":["`, `"sources":[],"x":["`, 1), "line 1", kg.Invalid},
		"a law broken":           {good + strings.Replace(document, `"text":"`, `"text":"😀`, 1), "line 10", kg.LawBroken},
		"a forged judgement":     {`{"judgement":{"id":"jud_1","verdict":"SAME","a":"actor|a","b":"actor|b","by":"","when":"2024"}}`, "line 1", kg.Invalid},
		"not UTF-8":              {"\xff\xfe", "line 1", kg.Invalid},
	} {
		_, err := export.ReadJSONL(ctx, strings.NewReader(c.text), memstore.New(storetest.Rules()))
		if err == nil || kg.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.place) {
			t.Errorf("%s: %v, want an error of kind %s that names %s", name, err, c.kind, c.place)
		}
	}
}

func TestAnImportKeepsWhatCameBeforeTheError(t *testing.T) {
	s := memstore.New(storetest.Rules())
	lines := strings.SplitAfter(written(t, filled(t)), "\n")
	n, err := export.ReadJSONL(ctx, strings.NewReader(lines[0]+"{"), s)
	if err == nil || n.Documents != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	if stats, err := s.Stats(ctx, kg.RelationFilter{}); err != nil || stats.Documents != 1 {
		t.Errorf("%+v, %v", stats, err)
	}
}

// broken fails after some bytes.
type broken struct{ left int }

var errBroken = errors.New("the disk is full")

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestAWriteErrorIsReported(t *testing.T) {
	s := filled(t)
	for _, left := range []int{0, 1 << 10} {
		if err := export.WriteJSONL(ctx, s, &broken{left}); !errors.Is(err, errBroken) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
}

func TestAReadErrorIsReported(t *testing.T) {
	r := io.MultiReader(strings.NewReader("\n"), iotestErr{})
	if _, err := export.ReadJSONL(ctx, r, memstore.New(storetest.Rules())); !errors.Is(err, errBroken) {
		t.Errorf("%v", err)
	}
}

type iotestErr struct{}

func (iotestErr) Read([]byte) (int, error) { return 0, errBroken }

func TestEvidenceBeyondOnePageIsCited(t *testing.T) {
	var text storetest.Text
	for range 1_100 {
		text.Says = append(text.Says, storetest.Statement{Subject: epic, Predicate: "supports", Object: merida})
	}
	s := memstore.New(storetest.Rules())
	if _, err := s.Put(ctx, text.Reading(), "source"); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(written(t, s)) {
		var l struct {
			Relation struct{ Evidence []string }
		}
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		if n := len(l.Relation.Evidence); n != 0 && n != 1_100 {
			t.Errorf("%d pieces of evidence are cited", n)
		}
	}
}

func FuzzAnImportNeverPanics(f *testing.F) {
	s := memstore.New(storetest.Rules())
	if _, err := s.Put(ctx, brief().Reading(), "source"); err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if err := export.WriteJSONL(ctx, s, &b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	for line := range bytes.Lines(b.Bytes()) {
		f.Add(line)
	}
	f.Add([]byte(`{"document":{"sources":["a"]},"reading":{}}`))
	f.Add([]byte(`{"judgement":null,"entity":null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s := memstore.New(storetest.Rules())
		if _, err := export.ReadJSONL(ctx, bytes.NewReader(text), s); err != nil && kg.KindOf(err) == kg.Internal {
			t.Errorf("an import failed for a reason of its own: %v", err)
		}
		if err := export.WriteJSONL(ctx, s, io.Discard); err != nil {
			t.Errorf("what was taken in does not come out: %v", err)
		}
	})
}
