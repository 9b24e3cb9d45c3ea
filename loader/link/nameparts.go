package link

import (
	"slices"
	"strings"
	"unicode"

	"graphd/kg"
)

// parts is a name as it is compared: its words in Latin letters, without what says
// nothing of who is meant.
type parts struct {
	words  []string
	forms  []string // legal forms that were taken off, by their group
	titled bool     // an honorific or an office was taken off
	letter string   // the first letters of all words, small words left out
}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	titles = set(`mr mrs ms miss dr prof professor sir lady lord dame sheikh shaikh sheik shaykh president prasident presidente prime minister
		general gen col colonel maj major capt captain lt lieutenant monsieur madame mme herr frau senor senora don dona hajji haji hadji qari
		mullah maulana mawlawi maulvi sayyid king queen prince princess chairman ambassador senator judge justice pope father reverend rev the hon
		honourable honorable his her excellency`)
	smallWords = set("the of and for de du des der die das la le les el los et und y e a in on und van von")
	particles  = set("al el bin ben ibn bint abu abou abd ul ur de la van von der den da dos di du")
)

// legal gives the group of each legal form, spelled as folded words.
var legal = func() map[string]string {
	m := map[string]string{}
	for group, forms := range map[string]string{
		"limited": "ltd|limited|ltda|limitada|sp z oo|spolka z ograniczona odpowiedzialnoscia|gmbh|gesellschaft mit beschrankter haftung|ooo|llc|limited liability company|l l c|sarl|sarl|srl|societatea cu raspundere limitata|bv|ab|oy|as|kft|sro|doo|ood|eood|pty|pvt|private|societe a responsabilite limitee|obshchestvo s ogranichennoi otvetstvennostiu|bvba|sprl|aps",
		"stock":   "inc|incorporated|corp|corporation|co|company|plc|public limited company|ag|aktiengesellschaft|aktiengeselschaft|sa|sa de cv|spa|nv|se|kk|ao|oao|pao|zao|jsc|ojsc|pjsc|cjsc|joint stock company|open joint stock company|public joint stock company|closed joint stock company|aktsionernoe obshchestvo|aktsionernoye obshchestvo|joynt stock company|sl|ade|ano|kgaa|asa|oyj",
		"partner": "lp|llp|limited partnership|kg|ohg|gbr|snc|scs",
	} {
		for _, f := range strings.Split(forms, "|") {
			m[f] = group
		}
	}
	return m
}()

// longestForm is the length in words of the longest legal form.
const longestForm = 4

// expand writes short words of bodies in full.
var expand = map[string]string{"intl": "international", "natl": "national", "dept": "department", "govt": "government", "univ": "university",
	"bros": "brothers", "assn": "association", "1st": "first", "2nd": "second", "3rd": "third", "us": "united states", "uk": "united kingdom",
	"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
	"percent": "per cent", "st": "saint"}

// split gives the parts of a name. Bodies lose their legal forms, persons their
// titles; both lose a legal form at the end, which no person has.
func split(name string, person bool) parts {
	text := latin(name)
	text = strings.ReplaceAll(text, "&", " and ")
	text = strings.ReplaceAll(text, "%", " percent ")
	if before, after, ok := strings.Cut(text, ","); ok && person && len(strings.Fields(before)) < 4 && after != "" {
		text = after + " " + before // "Putin, Vladimir"
	}
	words := kg.Fold(camel(text))
	if person {
		words = unleet(words)
	}
	var p parts
	words, p.forms = withoutForms(words)
	for i, w := range words {
		if titles[w] && len(words)-i > 1 && (person || w == "the") {
			p.titled = p.titled || w != "the"
			continue
		}
		if !person {
			if e := expand[w]; e != "" {
				p.words = append(p.words, strings.Fields(e)...)
				continue
			}
		}
		p.words = append(p.words, w)
	}
	for _, w := range p.words {
		if !smallWords[w] {
			p.letter += w[:1]
		}
	}
	return p
}

// mend joins two words of a where b writes them as one: "van der bilt".
func mend(a []string, b []string) []string {
	whole := map[string]bool{}
	for _, w := range b {
		whole[w] = true
	}
	out := slices.Clone(a)
	for i := 0; i+1 < len(out); i++ {
		glued := out[i]
		for j := i + 1; j < len(out) && j < i+4; j++ {
			if glued += out[j]; whole[glued] {
				out = slices.Replace(out, i, j+1, glued)
				break
			}
		}
	}
	return out
}

// withoutForms takes the legal forms off the two ends of a name.
func withoutForms(words []string) (rest, forms []string) {
	for again := true; again; {
		again = false
		for n := min(longestForm, len(words)-1); n > 0; n-- {
			if g := legal[strings.Join(words[len(words)-n:], " ")]; g != "" {
				words, forms, again = words[:len(words)-n], append(forms, g), true
				break
			}
			if g := legal[strings.Join(words[:n], " ")]; g != "" {
				words, forms, again = words[n:], append(forms, g), true
				break
			}
		}
	}
	return words, forms
}

// camel parts words that are written together: "SergeiLavrov", "SiemensAG".
func camel(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if legal[kg.FoldText(w)] == "" {
			words[i] = camelWord([]rune(w))
		}
	}
	return strings.Join(words, " ")
}

func camelWord(runes []rune) string {
	var b strings.Builder
	for i, r := range runes {
		if i > 1 && unicode.IsUpper(r) && unicode.IsLower(runes[i-1]) && unicode.IsLower(runes[i-2]) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unleet reads digits inside of words as the letters they stand for: "Sech1n".
func unleet(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if strings.IndexFunc(w, unicode.IsLetter) >= 0 {
			w = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "9", "g").Replace(w)
		}
		out[i] = w
	}
	return out
}
