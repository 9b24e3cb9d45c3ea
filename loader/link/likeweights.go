package link

import _ "embed"

// likeWeights are trained by score/cmd/names; likeweights.receipt.txt says from what.
//
//go:embed likeweights.bin
var likeWeights []byte
