package model

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"graphd/kg"
)

// MarshalID writes an ID.
func MarshalID(id kg.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalID reads an ID; null is the empty one.
func UnmarshalID(v any) (kg.ID, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return kg.ID(v), nil
	case json.Number:
		return kg.ID(v), nil
	case int64:
		return kg.ID(strconv.FormatInt(v, 10)), nil
	}
	return "", kg.Errorf(kg.Invalid, "read argument", "", "an ID is a string, not %s", describe(v))
}

// MarshalInt writes an Int.
func MarshalInt(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalInt reads an Int of 32 bits, as the GraphQL specification has it; null
// is 0.
func UnmarshalInt(v any) (int, error) {
	if v == nil {
		return 0, nil
	}
	var n int64
	switch v := v.(type) {
	case json.Number:
		var err error
		if n, err = strconv.ParseInt(string(v), 10, 64); err != nil {
			return 0, kg.Errorf(kg.Invalid, "read argument", "", "an Int is a whole number of 32 bits, not %s", describe(v))
		}
	case int64:
		n = v
	case int:
		n = int64(v)
	default:
		return 0, kg.Errorf(kg.Invalid, "read argument", "", "an Int is a whole number of 32 bits, not %s", describe(v))
	}
	if n < math.MinInt32 || n > math.MaxInt32 {
		return 0, kg.Errorf(kg.Invalid, "read argument", "", "an Int is a whole number of 32 bits, not %d", n)
	}
	return int(n), nil
}

// MarshalPredicate writes a Predicate in lower snake case.
func MarshalPredicate(p kg.Predicate) graphql.Marshaler { return graphql.MarshalString(string(p)) }

// UnmarshalPredicate reads a Predicate in any case; null is the empty one.
// Whether the ontology has it is not looked at.
func UnmarshalPredicate(v any) (kg.Predicate, error) {
	s, err := name("a Predicate", v)
	return kg.Predicate(strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), " ", "_"), "-", "_")), err
}

// MarshalKind writes a Kind as the ontology spells it.
func MarshalKind(k kg.Kind) graphql.Marshaler { return graphql.MarshalString(string(k)) }

// UnmarshalKind reads the name of a Kind; null is the empty one. The ontology's
// spelling is not looked up.
func UnmarshalKind(v any) (kg.Kind, error) {
	s, err := name("a Kind", v)
	return kg.Kind(s), err
}

func name(what string, v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		if s := strings.TrimSpace(v); s != "" {
			return s, nil
		}
	}
	return "", kg.Errorf(kg.Invalid, "read argument", "", "%s is a name, not %s", what, describe(v))
}

var dateForm = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)

// MarshalDate writes a day; no day is null.
func MarshalDate(d string) graphql.Marshaler {
	if d == "" {
		return graphql.Null
	}
	return graphql.MarshalString(d)
}

// UnmarshalDate reads a day; null is none.
func UnmarshalDate(v any) (string, error) {
	if v == nil {
		return "", nil
	}
	s, ok := v.(string)
	if !ok || !dateForm.MatchString(s) {
		return "", kg.Errorf(kg.Invalid, "read argument", "", "a Date is a day written YYYY-MM-DD, not %s", describe(v))
	}
	return s, nil
}

// MarshalBase64 writes bytes.
func MarshalBase64(b []byte) graphql.Marshaler {
	return graphql.MarshalString(base64.StdEncoding.EncodeToString(b))
}

// UnmarshalBase64 reads bytes; null is nil, an empty string is not.
func UnmarshalBase64(v any) ([]byte, error) {
	if v == nil {
		return nil, nil
	}
	s, ok := v.(string)
	if !ok {
		return nil, kg.Errorf(kg.Invalid, "read argument", "", "bytes are a string in base64, not %s", describe(v))
	}
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, kg.Errorf(kg.Invalid, "read argument", "", "bytes are a string in standard base64 with padding: %w", err)
	}
	return b, nil
}

// describe writes a value for an error, cut short.
func describe(v any) string {
	s := fmt.Sprintf("%v", v)
	if t, ok := v.(string); ok {
		s = strconv.Quote(t)
	}
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "..."
	}
	return s
}
