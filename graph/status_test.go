package graph_test

import (
	"strings"
	"testing"

	"graphd/kg"
)

// What the texts deny or plan only: it must never show unless it is asked for.
func TestWhatIsNotAssertedShowsOnlyIfAskedFor(t *testing.T) {
	c := filled(t)
	v := vars{"pena": entityID(pena), "house": entityID(house), "merida": entityID(merida), "border": entityID(border), "d": texts()["two.txt"].Document.ID}
	for name, query := range map[string]string{
		"relations":           `{ relations(W) { nodes { status } } }`,
		"entity.relations":    `query($pena: ID!) { entity(id: $pena) { relations(W) { nodes { status } } } }`,
		"document.relations":  `query($d: ID!) { document(id: $d) { relations(W) { nodes { status } } } }`,
		"search":              `{ search(text: "border strategy", S) { nodes { ... on Evidence { relation { status } } } } }`,
		"neighborhood":        `query($pena: ID!) { neighborhood(of: [$pena], W) { relations { status } } }`,
		"paths":               `query($pena: ID!, $border: ID!) { paths(from: $pena, to: $border, W) { paths { hops { relation { status } } } } }`,
		"stats":               `{ stats(W) { byStatus { count status } } }`,
		"relations, by where": `{ relations(where: {minEvidence: 1}) { nodes { status } } }`,
	} {
		t.Run(name, func(t *testing.T) {
			c := client{t, c.h}
			used := vars{}
			for k, x := range v {
				if strings.Contains(query, "$"+k) {
					used[k] = x
				}
			}
			ask := func(where, status string) string {
				q := strings.ReplaceAll(strings.ReplaceAll(query, "W", where), "S)", status+")")
				q = strings.NewReplacer("()", "", ", )", ")").Replace(q)
				answer := string(c.data(q, used))
				return strings.ReplaceAll(answer, `{"count":0,"status":"DENIED"}`, "")
			}
			if got := ask("", ""); !strings.Contains(got, "ASSERTED") || strings.Contains(got, "DENIED") {
				t.Errorf("by default: %s", got)
			}
			if got := ask("where: {}", ""); strings.Contains(got, "DENIED") {
				t.Errorf("with an empty filter: %s", got)
			}
			if !strings.Contains(query, "W") && !strings.Contains(query, "S)") {
				return
			}
			if got := ask("where: {status: [DENIED]}", "status: [DENIED]"); !strings.Contains(got, "DENIED") {
				t.Errorf("asked for what is denied: %s", got)
			}
		})
	}
	c.answers(`{"asserted": {"outcome": "NONE"}, "planned": {"outcome": "FOUND"}}`, `query($house: ID!, $merida: ID!) {
		asserted: paths(from: $house, to: $merida, maxHops: 1) { outcome } planned: paths(from: $house, to: $merida, maxHops: 1, where: {status: [PLANNED]}) { outcome } }`,
		vars{"house": v["house"], "merida": v["merida"]})
}

func TestADegreeCountsWhatIsAsserted(t *testing.T) {
	filled(t).answers(`{"entity": {"degree": 2, "all": {"totalCount": 3}, "asserted": {"totalCount": 2}}}`,
		`{ entity(name: "White House") { degree all: relations(where: {status: [ASSERTED, PLANNED]}) { totalCount } asserted: relations { totalCount } } }`, nil)
}

func TestAnEmptyListOfStatusesIsRefused(t *testing.T) {
	c := filled(t)
	c.refused("INVALID", "status is an empty list", `{ relations(where: {status: []}) { totalCount } }`, nil)
	c.refused("INVALID", "status is an empty list", `{ search(text: "border", status: []) { totalCount } }`, nil)
	c.refused("GRAPHQL_VALIDATION_FAILED", "null", `{ relations(where: {status: null}) { totalCount } }`, nil)
}

func TestNamesOfTheOntologyAreUnderstoodInEveryCase(t *testing.T) {
	c := filled(t)
	for _, p := range []string{`HAS_OBJECTIVE`, `has_objective`, `"has_objective"`, `"Has Objective"`, `"has-objective"`} {
		c.answers(`{"relations": {"totalCount": 3}}`, `{ relations(where: {predicate: `+p+`}) { totalCount } }`, nil)
	}
	for _, k := range []string{`Agency`, `AGENCY`, `"agency"`} {
		c.answers(`{"entities": {"totalCount": 2}}`, `{ entities(where: {kinds: [`+k+`]}) { totalCount } }`, nil)
	}
	c.answers(`{"relations": {"totalCount": 3}}`, `query($p: Predicate!, $s: [Status!]!) { relations(where: {predicate: $p, status: $s}) { totalCount } }`, vars{"p": "HAS_OBJECTIVE", "s": []string{string(kg.Asserted)}})
	c.answers(`{"entities": {"totalCount": 0}}`, `{ entities(where: {kinds: [CRIMINAL_GROUP]}) { totalCount } }`, nil)
	c.refused("INVALID", `the ontology has no predicate "implement"; it has accused_of, affects`, `{ relations(where: {predicate: implement}) { totalCount } }`, nil)
	c.refused("INVALID", `the ontology has no kind "Country"; it has Agency, Agreement`, `{ entities(where: {kinds: [Country]}) { totalCount } }`, nil)
}
