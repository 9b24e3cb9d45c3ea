package nlp

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"sync"
)

//go:embed model/names.bin
var nameWeights []byte

//go:embed model/names.classes.bin
var nameClasses []byte

// DefaultNamer gives the Namer whose weights are built in, which knows no words
// and no style: see [Namer.With]. They are read once.
var DefaultNamer = sync.OnceValues(func() (*Namer, error) {
	c, err := ReadWordClasses(nameClasses)
	if err != nil {
		return nil, err
	}
	return ReadNamer(nameWeights, c)
})

// NamesDigest is the SHA-256 of the built-in weights and classes, in hex.
var NamesDigest = sync.OnceValue(func() string {
	return fmt.Sprintf("%x", sha256.Sum256(append(bytes.Clone(nameWeights), nameClasses...)))
})
