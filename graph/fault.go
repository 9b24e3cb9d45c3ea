package graph

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graphd/kg"
)

// codeTimeout is the one code that is no kg.ErrorKind and not gqlgen's.
const codeTimeout = "TIMEOUT"

// mostErrors bounds the errors of one response: one failed call of the store may
// be the error of a thousand fields.
const mostErrors = 20

// faults turns errors into what a client may see of them.
type faults struct{ log *slog.Logger }

// A fault is an error that is not the client's, logged under its id.
type fault struct {
	id  string
	err error
}

func (f *fault) Error() string { return "fault " + f.id + ": " + f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

// logged logs an error whose words a client may not see, and gives it an id. Any
// other error it returns as it is.
func (f faults) logged(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if _, known := errors.AsType[*fault](err); known || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	kind := kg.KindOf(err)
	if kind != kg.Internal && kind != kg.Unavailable && kind != kg.Conflict {
		return err
	}
	id := faultID()
	level := slog.LevelError
	if kind == kg.Conflict {
		level = slog.LevelInfo
	}
	f.log.Log(ctx, level, "request failed", "fault", id, "kind", string(kind), "error", err)
	return &fault{id, err}
}

// recovered logs a panic and returns the error that stands for it.
func (f faults) recovered(ctx context.Context, value any) error {
	id := faultID()
	f.log.ErrorContext(ctx, "panic while answering a request", "fault", id, "panic", fmt.Sprint(value), "stack", string(debug.Stack()))
	return &fault{id, kg.Errorf(kg.Internal, "answer", "", "panic: %v", value)}
}

// present writes an error with its code and plain words. The words of an error
// about the request itself are shown; those of a fault of ours are logged.
func (f faults) present(ctx context.Context, err error) *gqlerror.Error {
	out := &gqlerror.Error{Path: graphql.GetPath(ctx)}
	if g, ok := errors.AsType[*gqlerror.Error](err); ok {
		out.Path, out.Locations, out.Extensions = g.Path, g.Locations, g.Extensions
		if g.Err == nil { // gqlgen's own words, of the request's form
			out.Message = g.Message
			if _, coded := g.Extensions["code"]; !coded {
				out.Extensions = map[string]any{"code": string(kg.Internal)}
			}
			return out
		}
	}
	code, message, fault := f.say(ctx, err)
	out.Message = message
	out.Extensions = map[string]any{"code": code}
	if fault != "" {
		out.Extensions["fault"] = fault
	}
	return out
}

// say returns the code and the words for an error, and its id if it was logged.
func (f faults) say(ctx context.Context, err error) (code, message, id string) {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return codeTimeout, "the request took longer than it may: ask for less", ""
	}
	if errors.Is(err, context.Canceled) {
		return string(kg.Unavailable), "the request was given up", ""
	}
	if known, ok := errors.AsType[*fault](f.logged(ctx, err)); ok {
		id = known.id
	}
	kind := kg.KindOf(err)
	switch kind {
	case kg.Invalid, kg.NotFound, kg.LawBroken, kg.Forbidden, kg.TooLarge:
		message = wordsOf(err)
	case kg.Conflict:
		message = "another write stood in the way: try again"
	case kg.Unavailable:
		message = "the store does not answer now: try again; the log has the reason under " + id
	default:
		kind, message = kg.Internal, "a fault of graphd itself; the log has it under "+id
	}
	return string(kind), message, id
}

// few keeps the first errors of a response and says how many were left out.
func few(errs gqlerror.List) gqlerror.List {
	more := len(errs) - mostErrors
	if more <= 0 {
		return errs
	}
	code := errs[0].Extensions["code"]
	return append(errs[:mostErrors:mostErrors], &gqlerror.Error{
		Message: fmt.Sprintf("and %d more errors", more), Extensions: map[string]any{"code": code, "omitted": more},
	})
}

// wordsOf are the words of the kg.Error in err's chain, without what wraps it.
func wordsOf(err error) string {
	if e, ok := errors.AsType[*kg.Error](err); ok {
		return e.Error()
	}
	return err.Error()
}

func faultID() string {
	var b [6]byte
	if _, err := rand.Read(b[:]); err != nil {
		return time.Now().UTC().Format("20060102T150405.000000")
	}
	return hex.EncodeToString(b[:])
}
