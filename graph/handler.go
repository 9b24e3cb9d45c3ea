package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"graphd/graph/generated"
	"graphd/kg"
)

// parsedQueries is how many parsed queries a handler keeps.
const parsedQueries = 200

// NewHandler makes the handler of the API: queries by POST with a JSON body or by
// GET with the parameter query, mutations by POST only.
func NewHandler(o Options) http.Handler {
	limits := o.Limits.withDefaults()
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.MayWrite == nil {
		o.MayWrite = FromThisMachine
	}
	f := faults{log: o.Log}
	root := &resolver{store: metered{o.Store, f}, loader: o.Loader, ontology: o.Ontology, words: newWords(o.Ontology), limits: limits}
	server := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: root, Complexity: complexities()}))
	server.AddTransport(transport.GET{})
	server.AddTransport(transport.POST{})
	server.SetQueryCache(lru.New[*ast.QueryDocument](parsedQueries))
	server.SetParserTokenLimit(limits.Tokens)
	server.SetErrorPresenter(f.present)
	server.SetRecoverFunc(f.recovered)
	server.Use(extension.Introspection{})
	server.Use(&gatekeeper{limits: limits})
	return &front{server: server, mayWrite: o.MayWrite, limits: limits}
}

// A front checks what can be checked of a request before it is understood.
type front struct {
	server   http.Handler
	mayWrite func(*http.Request) bool
	limits   Limits
}

// A request is what the front knows of the HTTP request.
type request struct {
	mayWrite bool
	get      bool
	bytes    int // of the body
}

type requestKey struct{}

func requestOf(ctx context.Context) request {
	r, _ := ctx.Value(requestKey{}).(request)
	return r
}

func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	req := request{mayWrite: f.mayWrite(r), get: r.Method == http.MethodGet}
	switch r.Method {
	case http.MethodGet:
		if v := r.URL.Query().Get("variables"); v != "" && json.Unmarshal([]byte(v), &map[string]any{}) != nil {
			refuse(w, http.StatusBadRequest, kg.Invalid, "variables must be a JSON object")
			return
		}
	case http.MethodPost:
		if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
			refuse(w, http.StatusUnsupportedMediaType, kg.Invalid, "the body must be application/json")
			return
		}
		body, err := f.body(w, r, req.mayWrite)
		if err != nil {
			status := http.StatusBadRequest
			if kg.KindOf(err) == kg.TooLarge {
				status = http.StatusRequestEntityTooLarge
			}
			refuse(w, status, kg.KindOf(err), err.Error())
			return
		}
		req.bytes = len(body)
		r.Body = io.NopCloser(bytes.NewReader(body))
	default:
		w.Header().Set("Allow", "GET, POST")
		refuse(w, http.StatusMethodNotAllowed, kg.Invalid, "queries come by GET or POST, mutations by POST")
		return
	}
	ctx, _ := withCost(context.WithValue(r.Context(), requestKey{}, req))
	f.server.ServeHTTP(w, r.WithContext(ctx))
}

// body reads the body of a POST and checks that it is a request. Who may write
// may send a text to load; written in JSON, with all but ASCII as \u0000, it may
// be three times as long.
func (f *front) body(w http.ResponseWriter, r *http.Request, mayWrite bool) ([]byte, error) {
	limit := f.limits.Body
	if mayWrite {
		limit += 3 * f.limits.Text
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(limit)))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return nil, kg.Errorf(kg.TooLarge, "read body", "", "it has more than the %d bytes that are allowed", limit)
	}
	if err != nil {
		return nil, kg.Errorf(kg.Invalid, "read body", "", "it ended too early")
	}
	var params graphql.RawParams
	if err := json.Unmarshal(body, &params); err != nil {
		return nil, kg.Errorf(kg.Invalid, "read body", "", "it must be one JSON object with query, and perhaps operationName and variables: %s", plainJSON(err))
	}
	return body, nil
}

// plainJSON says what is wrong with JSON without quoting Go's names.
func plainJSON(err error) string {
	if e := new(json.SyntaxError); errors.As(err, &e) {
		return fmt.Sprintf("%s at byte %d", e.Error(), e.Offset)
	}
	if e := new(json.UnmarshalTypeError); errors.As(err, &e) {
		return fmt.Sprintf("a JSON %s stands at byte %d where something else belongs", e.Value, e.Offset)
	}
	return "it cannot be read"
}

// refuse answers a request that does not reach the schema.
func refuse(w http.ResponseWriter, status int, kind kg.ErrorKind, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	body := map[string]any{"errors": []any{map[string]any{"message": message, "extensions": map[string]any{"code": string(kind)}}}}
	if err := json.NewEncoder(w).Encode(body); err != nil {
		slog.Debug("a client went away before it was refused", "error", err)
	}
}
