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

// faults turns errors into what a client may see of them.
type faults struct {
	log    *slog.Logger
	limits Limits
}

// A panicked resolver is a fault that is logged already.
type panicked struct{ id string }

func (p *panicked) Error() string { return "a resolver panicked, see " + p.id }

// recovered logs a panic and returns the error that stands for it.
func (f faults) recovered(ctx context.Context, value any) error {
	id := faultID()
	f.log.ErrorContext(ctx, "panic while answering a request", "fault", id, "panic", fmt.Sprint(value), "stack", string(debug.Stack()))
	return &panicked{id}
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

// say returns the code and the words for an error, and an id if it was logged.
func (f faults) say(ctx context.Context, err error) (code, message, fault string) {
	if p, ok := errors.AsType[*panicked](err); ok {
		return string(kg.Internal), "a fault of graphd itself; the log has it under " + p.id, p.id
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return codeTimeout, "the request took longer than it may: ask for less", ""
	}
	kind := kg.KindOf(err)
	switch kind {
	case kg.Invalid, kg.NotFound, kg.LawBroken, kg.Forbidden, kg.TooLarge:
		return string(kind), wordsOf(err), ""
	case kg.Conflict:
		f.log.InfoContext(ctx, "conflict", "error", err)
		return string(kind), "another write stood in the way: try again", ""
	}
	if errors.Is(err, context.Canceled) {
		return string(kg.Unavailable), "the request was given up", ""
	}
	fault = faultID()
	f.log.ErrorContext(ctx, "request failed", "fault", fault, "kind", string(kind), "error", err)
	if kind == kg.Unavailable {
		return string(kind), "the store does not answer now: try again; the log has the reason under " + fault, fault
	}
	return string(kg.Internal), "a fault of graphd itself; the log has it under " + fault, fault
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
