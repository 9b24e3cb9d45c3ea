package kg

import (
	"context"
	"errors"
	"fmt"
)

// An ErrorKind says what sort of thing went wrong, so that a caller can act on
// it: the CLI picks an exit code, the API a code in extensions.
type ErrorKind string

// The ErrorKinds.
const (
	Invalid     ErrorKind = "INVALID"     // the input is wrong; trying again will not help
	NotFound    ErrorKind = "NOT_FOUND"   // no such thing
	Conflict    ErrorKind = "CONFLICT"    // another write stood in the way; trying again may help
	LawBroken   ErrorKind = "LAW_BROKEN"  // a write that would break a law of the graph
	Unavailable ErrorKind = "UNAVAILABLE" // the store or the network does not answer
	Forbidden   ErrorKind = "FORBIDDEN"   // may not be done by this caller
	TooLarge    ErrorKind = "TOO_LARGE"   // over a limit
	Internal    ErrorKind = "INTERNAL"    // a fault of graphd itself
)

// An Error has a kind, a place (what was being done, to what) and a cause.
type Error struct {
	Kind ErrorKind
	Op   string // what was being done: "put", "read zones"
	On   string // to what: a path, a URL, an ID; may be empty
	Err  error
}

// E makes an Error. A nil err gives nil.
func E(kind ErrorKind, op, on string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{Kind: kind, Op: op, On: on, Err: err}
}

// Errorf makes an Error with a formatted cause; %w wraps as in fmt.Errorf.
func Errorf(kind ErrorKind, op, on, format string, args ...any) error {
	return &Error{Kind: kind, Op: op, On: on, Err: fmt.Errorf(format, args...)}
}

func (e *Error) Error() string {
	s := e.Op
	if e.On != "" {
		s += " " + e.On
	}
	if s == "" {
		return e.Err.Error()
	}
	return s + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the outermost Error in err's chain. A context's end
// counts as Unavailable; an error without a kind is Internal.
func KindOf(err error) ErrorKind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Unavailable
	}
	return Internal
}
