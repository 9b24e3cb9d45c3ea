package nlp

// A Token is a word, number, punctuation mark or clitic ('s, n't) of a text.
type Token struct {
	Start, End int    // bytes of the text
	Text       string // as it stands in the text
	Lower      string // Text in lower case
	Tag        string // Penn Treebank part of speech
	UPOS       string // Universal Dependencies part of speech
	Lemma      string // the dictionary form, in lower case
	Head       int    // the Token of the Sentence that this one depends on, -1 for the root
	Rel        string // how it depends: the Universal Dependencies relation with its subtype, "root" for the root
	Group      uint16 // the class of words that stand where this one does, 0 if unknown
	Sense      uint16 // the class of words that mean about the same, 0 if unknown
	Common     bool   // a capitalised word that the tagger knows as a plain word, not a name
}

// A Stretch is a half-open range of bytes of a text.
type Stretch struct{ Start, End int }

// A Sentence is a stretch of text with its Tokens and what they form.
type Sentence struct {
	Start, End int
	Tokens     []Token
	Chunks     []Chunk
	AllCaps    bool // written in capitals only: case says nothing here
	TitleCase  bool // written as a title is: nearly every word has a capital
}

// Noun reports whether the Token is tagged as a noun.
func (t Token) Noun() bool { return len(t.Tag) >= 2 && t.Tag[:2] == "NN" }

// Proper reports whether the Token is tagged as a proper noun.
func (t Token) Proper() bool { return t.Tag == "NNP" || t.Tag == "NNPS" }

// Verb reports whether the Token is tagged as a verb; modals are not.
func (t Token) Verb() bool { return len(t.Tag) >= 2 && t.Tag[:2] == "VB" }

// Upper reports whether the Token starts with a capital letter.
func (t Token) Upper() bool { return startsUpper(t.Text) }

// Is reports whether the Token's lower-case text is one of words.
func (t Token) Is(words ...string) bool {
	for _, w := range words {
		if t.Lower == w {
			return true
		}
	}
	return false
}
