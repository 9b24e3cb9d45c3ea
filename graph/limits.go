package graph

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graphd/kg"
)

// gatekeeper is the gqlgen extension that refuses what is over a limit or not
// allowed, before anything is executed, and bounds the time of the rest.
type gatekeeper struct {
	limits Limits
	schema graphql.ExecutableSchema
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.OperationInterceptor
	graphql.ResponseInterceptor
} = (*gatekeeper)(nil)

func (*gatekeeper) ExtensionName() string { return "Gatekeeper" }

func (g *gatekeeper) Validate(schema graphql.ExecutableSchema) error {
	g.schema = schema
	return nil
}

// MutateOperationContext refuses an operation by its text, variables and sender.
func (g *gatekeeper) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	request := requestOf(ctx)
	changes := op.Operation.Operation == ast.Mutation
	if changes && request.get {
		return refusal(kg.Invalid, "mutations come by POST", nil)
	}
	if changes && !request.mayWrite {
		return refusal(kg.Forbidden, "changes need a token, or must come from the machine that graphd runs on", nil)
	}
	if n := len(op.RawQuery); n > g.limits.Body {
		return over("query bytes", n, g.limits.Body)
	}
	if !changes && request.bytes > g.limits.Body {
		return over("body bytes", request.bytes, g.limits.Body)
	}
	s := measure(op.Operation.SelectionSet)
	if s.depth > g.limits.Depth {
		return over("depth", s.depth, g.limits.Depth)
	}
	if s.fields > g.limits.Complexity { // so that what follows ends soon
		return over("fields", s.fields, g.limits.Complexity)
	}
	n := complexity.Calculate(ctx, g.schema, op.Operation, op.Variables)
	if n > g.limits.Complexity {
		return over("complexity", n, g.limits.Complexity)
	}
	if c := costOf(ctx); c != nil {
		c.complexity, c.depth = n, s.depth
	}
	return nil
}

// InterceptOperation bounds the time.
func (g *gatekeeper) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	limit := g.limits.Query
	if graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation {
		limit = g.limits.Mutation
	}
	return g.timed(ctx, limit, next)
}

func (g *gatekeeper) timed(ctx context.Context, limit time.Duration, next graphql.OperationHandler) graphql.ResponseHandler {
	ctx, cancel := context.WithTimeout(ctx, limit)
	respond := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		defer cancel()
		return respond(ctx)
	}
}

// InterceptResponse tells the cost and keeps the list of errors short.
func (g *gatekeeper) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if response != nil {
		response.Errors = few(response.Errors)
	}
	if c := costOf(ctx); c != nil && response != nil {
		if response.Extensions == nil {
			response.Extensions = map[string]any{}
		}
		response.Extensions["cost"] = c.extension()
	}
	return response
}

func over(limit string, asked, allowed int) *gqlerror.Error {
	message := fmt.Sprintf("the request is over the limit of %s: %d were asked for, %d are allowed", limit, asked, allowed)
	return refusal(kg.TooLarge, message, map[string]any{"limit": limit, "asked": asked, "allowed": allowed})
}

func refusal(kind kg.ErrorKind, message string, more map[string]any) *gqlerror.Error {
	e := &gqlerror.Error{Message: message, Extensions: map[string]any{"code": string(kind)}}
	for k, v := range more {
		e.Extensions[k] = v
	}
	return e
}

// A shape is how deep and how wide a selection is, fragments spelled out.
type shape struct{ depth, fields int }

const veryMany = 1 << 40

// measure spells out fragments without visiting one twice, so that its time is
// linear in the length of the query. Validation has refused circles before.
func measure(selection ast.SelectionSet) shape {
	known := map[string]shape{}
	var of func(ast.SelectionSet) shape
	of = func(set ast.SelectionSet) shape {
		var s shape
		for _, sel := range set {
			var part shape
			switch sel := sel.(type) {
			case *ast.Field:
				part = of(sel.SelectionSet)
				part.fields++
				if strings.HasPrefix(sel.Name, "__") {
					part.depth = 0 // introspection has a limit of its own among the rules of validation
				}
				part.depth++
			case *ast.InlineFragment:
				part = of(sel.SelectionSet)
			case *ast.FragmentSpread:
				var ok bool
				if part, ok = known[sel.Name]; !ok {
					part = of(sel.Definition.SelectionSet)
					known[sel.Name] = part
				}
			}
			s.depth = max(s.depth, part.depth)
			s.fields = min(s.fields+part.fields, veryMany)
		}
		return s
	}
	return of(selection)
}
