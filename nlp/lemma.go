package nlp

import "strings"

func lowerOf(s string) string { return strings.ToLower(s) }

// lemma gives the dictionary form of a word by its tag: irregular forms from a
// list, the others by their endings.
func lemma(lower, tag string) string {
	if l, ok := irregular[lower]; ok {
		switch {
		case tag[:1] == "V" || tag == "MD" || tag[:1] == "N":
			return l
		}
	}
	switch tag {
	case "NNS":
		return singular(lower)
	case "VBZ":
		return verbS(lower)
	case "VBD", "VBN":
		return stripEd(lower)
	case "VBG":
		return stripIng(lower)
	}
	return lower
}

func singular(w string) string {
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "xes")):
		return w[:n-2]
	case n > 4 && strings.HasSuffix(w, "ses") && strings.ContainsAny(w[n-4:n-3], "iy"):
		return w[:n-2] + "is"
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us"):
		return w[:n-1]
	}
	return w
}

func verbS(w string) string {
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "oes")):
		return w[:n-2]
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:n-1]
	}
	return w
}

func stripEd(w string) string {
	switch {
	case strings.HasSuffix(w, "ied") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ed") && len(w) > 4:
		return stem(w[:len(w)-2])
	}
	return w
}

func stripIng(w string) string {
	if strings.HasSuffix(w, "ing") && len(w) > 5 {
		return stem(w[:len(w)-3])
	}
	return w
}

// stem mends what is left when -ed or -ing is cut off: "plann" to "plan",
// "announc" to "announce".
func stem(w string) string {
	n := len(w)
	last := w[n-1]
	if n > 2 && last == w[n-2] && strings.IndexByte("bdgmnprt", last) >= 0 {
		return w[:n-1]
	}
	if stemsWithE[w] {
		return w + "e"
	}
	if strings.HasSuffix(w, "at") && n > 3 && strings.IndexByte("aeou", w[n-3]) < 0 || strings.HasSuffix(w, "iat") || strings.HasSuffix(w, "uat") || strings.HasSuffix(w, "eat") && n > 5 {
		return w + "e"
	}
	switch last {
	case 'c', 'u', 'v':
		return w + "e"
	case 'z':
		return w + "e"
	case 's':
		if n > 2 && (w[n-2] == 's' || strings.HasSuffix(w, "us") && n < 5) {
			return w
		}
		return w + "e"
	case 'g':
		if strings.HasSuffix(w, "ng") && !strings.HasSuffix(w, "ang") && !strings.HasSuffix(w, "eng") {
			return w
		}
		return w + "e"
	case 'l':
		if n > 2 && strings.IndexByte("bcdfgkptz", w[n-2]) >= 0 {
			return w + "e"
		}
	case 'r':
		if strings.HasSuffix(w, "uir") || strings.HasSuffix(w, "ar") && n > 3 && w[n-3] != 'e' && w[n-3] != 'o' || strings.HasSuffix(w, "cur") && n == 5 || strings.HasSuffix(w, "spir") || strings.HasSuffix(w, "sur") || strings.HasSuffix(w, "tur") {
			return w + "e"
		}
	case 'd':
		if strings.HasSuffix(w, "cid") || strings.HasSuffix(w, "vid") || strings.HasSuffix(w, "lud") || strings.HasSuffix(w, "ced") && n > 4 && w[n-4] == 'e' || strings.HasSuffix(w, "nad") || strings.HasSuffix(w, "rad") && n < 6 || strings.HasSuffix(w, "vad") || strings.HasSuffix(w, "uid") {
			return w + "e"
		}
	case 't':
		if strings.HasSuffix(w, "mot") || strings.HasSuffix(w, "ibut") && !strings.HasSuffix(w, "tribut") || strings.HasSuffix(w, "ecut") || strings.HasSuffix(w, "nvit") || strings.HasSuffix(w, "unit") || strings.HasSuffix(w, "titut") || strings.HasSuffix(w, "mut") || strings.HasSuffix(w, "plet") || strings.HasSuffix(w, "tribut") || strings.HasSuffix(w, "cit") && n < 7 || strings.HasSuffix(w, "writ") {
			return w + "e"
		}
	case 'm':
		if strings.HasSuffix(w, "sum") || strings.HasSuffix(w, "am") && n < 6 && w[n-3] != 'e' {
			return w + "e"
		}
	case 'n':
		if strings.HasSuffix(w, "fin") || strings.HasSuffix(w, "bin") || strings.HasSuffix(w, "min") || strings.HasSuffix(w, "clin") || strings.HasSuffix(w, "pon") {
			return w + "e"
		}
	case 'k':
		if n > 2 && strings.HasSuffix(w, "ak") && w[n-3] != 'e' || strings.HasSuffix(w, "rik") || strings.HasSuffix(w, "vok") {
			return w + "e"
		}
	case 'p':
		if strings.HasSuffix(w, "hap") || strings.HasSuffix(w, "cap") || strings.HasSuffix(w, "hop") || strings.HasSuffix(w, "cop") {
			return w + "e"
		}
	}
	return w
}

var stemsWithE = wordSet(`creat us rais caus involv liv giv hav tak mak com becom includ provid decid guid resid preced rul
	schedul handl assembl fil pil compil exil prevail scal pos clos los clos promot not vot devot quot hous chang charg
	engag manag encourag arrang challeng merg urg emerg purchas releas increas decreas promis exercis advis devis rais
	cooperat operat coordinat dedicat facilitat demonstrat designat eliminat estimat evaluat indicat initiat integrat
	investigat legislat mitigat negotiat nominat participat perpetrat prosecut regulat separat terminat violat donat stat
	strengthe restor ignor explor adher interfer secur ensur acquir requir inspir retir fir hir shar car prepar declar compar
	assur captur featur measur structur undermin combin defin determin examin imagin outlin postpon`)
