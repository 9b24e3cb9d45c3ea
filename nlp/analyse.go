package nlp

// Analyse reads the given stretches of text, in order and apart, and gives
// their Sentences with tagged Tokens and their trees. Chunks are not set: see
// [Sentence.Shape].
func (m *Model) Analyse(text string, at []Stretch) []Sentence {
	var out []Sentence
	for _, p := range at {
		for _, s := range sentences(text, p) {
			m.annotate(&s)
			out = append(out, s)
		}
	}
	return out
}

// Annotate tags the Tokens of Sentences that are there already, as of a treebank,
// and sets their lemmas and trees anew.
func (m *Model) Annotate(sents []Sentence) {
	for i := range sents {
		m.annotate(&sents[i])
	}
}

// Retag tags the Tokens of Sentences as [Model.Annotate] does and keeps their trees.
func (m *Model) Retag(sents []Sentence) {
	for i := range sents {
		m.tag(&sents[i])
	}
}

func (m *Model) tag(s *Sentence) {
	m.tagger.tag(s)
	s.closedWords()
	s.mend()
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.UPOS = m.tagger.fitting(t.Tag, t.UPOS)
	}
}

func (m *Model) annotate(s *Sentence) {
	m.tag(s)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Lemma = lemma(t.Lower, t.Tag)
		if t.Group, t.Sense = m.tagger.classes.of(wordHash(digits(t.Lemma))); t.Sense == 0 {
			_, t.Sense = m.tagger.classes.of(wordHash(digits(t.Lower)))
		}
	}
	if m.parser != nil {
		m.parser.parse(s)
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.UPOS = universal(t.Tag, t.UPOS, t.Lower, t.Rel)
	}
}

// mend corrects tags that the words around rule out: a verb that the tagger took
// for a noun after "which" or after "and", where a preposition or an article follows.
func (s *Sentence) mend() {
	t := s.Tokens
	for i := 1; i+1 < len(t); i++ {
		if t[i-1].Lower == "to" && t[i+1].Tag == "VB" && t[i].Is("further", "better", "more", "fully", "jointly", "closely") {
			t[i].Tag = "RB" // "to further galvanize"
			continue
		}
		if t[i].Tag == "NNS" && verbOrNoun[t[i].Lower] && i > 1 && t[i-2].Tag == "DT" && (t[i-1].Tag == "JJ" || t[i-1].Tag == "NN") && i+2 < len(t) && t[i+1].Lower == "to" && t[i+2].Tag == "VB" && !verbBefore(t, i) {
			t[i].Tag, t[i-1].Tag = "VBZ", "NN" // "the initiative aims to restore"
			continue
		}
		if t[i].Tag == "NN" && t[i-1].Tag == "NNS" && verbOrNoun[t[i].Lower] && (t[i+1].Tag == "NNS" || t[i+1].Tag == "DT" || t[i+1].Tag == "PRP$") && !verbBefore(t, i) {
			t[i].Tag = "VBP" // "the states support farmers"
			continue
		}
		if (t[i].Tag == "NN" || t[i].Tag == "JJ" || t[i].Tag == "VBP") && (verbOrNoun[t[i].Lower] || plainVerb[t[i].Lower]) && (t[i-1].Tag == "CC" || t[i-1].Tag == "," || t[i-1].Text == ";") &&
			startsObject(t[i+1].Tag) && infinitiveBefore(t, i) {
			t[i].Tag = "VB" // "to maintain progress and drive action"
			continue
		}
		if t[i].Tag == "VBZ" && i > 1 && t[i+1].Proper() && (t[i-1].Tag == "JJ" || t[i-1].Tag == "NNP") && (t[i-2].Tag == "PRP$" || i > 2 && t[i-3].Tag == "PRP$") {
			t[i].Tag = "NNS" // "their Costa Rican counterparts President Alvarado"
			continue
		}
		if t[i].Tag != "NNS" && t[i].Tag != "NN" || !verbOrNoun[t[i].Lower] {
			continue
		}
		after := t[i+1].Tag == "IN" || t[i+1].Tag == "DT" || t[i+1].Tag == "TO" || t[i+1].Tag == "PRP$"
		before := t[i-1].Tag == "WDT" || t[i-1].Tag == "WP" || t[i-1].Tag == "NNP" && t[i].Tag == "NNS" || t[i-1].Tag == "PRP" ||
			t[i-1].Tag == "RB" || t[i-1].Tag == "CC" && t[i].Tag == "NNS"
		if after && before {
			t[i].Tag = "VBP"
			if t[i].Lower[len(t[i].Lower)-1] == 's' && t[i].Lower != "focus" {
				t[i].Tag = "VBZ"
			}
		}
	}
}

// plainVerb holds verbs that are no nouns, which the tagger may still miss.
var plainVerb = wordSet(`strengthen deepen broaden improve promote ensure enhance provide generate create build reduce prevent mobilize expand
	foster achieve restore establish dismantle disrupt facilitate encourage curb eliminate deliver bring implement enable empower
	accelerate raise maintain sustain preserve uphold defend mitigate modernize develop support tackle address bolster expel`)

func startsObject(tag string) bool {
	return tag == "DT" || tag == "PRP$" || tag[:1] == "J" || tag == "NN" || tag == "NNS" || tag == "NNP"
}

// verbBefore reports whether a finite verb stands before i.
func verbBefore(t []Token, i int) bool {
	for i--; i >= 0 && t[i].Tag != ":"; i-- {
		switch t[i].Tag {
		case "VBZ", "VBP", "VBD", "MD":
			return true
		}
	}
	return false
}

// infinitiveBefore reports whether an infinitive starts not far before i.
func infinitiveBefore(t []Token, i int) bool {
	for j := i - 1; j > 0 && j > i-32; j-- {
		switch {
		case t[j].Verb() && (t[j-1].Lower == "to" || t[j-1].Tag == "RB" && j > 1 && t[j-2].Lower == "to"):
			return true
		case t[j].Tag == "." || t[j].Tag == ":" && t[j].Text != ";" || t[j].Tag == "VBZ" || t[j].Tag == "VBD":
			return false
		}
	}
	return false
}

var verbOrNoun = wordSet(`drive measure end control combat counter share fight increase decrease protect promote access outline process
	advance balance benefit challenge change contact cause charge damage deal design detail document experience exercise finance
	force function guard guide handle harm honor impact influence interest issue judge level market master matter monitor notice
	order pilot place position practice press produce progress project purchase question rate raise reach record reform release
	request research reserve respect result return review risk root rule safeguard schedule search secure service shape shift signal
	source spend spread stem step study supply surprise tackle tailor tax test trade train transfer transition transport trust
	update use value view visit voice waste watch wish witness calls call focus focuses aims aim plans plan seeks targets target supports support works work helps help hopes hope
	needs need demands demand funds fund claims claim reports report votes vote attacks attack offers offer moves move
	pledges pledge promises promise threatens warns urges urge marks mark names name heads head hosts host leads lead runs run
	joins join backs back bans ban limits limit faces face shows show sets set puts cuts cut ends end starts start stands`)

// closedWords tags marks and prepositions of which the tagger has seen too few.
func (s *Sentence) closedWords() {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.Text {
		case ",":
			t.Tag = ","
		case ".", "!", "?":
			t.Tag = "."
		case ";", ":", "-", "–", "—", "--", "...", "…":
			t.Tag = ":"
		case "(", "[", "{":
			t.Tag = "-LRB-"
		case ")", "]", "}":
			t.Tag = "-RRB-"
		case "\"", "“", "”", "«", "»":
			t.Tag = "''"
		case "towards", "toward", "amongst", "amidst", "alongside", "via", "throughout", "regarding", "amid":
			t.Tag = "IN"
		case "•", "*", "·", "▪", "/", "|", "_":
			t.Tag = "NFP"
		}
	}
}
