package article

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A mark is what a block says it is, by the phrases that pages put around
// articles.
type mark int

// The marks. Those from endRelated on end the article if it has begun.
const (
	unmarked    mark = iota
	markDate         // a date line
	markByline       // says who wrote or spoke
	markMenu         // an entry of a menu
	markShare        // share lines, advertisements, appeals
	markBanner       // cookie notices and the like
	markTease        // one line that points to another article
	markContact      // whom to ask, where to read more
	markCaption
	markBegin  // "Begin text:"
	markWeak   // chrome only where no running text follows
	endRelated // the head of a list of other articles
	endFooter  // the head of what stands below every article
)

// exactly are whole blocks, in lower case and without outer marks.
var exactly = map[mark]map[string]bool{
	markMenu: phraseSet(`home; menu; search; close; skip to main content; skip to content; skip to navigation; skip navigation; log in; login; sign in; sign up; register;
		my account; account; english; español; français; language; languages; news; newsroom; press; press release; press releases; media; media center; about; contact us; careers; jobs;
		topics; sections; more; all; main menu; main navigation; navigation; breadcrumb; you are here; brief; briefs; analysis; investigations; opinion; politics; world; business; sports;
		briefing room; statements and releases; statement; statements; speeches; remarks; for immediate release; here's how you know; here’s how you know; toggle navigation; open menu;
		close menu; primary navigation; table of contents; in this article; accessibility; get involved; live; video; watch; audio; podcasts; edition`),
	markShare: phraseSet(`advertisement; ad; sponsored; sponsored content; donate; donate now; subscribe; subscribe now; newsletter; newsletters; listen; save; back to top; top; next; previous;
		view all; see all; read more; learn more; show more; load more; continue reading; story continues below; article continues below advertisement; story continues below advertisement;
		scroll to continue; loading; print this page; copy link; link copied; follow us; gift this article; get our newsletter; listen to this article; share full article; photos; image; gallery;
		view comments; view in browser; download; download pdf; end text; end of text; end transcript; end statement`),
	markByline: phraseSet(`from; by; author; authors; published; posted; updated; last updated; date; source; written by; release date; publication date; first published`),
	markBegin:  phraseSet(`begin text; begin transcript; begin statement; the text follows; text follows; start text`),
	endRelated: phraseSet(`related; related content; related articles; related article; related stories; related news; related posts; related links; related topics; related documents; more stories; more news;
		more from; most read; most popular; most viewed; trending; trending now; recommended; recommended for you; recommended stories; you may also like; you might also like;
		read next; up next; what to read next; latest news; latest stories; recent posts; recent articles; recent news; see also; don't miss; don’t miss; keep reading; editor's picks;
		editors' picks; editor’s picks; editors’ picks; in this section; sister links; external links; sources; references; footnotes; notes; further reading; more on this story; also on this topic;
		similar articles; other news; top stories; more coverage; explore more; associated files; attachments; promoted stories; around the web; from around the web; in other news; popular posts`),
	endFooter: phraseSet(`comments; leave a reply; leave a comment; post a comment; add a comment; join the conversation; about us; about the author; about the authors; about the writer; tags; filed under;
		share this page; share this article; share this story; contact; contacts; press contact; press contacts; media contact; media contacts; contact information; for media inquiries; press enquiries; media enquiries;
		#; ###; # # #; #30#; -30-; 30; ends; notes to editors; note to editors; was this content helpful; was this article helpful; was this page helpful; was this helpful; is this page useful; did you find this useful;
		what are your thoughts; tell us what you think; subscribe to our newsletter; sign up for our newsletter; sign up for emails; stay informed; stay connected; connect with us;
		terms of use; privacy policy; cookie policy; privacy; legal; all rights reserved; footer; site map; sitemap; services and information; departments and policy; support links; explore the topic`),
}

// beginnings are how a block begins, in lower case. Order matters: the first
// that fits is taken.
var beginnings = []struct {
	mark    mark
	longest int // in words; a longer block is running text
	phrases []string
}{
	{markContact, 70, phrases(`for more information; for further information; for additional information; for more details; for further details; for more on; for press inquiries; for media inquiries;
		for press enquiries; for media enquiries; for press queries; for any questions; for questions; for updates; for all media; for inquiries; media contact; media inquiries; media enquiries; press contact; press inquiries; contact:;
		contacts:; questions may be; please contact; please direct; please submit any; please visit; to learn more; to read the full; to find out more; to read more about; to register; to rsvp;
		more information is available; more information can be found; more information about; further information is available; additional information about; the full text of; the full report; the full transcript; media representatives may;
		journalists may; follow us; follow @; visit us; call us; email:; e-mail:; tel:; tel.; phone:; telephone:; fax:; website:`)},
	{markShare, 40, phrases(`sign up for; sign up to; subscribe to; get the latest; get our; join our; join us on; support our; donate to; advertisement; share this; share on; listen to this; download the; click here; print this;
		read this article in; leer en español; this story continues; story continues; watch:; listen:; become a member; enter your email; unsubscribe`)},
	{endRelated, 8, phrases(`more from; more on; more in; more stories; more news; most read; most popular; related content; related stories; related articles; you may also; recommended for; read next; latest from; latest news; top stories; explore more; also in`)},
	{markTease, 30, phrases(`read more:; read more about; read also; read:; also read; also see; see also; related:; related article; more on; more:; more from; don't miss; don’t miss; recommended:; learn more about; up next; watch live`)},
	{markBanner, 80, phrases(`we use cookies; this site uses cookies; this website uses cookies; our website uses cookies; by continuing to; by clicking; by using this site; accept all cookies; an official website of; official websites use;
		secure .gov websites; a .gov website belongs; .gov website; a lock (; here's how you know; here’s how you know; the .gov means; your browser; please enable javascript; javascript; this page is also available; we value your privacy;
		tell us whether you accept; cookies on; you have accepted; you can change your cookie; this is a modal; skip to; the site is secure`)},
	{markCaption, 60, phrases(`photo:; photos:; photo by; photo credit; photograph:; (photo; [photo; image:; image credit; images:; file photo; file -; file –; file —; picture:; credit:; caption:; video:; map:; chart:; graphic:; illustration:; getty images; (ap photo; ap photo`)},
	{endFooter, 40, phrases(`was this content; was this article; was this page; was this helpful; is this page useful; what are your thoughts; copyright ©; copyright (c); copyright 20; copyright 19; ©; (c) 20; all rights reserved; tags:; tag:; topics:; topic:;
		topic(s):; component:; component(s):; components:; filed under; categories:; category:; posted in; press release number; updated:; last updated; last reviewed; updated january; updated february; updated march; updated april; updated may;
		updated june; updated july; updated august; updated september; updated october; updated november; updated december; reporting by; additional reporting by; editing by; our standards; share this page; view all comments; leave a comment; about us; about the author; this article was originally published; this story was originally published; republish this; we encourage readers to copy`)},
	{markWeak, 80, phrases(`we want to; help us; if you enjoyed; if you found this; thank you for reading; stories like this; the author is; the author was; opinions expressed; the views expressed; this article is; this work is licensed`)},
}

// weakly are phrases of appeals and terms of use. They stand in chrome, and now
// and then in an article about such things.
var weakly = phrases(`creative commons; non-commercial purposes; our newsletter; your inbox; support our; make a donation; we need resources; your support; become a member; click here; privacy policy; terms of use; terms of service;
	cookie; all rights reserved; enable javascript; send us an email; in the comments; follow us on; on facebook; on twitter; contact us; our journalism`)

var shareWords = wordSet(`share icon icons facebook twitter x linkedin email e-mail whatsapp print tweet pin pinterest reddit telegram copy link links this article story page post on via save bookmark comment
	comments flipboard listen mail messenger instagram youtube rss like and or to with sms threads bluesky mastodon pocket tumblr more font size increase decrease a min read minute minutes`)

var (
	reachPattern    = regexp.MustCompile(`(?i)\S+@\S+\.\w+|\(\d{3}\) ?\d{3}|\+\d[\d -]{7,}|\b\d{3}-\d{3}-\d{4}\b`)
	reachWords      = regexp.MustCompile(`(?i)\b(contact|contacts|submit|submitted|provided?|send|sent|call|text|e-?mail|requests?|questions?|inquir(?:y|ies)|enquir(?:y|ies)|rsvp|tips?|reach|directed|register)\b`)
	viewPattern     = regexp.MustCompile(`(?i)\b(?:viewed|found|accessed|downloaded|read|available|online|visit|see|watch(?:ed)?|stream(?:ed)?)\b[^.]*\b(?:https?://|www\.)\S+\s*$`)
	creditPattern   = regexp.MustCompile(`\([^()]*(?:Getty|AFP|EPA|Shutterstock|Photo|Images|via AP|Associated Press|Credit:)[^()]*\)\.?$`)
	reporterPattern = regexp.MustCompile(`^\p{Lu}[\p{L}.’' -]+(?:, \p{Lu}[\p{L}.’' -]+)* (?:reported from|contributed to this|contributed reporting|contributed from)\b`)
	bareAddress     = regexp.MustCompile(`(?i)^(?:https?://|www\.)\S+$`)
	aboutPattern    = regexp.MustCompile(`^(?i:about) (?:(?i:us|me|our|this site|this project|the author|the authors)\b|[A-Z]\S*(?: \S+){0,4}$)`)
	countLine       = regexp.MustCompile(`(?i)^(?:\d+ )?(?:comments?|shares?|views?|likes?|min(?:ute)?s? read)(?: \(?\d+\)?)?$`)
	tailPattern     = regexp.MustCompile(`(?i), (?:which is |and is )?available (?:online |here )?(?:at|on):? ?(?:https?://|www\.)\S+$`)
)

// markOf reads the phrases of a block.
func markOf(b *block) mark {
	low := strings.ToLower(b.text)
	bare := strings.Trim(low, " .:;,!?…*→›»«‹|[]()-–—_=>+▼▲•·")
	if bare == "" {
		if strings.ContainsAny(low, "_=-–—*") || len(low) < 4 {
			return markShare // a rule drawn with characters
		}
		bare = low
	}
	words := b.shape.words
	if words <= 8 {
		for _, m := range []mark{markMenu, markByline, markShare, markBegin, endRelated, endFooter} {
			if exactly[m][bare] {
				return m
			}
		}
		if aboutPattern.MatchString(b.text) && !strings.HasPrefix(bare, "about the ") {
			return endFooter
		}
		if countLine.MatchString(bare) || bareAddress.MatchString(b.text) {
			return markShare
		}
	}
	if words <= 12 && words > 0 && allIn(bare, shareWords) {
		return markShare
	}
	if words <= 25 {
		if _, ok := speaker(b.text); ok {
			return markByline
		}
	}
	for _, g := range beginnings {
		if words > g.longest || b.shape.colon && b.shape.words >= 8 {
			continue
		}
		for _, p := range g.phrases {
			if strings.HasPrefix(low, p) {
				return g.mark
			}
		}
	}
	if addressed(b.text) && tailPattern.MatchString(b.text) {
		return unmarked // a sentence that ends in an address: see cutAddress
	}
	if words <= 60 && strings.HasSuffix(strings.TrimSuffix(b.text, "."), ")") && creditPattern.MatchString(b.text) {
		return markCaption
	}
	if words <= 25 && reporterPattern.MatchString(b.text) {
		return markShare
	}
	if words <= 100 {
		if from := contactFrom(b.text); from == 0 {
			return markContact
		} else if from > 0 {
			b.cut = from
			return unmarked
		}
	}
	if words <= 40 && addressed(b.text) && viewPattern.MatchString(b.text) {
		if b.cut = lastSentence(b.text); b.cut > 0 {
			return unmarked
		}
		return markContact
	}
	if words <= 80 {
		hits, first := 0, len(low)
		for _, p := range weakly {
			if i := strings.Index(low, p); i >= 0 {
				hits++
				first = min(first, i)
			}
		}
		if hits > 1 || hits == 1 && words <= 25 {
			if len(low) == len(b.text) {
				b.cut = lastSentence(b.text[:first])
			}
			if b.cut > 0 {
				return unmarked
			}
			return markWeak
		}
	}
	return unmarked
}

// addressed reports whether s can hold the address of a page.
func addressed(s string) bool {
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "WWW.")
}

// contactFrom returns where the sentence begins that says whom to write to or
// call, -1 if there is none.
func contactFrom(s string) int {
	if !strings.ContainsAny(s, "@+") && strings.Count(s, "-") < 2 && !strings.Contains(s, ") ") {
		return -1
	}
	m := reachPattern.FindStringIndex(s)
	if m == nil || !reachWords.MatchString(s) {
		return -1
	}
	from := lastSentence(s[:m[0]])
	if !reachWords.MatchString(s[from:]) {
		return -1
	}
	return from
}

// lastSentence returns where the last sentence begins, roughly.
func lastSentence(s string) int {
	from := 0
	for _, end := range sentenceEnd.FindAllStringIndex(s, -1) {
		if _, n := utf8.DecodeLastRuneInString(s[:end[1]]); end[0] > 20 {
			from = end[1] - n
		}
	}
	return from
}

// sentenceEnd is a rough end of a sentence: a word of small letters, its full
// stop, and a capital.
var sentenceEnd = regexp.MustCompile(`[\p{Ll}\d)’”"'][.!?][”"’)]? \p{Lu}`)

func allIn(s string, set map[string]bool) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" /|•·,:()", r) }) {
		if !set[w] && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return true
}

func phrases(list string) []string {
	var out []string
	for _, p := range strings.Split(list, ";") {
		if p = oneLine(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func phraseSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, p := range phrases(list) {
		set[p] = true
	}
	return set
}

// rightsPattern finds who claims rights in the foot of a page.
var rightsPattern = regexp.MustCompile(`(?:©|\(c\)|Copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by )?([A-Z][\w&'’.-]*(?: (?:[A-Z][\w&'’-]*|of|the|and|for|&))*)`)
