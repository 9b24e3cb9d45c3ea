package neo4jstore

import (
	"context"
	"strings"
	"testing"
)

// check returns the Finding of a check, and fails if there is none.
func check(t *testing.T, findings []Finding, name string) Finding {
	t.Helper()
	for _, f := range findings {
		if strings.Contains(f.Words+f.Advice, password) {
			t.Errorf("the finding tells the password: %+v", f)
		}
		if f.Check == name {
			return f
		}
	}
	t.Fatalf("no finding on %q among %+v", name, findings)
	return Finding{}
}

func TestDiagnoseNamesWhatIsWrong(t *testing.T) {
	server := neo.Server(t)
	good := options(server)
	for _, c := range []struct {
		name   string
		change func(*Options)
		check  string
		words  string
	}{
		{"scheme", func(o *Options) { o.URI = "postgres://localhost" }, "address", `scheme "postgres"`},
		{"host name", func(o *Options) { o.URI = "bolt://no.such.host.invalid" }, "host name", "no.such.host.invalid is not known"},
		{"port", func(o *Options) { o.URI = "bolt://127.0.0.1:1" }, "port", "nothing listens at 127.0.0.1:1"},
		{"TLS", func(o *Options) { o.URI = strings.Replace(o.URI, "bolt:", "bolt+ssc:", 1) }, "encryption", "does not speak TLS"},
		{"password", func(o *Options) { o.Password = "a wrong word" }, "login", "does not accept the password"},
		{"database", func(o *Options) { o.Database = "elsewhere" }, "database", `no database called "elsewhere"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := good
			c.change(&o)
			findings := Diagnose(t.Context(), o)
			f := check(t, findings, c.check)
			if f.OK || !strings.Contains(f.Words, c.words) || f.Advice == "" {
				t.Errorf("got %+v", f)
			}
			if last := findings[len(findings)-1]; last != f {
				t.Errorf("it went on to %+v", last)
			}
		})
	}
}

func TestDiagnoseOfASoundDatabase(t *testing.T) {
	closed(t, open(t))
	findings := Diagnose(t.Context(), options(neo.Server(t)))
	for _, name := range []string{"address", "host name", "port", "encryption", "version", "login", "database", "data", "role", "clock"} {
		if f := check(t, findings, name); !f.OK {
			t.Errorf("got %+v", f)
		}
	}
	check(t, findings, "distance") // how far it is depends on the machine
}

func TestDiagnoseOfForeignData(t *testing.T) {
	ctx := context.Background()
	server := neo.Server(t)
	if err := server.Wipe(ctx); err != nil {
		t.Fatal(err)
	}
	if f := check(t, Diagnose(ctx, options(server)), "data"); !f.OK || !strings.Contains(f.Words, "empty") {
		t.Errorf("of an empty database: %+v", f)
	}
	if _, err := server.Run(ctx, "CREATE (:Film)"); err != nil {
		t.Fatal(err)
	}
	if f := check(t, Diagnose(ctx, options(server)), "data"); f.OK || !strings.Contains(f.Words, "not graphd's") {
		t.Errorf("of foreign data: %+v", f)
	}
}
