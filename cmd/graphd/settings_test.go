package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// probe runs a verb with one flag of its own and returns the settings it saw.
func probe(t *testing.T, env map[string]string, args ...string) (p *program, jobs int, err error) {
	t.Helper()
	var out bytes.Buffer
	p = &program{stdin: strings.NewReader(""), stdout: &out, stderr: &out, environ: func(name string) (string, bool) { v, ok := env[name]; return v, ok }}
	root := p.command()
	verb := &cobra.Command{Use: "probe", RunE: func(*cobra.Command, []string) error { return nil }}
	verb.Flags().IntVar(&jobs, "jobs", 7, "")
	root.AddCommand(verb)
	root.SetArgs(append([]string{"probe"}, args...))
	return p, jobs, root.ExecuteContext(t.Context())
}

func TestAFlagWinsOverTheEnvironmentOverTheFileOverTheDefault(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.yaml")
	if err := os.WriteFile(file, []byte("store: from-file.db\njobs: 3\njson: true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"GRAPHD_STORE": "from-env.db", "GRAPHD_JOBS": "4"}
	withFile := map[string]string{"GRAPHD_CONFIG": file}
	both := map[string]string{"GRAPHD_CONFIG": file, "GRAPHD_STORE": "from-env.db", "GRAPHD_JOBS": "4"}
	for _, c := range []struct {
		name  string
		env   map[string]string
		args  []string
		store string
		jobs  int
		json  bool
	}{
		{"nothing set", nil, nil, "graphd.db", 7, false},
		{"environment", env, nil, "from-env.db", 4, false},
		{"file", withFile, nil, "from-file.db", 3, true},
		{"file by flag", nil, []string{"--config", file}, "from-file.db", 3, true},
		{"environment over file", both, nil, "from-env.db", 4, true},
		{"flag over both", both, []string{"--store", "from-flag.db", "--jobs", "5", "--json=false"}, "from-flag.db", 5, false},
		{"a flag with the default's value is still a flag", both, []string{"--store", "graphd.db"}, "graphd.db", 4, true},
	} {
		p, jobs, err := probe(t, c.env, c.args...)
		if err != nil || p.store != c.store || jobs != c.jobs || p.json != c.json {
			t.Errorf("%s: store %q, jobs %d, json %v, error %v; want %q, %d, %v", c.name, p.store, jobs, p.json, err, c.store, c.jobs, c.json)
		}
	}
}

func TestAWrongSettingIsAUsageErrorThatNamesItsPlace(t *testing.T) {
	write := func(text string) string {
		file := filepath.Join(t.TempDir(), "graphd.yaml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for _, c := range []struct {
		env   map[string]string
		args  []string
		words string
	}{
		{map[string]string{"GRAPHD_JOBS": "many"}, nil, `GRAPHD_JOBS="many"`},
		{nil, []string{"--config", "nowhere.yaml"}, "nowhere.yaml"},
		{nil, []string{"--config", write("shop: x\n")}, `no setting "shop"`},
		{nil, []string{"--config", write("jobs: many\n")}, "jobs"},
		{nil, []string{"--config", write("jobs: [1, 2]\n")}, "one plain value"},
		{nil, []string{"--config", write("jobs: 1\n  x: {\n")}, "graphd.yaml"},
		{nil, []string{"--wrong"}, "--wrong"},
		{nil, []string{"--neo4j-password", "x"}, "unknown flag"},
	} {
		_, _, err := probe(t, c.env, c.args...)
		var usage usageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%v %v: error %v; want a usage error with %q", c.env, c.args, err, c.words)
		}
	}
}

func TestNoFlagOfAnyVerbTakesASecret(t *testing.T) {
	for name := range flagNames((&program{environ: os.LookupEnv}).command()) {
		for _, word := range []string{"password", "token", "secret", "user"} {
			if strings.Contains(name, word) {
				t.Errorf("--%s", name)
			}
		}
	}
}

func TestASecretComesFromTheEnvironmentOrAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	empty := filepath.Join(t.TempDir(), "empty")
	if err := errors.Join(os.WriteFile(file, []byte(" open sesame \r\n"), 0o600), os.WriteFile(empty, []byte("\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		env  map[string]string
		want string
		ok   bool
		fail string
	}{
		{"not set", nil, "", false, ""},
		{"environment", map[string]string{"X": "abc"}, "abc", true, ""},
		{"file, without its line end", map[string]string{"X_FILE": file}, " open sesame ", true, ""},
		{"set to nothing", map[string]string{"X": "", "X_FILE": ""}, "", false, ""},
		{"both", map[string]string{"X": "abc", "X_FILE": file}, "", false, "both X and X_FILE"},
		{"no such file", map[string]string{"X_FILE": file + "x"}, "", false, "X_FILE"},
		{"empty file", map[string]string{"X_FILE": empty}, "", false, "is empty"},
	} {
		p := &program{environ: func(name string) (string, bool) { v, ok := c.env[name]; return v, ok }}
		got, ok, err := p.secret("X")
		if got != c.want || ok != c.ok || (err != nil) != (c.fail != "") || err != nil && !strings.Contains(err.Error(), c.fail) {
			t.Errorf("%s: %q, %v, %v", c.name, got, ok, err)
		}
		if err != nil && strings.Contains(err.Error(), "sesame") {
			t.Errorf("%s: the error tells the secret", c.name)
		}
	}
}

func TestAStoreAddressIsUnderstoodOrRefused(t *testing.T) {
	for address, want := range map[string]engine{
		"graphd.db": inFile, "/a b/c.db": inFile, "memory:": inMemory,
		"neo4j://host": inNeo4j, "neo4j+s://host:7687": inNeo4j, "bolt://127.0.0.1:7687": inNeo4j, "bolt+ssc://[::1]:7687": inNeo4j,
	} {
		if got, err := engineOf(address); got != want || err != nil {
			t.Errorf("%s: %q, %v; want %q", address, got, err, want)
		}
	}
	for address, words := range map[string]string{
		"": "empty", "mysql://host": "mysql://", "neo4j://": "no host", "neo4j://joe:hunter2@host": "NEO4J_USERNAME", "bolt://%zz": "not a valid",
	} {
		_, err := engineOf(address)
		var usage usageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: error %v; want a usage error with %q and no password", address, err, words)
		}
	}
}
