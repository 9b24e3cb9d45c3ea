package article

import "strings"

// Sets of HTML elements.
var (
	void      = wordSet("area base col embed img input link meta source track wbr param")
	dropped   = wordSet("script style template noscript svg canvas iframe object math title select textarea audio video map datalist dialog")
	blockTags = wordSet(`address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
		header hgroup html label legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul head`)
	closedBySelf = wordSet("p li td th tr dt dd option")
	boxes        = wordSet("article aside body div footer header main nav section td blockquote form center")
)

// tagOf is what an element makes of the text in it.
func tagOf(name string, up tag) tag {
	switch name {
	case "h1":
		return headline
	case "h2", "h3", "h4", "h5", "h6", "legend", "summary":
		return heading
	case "li", "dd", "dt":
		return item
	case "figcaption", "caption", "figure":
		return caption
	case "td", "th", "tr":
		return row
	case "p", "div", "section", "article", "main", "body", "table", "ul", "ol":
		if up == caption || up == item {
			return up
		}
		return paragraph
	}
	return up
}

// hiddenBy reports whether a tag says that it is not to be seen.
func hiddenBy(a attrs) bool {
	if _, hidden := a["hidden"]; hidden || a["aria-hidden"] == "true" {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(a["style"]), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// regionNames are names that pages give to their parts: a class or id that is one
// of these, or begins with one and a hyphen or underscore.
var regionNames = map[region][]string{
	navigation: phrases(`nav; navbar; navigation; menu; breadcrumb; breadcrumbs; site-header; page-header-nav; masthead; topbar; top-bar; skip-link; skiplinks; cookie; cookies; cookie-banner; consent; gdpr; usa-banner;
		global-nav; main-nav; mainnav; toolbar; pagination; pager; toc; language-switcher; lang-switcher; search-form; searchform`),
	related: phrases(`related; related-posts; related-content; related-articles; relatedposts; recommended; recommendations; sidebar; side-bar; more-stories; more-news; most-read; most-popular; trending; popular-posts; read-more;
		readmore; also-read; see-also; promo; teaser; teasers; latest-news; outbrain; taboola; widget-area; jp-relatedposts; newsletter; newsletter-signup; subscribe; signup; donate; donation; ad; ads; advert; advertisement; sponsored`),
	footer: phrases(`footer; site-footer; page-footer; share; sharing; share-bar; share-buttons; sharedaddy; social; social-share; social-links; social-media; comments; comment; comment-list; comment-respond; disqus_thread; tags; tag-list; post-tags;
		author-bio; author-box; about-author; copyright; legal; colophon; feedback; print-only; post-meta-bottom`),
}

var regionRoles = map[string]region{"navigation": navigation, "banner": navigation, "search": navigation, "complementary": related, "contentinfo": footer, "dialog": navigation, "alertdialog": navigation}

// named reports whether one of the classes, or the id, is or begins with a name.
func named(a attrs, names []string) bool {
	for _, c := range strings.Fields(strings.ToLower(a["class"] + " " + a["id"])) {
		for _, n := range names {
			if c == n || strings.HasPrefix(c, n) && (c[len(n)] == '-' || c[len(n)] == '_') {
				return true
			}
		}
	}
	return false
}

var bylineNames = phrases(`byline; author; authors; dateline; date; posted-on; entry-date; entry-meta; post-meta; post-date; article-meta; article-date; article-byline; article-author; story-meta; publish-date; pubdate; published; timestamp; meta-date; meta-author; field--name-field-date; release-date; contributor`)

// bylineBy reports whether a tag says that it holds author or date.
func bylineBy(a attrs) bool {
	switch a["itemprop"] {
	case "author", "datePublished", "dateModified":
		return true
	}
	return a["rel"] == "author" || named(a, bylineNames)
}

// place says in which region and container a new element lies.
func (p *pageReader) place(name string, a attrs, up element) (region, int) {
	reg, at := up.region, up.container
	if !boxes[name] && name != "ul" && name != "ol" && name != "table" && name != "p" && name != "span" && name != "button" && name != "label" {
		return reg, at
	}
	if boxes[name] && len(p.containers) < 1<<20 {
		weight := 2
		if name == "article" || name == "main" || a["role"] == "main" || a["itemprop"] == "articleBody" {
			weight = 3
		}
		p.containers = append(p.containers, container{parent: at, weight: weight})
		at = len(p.containers) - 1
	}
	inside := p.open["article"] > 0 || p.open["main"] > 0
	switch {
	case reg >= navigation: // stays so
	case name == "nav", name == "button", name == "label":
		reg = navigation
	case name == "header" && !inside:
		reg = navigation
	case name == "footer":
		reg = footer
	case name == "aside":
		reg = related
	case name == "article" || name == "main" || a["role"] == "main":
		reg = main
	case regionRoles[a["role"]] != anywhere:
		reg = regionRoles[a["role"]]
	case name == "body":
	default:
		for _, r := range []region{navigation, related, footer} {
			if named(a, regionNames[r]) {
				reg = r
				if boxes[name] && at > 0 {
					p.containers[at].named = true
				}
				break
			}
		}
	}
	return reg, at
}
