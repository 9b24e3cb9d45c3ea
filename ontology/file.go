package ontology

import "graphd/kg"

// file is the form of an ontology file.
type file struct {
	Name         string              `yaml:"name"`
	Base         string              `yaml:"base"`
	Kinds        []KindDef           `yaml:"kinds"`
	Light        []string            `yaml:"light"`
	NamesOnly    []string            `yaml:"names_only"`
	Predicates   []PredicateDef      `yaml:"predicates"`
	Frames       []Frame             `yaml:"frames"`
	Prepositions []PrepFrame         `yaml:"prepositions"`
	Open         openWords           `yaml:"open"`
	Titles       []titleList         `yaml:"titles"`
	TitleMods    []string            `yaml:"title_modifiers"`
	Objectives   objectiveWords      `yaml:"objectives"`
	Status       map[string]CueWords `yaml:"status"`
	Speakers     []string            `yaml:"speakers"`
	Pronouns     map[string][]string `yaml:"pronouns"`
	Descriptions []Description       `yaml:"descriptions"`
	Countries    []country           `yaml:"countries"`
	Places       []string            `yaml:"places"`
	States       []string            `yaml:"states"`
	Aliases      []body              `yaml:"aliases"`
	GivenNames   []string            `yaml:"given_names"`
}

// A Frame says which words state a relation, and between what.
type Frame struct {
	Predicate kg.Predicate `yaml:"predicate"`
	Verbs     []string     `yaml:"verbs"`
	Nouns     []string     `yaml:"nouns"`
	Preps     []string     `yaml:"preps"` // "-" is the direct object, "subjects" the subjects among themselves
	Reverse   bool         `yaml:"reverse"`
	Status    kg.Status    `yaml:"status"`
	Subjects  []string     `yaml:"subjects"`
	Objects   []string     `yaml:"objects"`
}

// A PrepFrame says what a preposition between two mentions states.
type PrepFrame struct {
	Predicate kg.Predicate `yaml:"predicate"`
	Preps     []string     `yaml:"preps"`
	Subjects  []string     `yaml:"subjects"`
	Objects   []string     `yaml:"objects"`
	Reverse   bool         `yaml:"reverse"`
}

// CueWords are the words that give a Status: single words, modal verbs, main
// verbs (to what hangs from them; Ends to their own object) and phrases.
type CueWords struct {
	Ends    []string `yaml:"ends"`
	Words   []string `yaml:"words"`
	Verbs   []string `yaml:"verbs"`
	Modals  []string `yaml:"modals"`
	Phrases []string `yaml:"phrases"`
}

// A Description says which Kinds a definite noun ("the agreement") may point at.
type Description struct {
	Nouns []string  `yaml:"nouns"`
	Kinds []kg.Kind `yaml:"kinds"`
}

type openWords struct {
	Near []string `yaml:"near"`
	Far  []string `yaml:"far"`
}

type titleList struct {
	Predicate kg.Predicate `yaml:"predicate"`
	Words     []string     `yaml:"words"`
}

type objectiveWords struct {
	Verbs     []string `yaml:"verbs"`
	Never     []string `yaml:"never"`
	VerbPreps []string `yaml:"verb_preps"`
	Direct    []string `yaml:"direct"`
	Nouns     []string `yaml:"nouns"`
	NounPreps []string `yaml:"noun_preps"`
	Changes   []string `yaml:"changes"`
	Actions   []string `yaml:"actions"`
}

type country struct {
	Name       string   `yaml:"name"`
	Adjectives []string `yaml:"adjectives"`
	Capital    string   `yaml:"capital"`
	Aliases    []string `yaml:"aliases"`
}

type body struct {
	Name    string   `yaml:"name"`
	Kind    kg.Kind  `yaml:"kind"`
	Aliases []string `yaml:"aliases"`
}
