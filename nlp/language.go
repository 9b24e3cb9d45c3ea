package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Language tells what a text seems to be written in, as far as it matters: the
// models here know English only.
type Language struct {
	Words   int     // that were looked at
	English float64 // the share of them that only English uses, as "the" and "with"
	Foreign float64 // the share that only other languages in Latin letters use, as "que" and "und"
	Latin   float64 // of the letters: the share that is Latin
}

// The bounds by which a text is taken for another language.
const (
	leastLatin     = 0.6  // of letters, in English with names from elsewhere
	fewWords       = 8    // too few to tell by
	leastForeign   = 0.08 // of words, in running text of another language
	runningEnglish = 0.2  // of words: enough for English with names from elsewhere in it
	manyWords      = 30   // in which English has function words, whatever it is about
	leastEnglish   = 0.04
)

// MayBeEnglish reports whether the text may be English: it is not if its letters are
// others, if it has more function words of other languages than English ones, or
// if it is long and has next to none.
func (l Language) MayBeEnglish() bool {
	switch {
	case l.Latin < leastLatin:
		return false
	case l.Words < fewWords:
		return true
	case l.Foreign >= leastForeign && l.Foreign > l.English && l.English < runningEnglish:
		return false
	}
	return l.Words < manyWords || l.English >= leastEnglish
}

// PlainlyEnglish reports whether the text has as many English function words as
// running English has; a short sentence is enough.
func (l Language) PlainlyEnglish() bool {
	return l.Latin >= leastLatin && l.English >= runningEnglish && l.English > l.Foreign
}

// LanguageOf looks at stretches of a text. Names do not count: of words, only
// those in lower case do, unless the text has hardly any others.
func LanguageOf(text string, at []Stretch) Language {
	c := languageCount{}
	for _, s := range at {
		part := text[s.Start:s.End]
		for len(part) > 0 {
			n := strings.IndexFunc(part, letter)
			if n < 0 {
				break
			}
			part = part[n:]
			n = strings.IndexFunc(part, func(r rune) bool { return !letter(r) })
			if n < 0 {
				n = len(part)
			}
			c.word(part[:n])
			part = part[n:]
		}
	}
	return c.language()
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

// languageCount counts words as they are written and in capitals.
type languageCount struct {
	letters, latin int
	lower, upper   wordCount
}

type wordCount struct{ words, english, foreign int }

func (c *languageCount) word(w string) {
	capital := false
	for i, r := range w {
		c.letters++
		if unicode.Is(unicode.Latin, r) {
			c.latin++
		}
		capital = capital || i == 0 && unicode.IsUpper(r)
	}
	n := &c.lower
	if capital {
		n = &c.upper
	}
	n.words++
	if utf8.RuneCountInString(w) > longestFunctionWord {
		return
	}
	switch w = strings.ToLower(w); {
	case onlyEnglish[w]:
		n.english++
	case onlyForeign[w]:
		n.foreign++
	}
}

func (c *languageCount) language() Language {
	l := Language{Latin: 1}
	if c.letters > 0 {
		l.Latin = float64(c.latin) / float64(c.letters)
	}
	n := c.lower
	if n.words < c.upper.words/4 { // a text in capitals
		n = wordCount{n.words + c.upper.words, n.english + c.upper.english, n.foreign + c.upper.foreign}
	}
	l.Words = n.words
	if n.words > 0 {
		l.English, l.Foreign = float64(n.english)/float64(n.words), float64(n.foreign)/float64(n.words)
	}
	return l
}

const longestFunctionWord = 8

// onlyEnglish holds function words that are no words of the languages below.
var onlyEnglish = wordSet(`the and of to that this these those with from which who whose what when where while for by be been being
	are were has have had it its they their them he she his her we our you your not or but if than then there about after before
	between through during under over into would could should will may might must can at an all any other such only also more most`)

// onlyForeign holds function words of Spanish, Portuguese, French, Italian,
// Romanian, German, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech,
// Hungarian, Turkish, Indonesian and Vietnamese that English does not have.
var onlyForeign = without(wordSet(`que de del la las los el en un una por para con se su sus como más pero lo al fue es
	da dos das na nas nos em um uma não ao com foi mais pelo pela são
	le les des du et une est dans qui pour sur pas plus par au aux ce cette avec sont ont été ses leur
	il gli di che della delle dei degli nel nella per sono con è più
	și în pe cu din care este sunt
	der das den dem des und ist mit von zu auf für nicht ein eine einen einem einer sich auch werden wird sind wurde bei nach
	het een van dat niet te zijn voor met op aan ook bij wordt naar uit
	och att det som är på till av inte för ett med den har om
	og er til af ikke som en den et på var jeg
	ja on että ei oli se kun myös mutta joka ovat
	w i z na do nie że się jest oraz przez od po dla jak ale
	v a na se je že byl pro jsou ve ze
	az és egy hogy nem meg volt ez mint
	ve bir bu için ile olarak daha çok olan
	yang dan di dengan untuk dari pada tidak ini itu adalah dalam oleh akan
	và của là có được cho các trong một những không với`),
	wordSet("a i on an no do so per at to per par sur men het pas plus and are for had has have not was is in it its be by he me we us or as if of all any can may den des")) // English has them, or its names do

func without(set, drop map[string]bool) map[string]bool {
	for w := range drop {
		delete(set, w)
	}
	return set
}
