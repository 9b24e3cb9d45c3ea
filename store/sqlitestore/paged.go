package sqlitestore

import "slices"

const pageSize = 256

// paged is an array by number, in pages that versions share: a version that
// changes an element has its own copy of that page.
type paged[T any] struct{ list []*[pageSize]T }

// at returns an element, which must not be changed; nil if it lies beyond the end.
func (p *paged[T]) at(n int32) *T {
	i := int(n) / pageSize
	if n < 0 || i >= len(p.list) || p.list[i] == nil {
		return nil
	}
	return &p.list[i][int(n)%pageSize]
}

// each calls f for every element of the pages, the empty ones too.
func (p *paged[T]) each(f func(n int32, t *T)) {
	for i, page := range p.list {
		if page == nil {
			continue
		}
		for j := range page {
			f(int32(i*pageSize+j), &page[j])
		}
	}
}

// pageEditor makes a new version of a paged.
type pageEditor[T any] struct {
	paged[T]
	own map[int]bool
}

func (p paged[T]) editor() *pageEditor[T] {
	return &pageEditor[T]{paged[T]{slices.Clone(p.list)}, map[int]bool{}}
}

// edit returns an element to be changed.
func (e *pageEditor[T]) edit(n int32) *T {
	i := int(n) / pageSize
	for i >= len(e.list) {
		e.list = append(e.list, nil)
	}
	if !e.own[i] {
		page := new([pageSize]T)
		if e.list[i] != nil {
			*page = *e.list[i]
		}
		e.list[i], e.own[i] = page, true
	}
	return &e.list[i][int(n)%pageSize]
}
