package score

import (
	"encoding/json"
	"os"
	"slices"

	"graphd/kg"
)

// Gold is the graph that people made of one text.
type Gold struct {
	Title     string         `json:"title"`
	BodyStart string         `json:"body_start"`
	BodyEnd   string         `json:"body_end"`
	Chrome    []string       `json:"boilerplate_must_not_appear"`
	Entities  []GoldEntity   `json:"entities"`
	Relations []GoldRelation `json:"relations"`
}

// A GoldEntity is one entity of a Gold graph.
type GoldEntity struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	TypeAlso string   `json:"type_also"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Generic  bool     `json:"generic"` // found or not, it does not count
}

// A GoldRelation is one relation of a Gold graph, by one sentence.
type GoldRelation struct {
	Subject  string `json:"subject"`
	Object   string `json:"object"`
	Type     string `json:"type"`
	Evidence string `json:"evidence"`
	Status   string `json:"status"`
	Polarity string `json:"polarity"`
	Optional bool   `json:"optional"`
	Coref    string `json:"coref"`
}

// ReadGold reads a gold graph from a file.
func ReadGold(path string) (Gold, error) {
	var g Gold
	raw, err := os.ReadFile(path)
	if err != nil {
		return g, kg.E(kg.NotFound, "read gold", path, err)
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		return g, kg.E(kg.Invalid, "read gold", path, err)
	}
	return g, nil
}

// A Graph is what a Reading says, in the form that is scored and that other
// tools can score as well.
type Graph struct {
	Text      string     `json:"text"`
	Entities  []Entity   `json:"entities"`
	Relations []Relation `json:"relations"`

	Sentences []string                `json:"-"` // as they were cut
	In        map[string]map[int]bool `json:"-"` // of each entity: the Sentences that mention it
	Dropped   []droppedPair           `json:"-"`
}

// An Entity is one entity of a Graph.
type Entity struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Aliases  []string `json:"aliases,omitempty"`
	Mentions []string `json:"mentions,omitempty"`
}

// A Relation is one relation of a Graph with its evidence.
type Relation struct {
	Subject   string     `json:"subject"`
	Object    string     `json:"object"`
	Predicate string     `json:"predicate"`
	Type      string     `json:"type"`
	Status    string     `json:"status"`
	Evidence  []Evidence `json:"evidence"`
}

// Evidence is the sentence that says a relation, and the rule that read it.
type Evidence struct {
	Quote string `json:"quote"`
	Rule  string `json:"rule,omitempty"`
}

// FromReading makes the Graph of one Reading.
func FromReading(r *kg.Reading) Graph {
	g := kg.Build([]*kg.Reading{r}, nil)
	out := Graph{Text: r.Document.Text}
	for _, e := range g.Entities {
		out.Entities = append(out.Entities, Entity{ID: string(e.ID), Name: e.Name, Type: string(e.Kind), Aliases: e.Aliases})
	}
	for _, rel := range g.Relations {
		o := Relation{Subject: string(rel.Subject), Object: string(rel.Object), Type: string(rel.Predicate), Status: string(rel.Status)}
		for _, e := range g.Evidence[rel.ID] {
			o.Predicate = e.Phrase
			o.Evidence = append(o.Evidence, Evidence{Quote: e.Quote, Rule: e.Rule})
		}
		out.Relations = append(out.Relations, o)
	}
	out.In = map[string]map[int]bool{}
	at := func(start int) int {
		return slices.IndexFunc(r.Sentences, func(s kg.Span) bool { return s.Start <= start && start < s.End })
	}
	for _, s := range r.Sentences {
		out.Sentences = append(out.Sentences, s.Of(r.Document.Text))
	}
	of := map[kg.Key]string{}
	for _, e := range g.Entities {
		for _, k := range e.Keys {
			of[k] = string(e.ID)
		}
	}
	for _, c := range r.Chains {
		id := of[c.Key]
		if out.In[id] == nil {
			out.In[id] = map[int]bool{}
		}
		for _, m := range c.Mentions {
			out.In[id][at(m.Start)] = true
		}
	}
	for _, d := range r.Dropped {
		out.Dropped = append(out.Dropped, droppedPair{of[d.Subject], of[d.Object], at(d.Sentence.Start), d.Reason})
	}
	return out
}
