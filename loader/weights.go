package loader

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"graphd/kg"
	"graphd/loader/claim"
	"graphd/nlp/linear"
	"graphd/ontology"
)

// The weights that graphd ships; loader/model tells what they are made from.
var (
	//go:embed model/kinds.bin
	kindWeights []byte
	//go:embed model/worth.bin
	worthWeights []byte
	//go:embed model/related.bin
	relatedWeights []byte
	//go:embed model/type.bin
	typeWeights []byte
)

// Weights are what a Reader has learned, stage by stage. A stage without weights
// goes by its rules alone.
type Weights struct {
	Kinds  *linear.Model // of names
	Worth  *linear.Model // of chains
	Least  float64       // the worth from which a chain is an Entity of which nothing is claimed
	Claims *claim.Weights
}

// Thresholds chosen by folds: see loader/train.
const (
	leastWorth = 0.50 // of an Entity of which nothing is claimed
	leastEnd   = 0.25 // of the worth of an end of a Claim
	leastClaim = 0.28 // of the probability of a Claim
)

// DefaultWeights gives the weights that graphd ships. They are read once.
var DefaultWeights = sync.OnceValues(func() (Weights, error) {
	var read [4]*linear.Model
	for i, raw := range [][]byte{kindWeights, worthWeights, relatedWeights, typeWeights} {
		m, err := linear.Read(raw)
		if err != nil {
			return Weights{}, kg.E(kg.Internal, "read weights", "", err)
		}
		read[i] = m
	}
	return NewWeights(read[0], read[1], read[2], read[3]), nil
})

// NewWeights puts what was learned together with the thresholds.
func NewWeights(kinds, worth, related, types *linear.Model) Weights {
	return Weights{Kinds: kinds, Worth: worth, Least: leastWorth, Claims: &claim.Weights{Related: related, Type: types, Least: leastClaim, LeastWorth: leastEnd}}
}

// weightsDigest is the SHA-256 of the weights, in hex.
var weightsDigest = sync.OnceValue(func() string {
	h := sha256.New()
	for _, w := range [][]byte{kindWeights, worthWeights, relatedWeights, typeWeights} {
		fmt.Fprintln(h, len(w))
		h.Write(w)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
})

// fit reports whether the weights were learned with the words of the ontology: it
// knows every Kind and Predicate that they speak of. For others there are rules.
func (w Weights) fit(o *ontology.Ontology) bool {
	for _, k := range w.Kinds.Classes() {
		if _, ok := o.Class(kg.Kind(k)); !ok {
			return false
		}
	}
	known := o.Predicates()
	for _, p := range w.Claims.Type.Classes() {
		if !slices.Contains(known, kg.Predicate(p)) {
			return false
		}
	}
	return true
}
