// Package linear decides by weighted features: logistic regression over sparse
// binary features, for one question or for one of several classes.
//
// # What it turns into what
//
// [Train] turns Examples (the features that hold, and the right class) into a
// Model; [Model.Scores] turns the features of something new into the probability
// of each class. Features are hashes of their words, made by [Hash], so a
// Model keeps no words and a feature that training has not seen weighs nothing.
//
// # Invariants
//
//   - The same Examples in the same order and the same Options give the same
//     Model, bit for bit, and [Model.Write] the same bytes.
//   - A Model that was written and read scores as it did before it was written:
//     weights are rounded when training ends, not when they are stored.
//
// # Concurrency
//
// A Model is read-only after Train or Read; any number of goroutines may use one.
package linear
