package slot

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"sync"
)

//go:embed slot.bin
var shipped []byte

// DefaultWeights gives the weights that graphd ships; slot.receipt.txt says what
// they were learned from.
var DefaultWeights = sync.OnceValues(func() (*Weights, error) { return ReadWeights(shipped) })

// DefaultDigest is the SHA-256 of those weights, in hex.
var DefaultDigest = sync.OnceValue(func() string { return fmt.Sprintf("%x", sha256.Sum256(shipped)) })
