package kg

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// An ID names one thing in the whole graph. It is opaque to clients; its prefix
// tells this package what it names. IDs are hashes of what they name, so the
// same thing has the same ID in every store, on every machine.
type ID string

// The prefixes of IDs.
const (
	DocumentPrefix  = "doc_"
	EntityPrefix    = "ent_"
	RelationPrefix  = "rel_"
	EvidencePrefix  = "evi_"
	JudgementPrefix = "jud_"
)

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// makeID hashes the parts (each closed by a NUL, so that no two lists of parts
// run together) to 100 bits, written as 20 characters of base 32.
func makeID(prefix string, parts ...string) ID {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return ID(prefix + idEncoding.EncodeToString(h.Sum(nil))[:20])
}

// Is reports whether the ID has the given prefix.
func (id ID) Is(prefix string) bool { return strings.HasPrefix(string(id), prefix) }

// DocumentID is the ID of the Document made of these bytes. The media type is
// part of it: the same bytes read as HTML and as plain text say different things.
func DocumentID(media string, content []byte) ID {
	return makeID(DocumentPrefix, media, string(content))
}

// EntityID is the ID that a Key gives to the Entity it belongs to. The Entity's
// own ID is that of its least Key; the IDs of its other Keys find it too.
func EntityID(k Key) ID { return makeID(EntityPrefix, string(k)) }

// RelationID is the ID that one KeyRelation gives to the Relation it belongs to;
// the Relation's own ID is the least of them, and the others find it too.
func RelationID(r KeyRelation) ID {
	return makeID(RelationPrefix, string(r.Subject), string(r.Predicate), string(r.Object), string(r.Status))
}
