package article

// A container is a box of a page: an element that holds blocks. The first one is
// the page itself.
type container struct {
	parent int  // its index, which is less than that of the container; -1 of the page
	weight int  // in halves: how much its words count when the main one is chosen
	named  bool // its region was told from a class or id only
	lost   bool // its region is not believed
}

// findMain finds the box that holds the article: from the page down, the box that
// holds nearly all running text of the one around it. Blocks elsewhere are
// outside. Regions that were told by a name only, and hold most of the page, are
// not believed: pages call their whole body "menu-open".
func (d *draft) findMain() {
	if len(d.containers) == 0 {
		return
	}
	d.distrust()
	tally := d.tally(func(b *block) bool { return b.region < navigation })
	best := make([]int, len(tally)) // the child with the most words
	for i := len(tally) - 1; i > 0; i-- {
		up := d.containers[i].parent
		if b := best[up]; b == 0 || tally[i]*d.containers[i].weight > tally[b]*d.containers[b].weight {
			best[up] = i
		}
	}
	at := 0
	for tally[at] > 0 {
		next := best[at]
		if next == 0 || tally[next]*d.containers[next].weight*2 < tally[at]*3 {
			break
		}
		at = next
	}
	if at == 0 || tally[at] < 40 {
		return
	}
	within := make([]bool, len(d.containers))
	within[at] = true
	for i := at + 1; i < len(d.containers); i++ {
		within[i] = within[d.containers[i].parent]
	}
	for i := range d.blocks {
		d.blocks[i].outside = !within[d.blocks[i].container]
	}
}

// tally counts the words of running text in each container and those within it.
func (d *draft) tally(counts func(*block) bool) []int {
	words := make([]int, len(d.containers))
	for i := range d.blocks {
		if b := &d.blocks[i]; counts(b) && b.mark == unmarked && !b.linky() && b.prose() {
			words[b.container] += b.shape.words
		}
	}
	for i := len(words) - 1; i > 0; i-- {
		words[d.containers[i].parent] += words[i]
	}
	return words
}

// fewWords is less running text than an article has.
const fewWords = 60

// distrust takes the region off the blocks of a named container that holds most
// of the page, if next to nothing is left outside of such regions.
func (d *draft) distrust() {
	if left := d.tally(func(b *block) bool { return b.region < navigation }); left[0] >= fewWords {
		return
	}
	tally := d.tally(func(*block) bool { return true })
	lost := false
	for i := range d.containers {
		c := &d.containers[i]
		c.lost = c.parent >= 0 && d.containers[c.parent].lost || c.named && tally[i]*2 > tally[0]
		lost = lost || c.lost
	}
	if !lost {
		return
	}
	for i := range d.blocks {
		if b := &d.blocks[i]; d.containers[b.container].lost {
			b.region = anywhere
		}
	}
}
