package article

// exactly are whole blocks, in lower case and without outer marks.
var exactly = map[mark]map[string]bool{
	markMenu: phraseSet(`home; menu; search; close; skip to main content; skip to content; skip to navigation; skip navigation; log in; login; sign in; sign up; register;
		my account; account; english; español; français; language; languages; news; newsroom; press; press release; press releases; media; media center; about; contact us; careers; jobs;
		topics; sections; more; all; main menu; main navigation; navigation; breadcrumb; you are here; brief; briefs; analysis; investigations; opinion; politics; world; business; sports;
		briefing room; statements and releases; statement; statements; speeches; remarks; for immediate release; here's how you know; here’s how you know; toggle navigation; open menu;
		close menu; primary navigation; table of contents; in this article; accessibility; get involved; live; video; watch; audio; podcasts; edition;
		jump to content; jump to navigation; jump to search; create account; contents; contents hide; add languages; view source; view history; tools; page; discussion; talk; edit; collaboration; appearance; actions;
		in other projects; main page; random article; what links here; permanent link; cite this page; special pages; printable version; download as pdf; wikidata item`),
	markShare: phraseSet(`advertisement; ad; sponsored; sponsored content; donate; donate now; subscribe; subscribe now; newsletter; newsletters; listen; save; back to top; top; next; previous;
		view all; see all; read more; learn more; show more; load more; continue reading; story continues below; article continues below advertisement; story continues below advertisement;
		scroll to continue; loading; print this page; copy link; link copied; follow us; gift this article; get our newsletter; listen to this article; share full article; photos; image; gallery;
		view comments; view in browser; download; download pdf; end text; end of text; end transcript; end statement`),
	markByline: phraseSet(`from; by; author; authors; published; posted; updated; last updated; date; source; written by; release date; publication date; first published`),
	markBegin:  phraseSet(`begin text; begin transcript; begin statement; the text follows; text follows; start text`),
	endRelated: phraseSet(`related; related content; related articles; related article; related stories; related news; related posts; related links; related topics; for more information; more information; further information; more info; elsewhere on; reuse this content; related documents; more stories; more news;
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
		a copy of this press release; a copy of this release; related court documents; contacts:; questions may be; please contact; please direct; please submit any; please visit; to learn more; to read the full; to find out more; to read more about; to register; to rsvp;
		more information is available; more information can be found; more information about; further information is available; additional information about; the full text of; the full report; the full transcript; media representatives may;
		journalists may; follow us; follow @; visit us; call us; email:; e-mail:; tel:; tel.; phone:; telephone:; fax:; website:`)},
	{markShare, 40, phrases(`sign up for; sign up to; subscribe to; get the latest; get our; join our; join us on; support our; donate to; advertisement; share this; share on; listen to this; download the; click here; print this;
		read this article in; leer en español; this story continues; story continues; watch:; listen:; become a member; enter your email; unsubscribe`)},
	{endRelated, 8, phrases(`more from; more on; more in; more stories; more news; most read; most popular; related content; related stories; related articles; you may also; recommended for; read next; latest from; latest news; top stories; explore more; also in`)},
	{markTease, 30, phrases(`read more:; read more about; read also; read:; also read; also see; see also; related:; related article; more on; more:; more from; don't miss; don’t miss; recommended:; learn more about; up next; watch live`)},
	{markMenu, 14, phrases(`from wikinews; from wikipedia; jump to; you are here:; related changes`)},
	{markBanner, 80, phrases(`privacy notice; we use cookies; this site uses cookies; this website uses cookies; our website uses cookies; by continuing to; by clicking; by using this site; accept all cookies; an official website of; official websites use;
		secure .gov websites; a .gov website belongs; .gov website; a lock (; here's how you know; here’s how you know; the .gov means; your browser; please enable javascript; javascript; this page is also available; we value your privacy;
		tell us whether you accept; cookies on; you have accepted; you can change your cookie; this is a modal; skip to; the site is secure`)},
	{markCaption, 60, phrases(`image source; image caption; media caption; photo:; photos:; photo by; photo credit; photograph:; (photo; [photo; image:; image credit; images:; file photo; file -; file –; file —; picture:; credit:; caption:; video:; map:; chart:; graphic:; illustration:; getty images; (ap photo; ap photo`)},
	{endFooter, 40, phrases(`this page was last edited; this page was last modified; this page is archived; retrieved from; all text created after; text is available under; contacts for; contact for the media; was this content; was this article; was this page; was this helpful; is this page useful; what are your thoughts; copyright ©; copyright (c); copyright 20; copyright 19; ©; (c) 20; all rights reserved; tags:; tag:; topics:; topic:;
		topic(s):; component:; component(s):; components:; filed under; categories:; category:; posted in; press release number; updated:; last updated; last reviewed; updated january; updated february; updated march; updated april; updated may;
		updated june; updated july; updated august; updated september; updated october; updated november; updated december; reporting by; additional reporting by; editing by; our standards; share this page; view all comments; leave a comment; about us; about the author; this article was originally published; this story was originally published; republish this; we encourage readers to copy`)},
	{markWeak, 80, phrases(`we want to; help us; if you enjoyed; if you found this; thank you for reading; stories like this; the author is; the author was; opinions expressed; the views expressed; this article is; this work is licensed`)},
}

// captionLabels are lines that say that a caption comes next.
var captionLabels = phraseSet(`image caption; media caption; photo caption; caption; figure caption; video caption`)

// appeals are phrases that ask the reader of a page for something.
var appeals = phrases(`sign up here; your inbox; our newsletter; the newsletter; consider supporting; appreciated this article; enjoyed this article; enjoyed reading; support our work; support our journalism; support our reporting;
	make a donation; become a member; subscribe to our; sign up for our; your email address; we need resources; newsletters may contain; subscribers only; already a subscriber; to continue reading; create a free account; download our app`)

// weakly are phrases of appeals and terms of use. They stand in chrome, and now
// and then in an article about such things.
var weakly = phrases(`creative commons; non-commercial purposes; our newsletter; your inbox; support our; make a donation; we need resources; your support; become a member; click here; privacy policy; terms of use; terms of service;
	cookie; all rights reserved; enable javascript; send us an email; in the comments; follow us on; on facebook; on twitter; contact us; our journalism`)

var shareWords = wordSet(`share icon icons facebook twitter x linkedin email e-mail whatsapp print tweet pin pinterest reddit telegram copy link links this article story page post on via save bookmark comment
	comments flipboard listen mail messenger instagram youtube rss like and or to with sms threads bluesky mastodon pocket tumblr more font size increase decrease a min read minute minutes`)
