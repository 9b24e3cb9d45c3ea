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
	//go:embed model/status.bin
	statusWeights []byte
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
const leastWorth = 0.60 // of an Entity of which nothing is claimed

var (
	saidBounds    = claim.Bounds{Probability: 0.15, Worth: 0.45}
	guessedBounds = claim.Bounds{Probability: 0.31, Worth: 0.50}
)

// DefaultWeights gives the weights that graphd ships. They are read once.
var DefaultWeights = sync.OnceValues(func() (Weights, error) {
	all := weightFiles()
	read := make([]*linear.Model, len(all))
	for i, raw := range all {
		m, err := linear.Read(raw)
		if err != nil {
			return Weights{}, kg.E(kg.Internal, "read weights", "", err)
		}
		read[i] = m
	}
	return NewWeights(read[0], read[1], claim.Weights{Related: read[2], Type: read[3], Status: read[4]}), nil
})

// NewWeights puts what was learned together with the thresholds.
func NewWeights(kinds, worth *linear.Model, claims claim.Weights) Weights {
	claims.Said, claims.Guessed = saidBounds, guessedBounds
	return Weights{Kinds: kinds, Worth: worth, Least: leastWorth, Claims: &claims}
}

func weightFiles() [][]byte {
	return [][]byte{kindWeights, worthWeights, relatedWeights, typeWeights, statusWeights}
}

// weightsDigest is the SHA-256 of the weights, in hex.
var weightsDigest = sync.OnceValue(func() string {
	h := sha256.New()
	for _, w := range weightFiles() {
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
