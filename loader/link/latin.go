package link

import "strings"

// latin writes the letters of other scripts in Latin ones, letter by letter: close
// enough that two spellings of a name come near each other. Letters of scripts
// that it does not know stay as they are.
func latin(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r < 0x370:
			b.WriteRune(r)
		case r >= 0xac00 && r <= 0xd7a3:
			b.WriteString(hangul(r))
		case r >= 0x30a1 && r <= 0x30fa:
			writeKana(&b, runes, i)
		case r >= 0x0904 && r <= 0x094d:
			writeDevanagari(&b, runes, i)
		default:
			if t, ok := letters[r]; ok {
				b.WriteString(t)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// letters pairs each letter of some alphabets with Latin ones.
var letters = func() map[rune]string {
	m := map[rune]string{}
	add := func(from, to string) {
		for i, t := range strings.Fields(to) {
			if t == "-" {
				t = ""
			}
			m[[]rune(from)[i]] = t
		}
	}
	add("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")
	add("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "A B V G D E E Zh Z I I K L M N O P R S T U F Kh Ts Ch Sh Shch - Y - E Yu Ya")
	add("іїєґўәғқңөұүһјљњћђџќѓѕІЇЄҐҚҰҒЈЉЊЋЂЏ", "i yi ye g u a g k n o u u h j lj nj c dj dz k g dz I Yi Ye G K U G J Lj Nj C Dj Dz")
	add("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ", "a v g d e z i th i k l m n x o p r s s t y f ch ps o a e i i o y o")
	add("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", "A V G D E Z I Th I K L M N X O P R S T Y F Ch Ps O")
	add("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکیه", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h u i a a - a a i u i p ch zh g k i h")
	add("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z ch t i k k l m m n n s a p f ts ts k r sh t")
	add("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h")
	add("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f")
	add("・·–", "- - -")
	m['・'], m['·'] = " ", " "
	return m
}()

var (
	hangulFirst = strings.Fields("g kk n d tt r m b pp s ss - j jj ch k t p h")
	hangulVowel = strings.Fields("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
	hangulLast  = strings.Fields("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
)

func hangul(r rune) string {
	n := int(r - 0xac00)
	return strings.ReplaceAll(hangulFirst[n/588]+hangulVowel[n%588/28]+hangulLast[n%28], "-", "")
}

// kana lists Katakana from U+30A1 on, small letters included; "=" doubles.
var kana = strings.Fields(`a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji = tsu zu te de to do
	na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu ka ke va vi ve vo`)

func writeKana(b *strings.Builder, runes []rune, i int) {
	if n := int(runes[i] - 0x30a1); n < len(kana) && kana[n] != "=" {
		b.WriteString(kana[n])
	}
}

var devanagari = strings.Fields(`a a i i u u r l e e e ai o o o au k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h`)

func writeDevanagari(b *strings.Builder, runes []rune, i int) {
	r := runes[i]
	switch n := int(r - 0x0905); {
	case n >= 0 && n < len(devanagari):
		b.WriteString(devanagari[n])
		if n < 16 { // a vowel
			return
		}
		if i+1 < len(runes) && runes[i+1] > 0x0904 && (runes[i+1] < 0x093b || runes[i+1] == 0x0950) {
			b.WriteByte('a') // a consonant before another speaks its own vowel
		}
	case r >= 0x093e && r <= 0x094c:
		b.WriteString(strings.Fields("a i i u u r r e e e ai o o o au")[r-0x093e])
	}
}
