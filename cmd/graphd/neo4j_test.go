package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"graphd/internal/neo4jtest"
)

const neo4jPassword = "open-sesame-42"

// neo is the Neo4j of all tests here that need one.
var neo = neo4jtest.NewShared(neo4jtest.Options{Password: neo4jPassword})

// passwordFile writes the password as a container platform would mount it.
func passwordFile(t *testing.T, password string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte(password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestEveryVerbDoesOnNeo4jWhatItDoesOnAFile(t *testing.T) {
	server := neo.Server(t)
	if err := server.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	env := []string{"GRAPHD_STORE=" + server.URI(), "NEO4J_PASSWORD_FILE=" + passwordFile(t, neo4jPassword)}
	file := filepath.Join(t.TempDir(), "g.db")
	texts := examples(t)
	must(t, env, "load", texts)
	must(t, nil, "load", "--store", file, texts)

	exported := must(t, nil, "export", "--store", file)
	if must(t, env, "export") != exported {
		t.Error("the exports differ")
	}
	must(t, env, "verify")
	for _, q := range helloQueries() {
		if a, b := must(t, env, "query", q.query), must(t, nil, "query", "--store", file, q.query); data(a) != data(b) {
			t.Errorf("%s\nNeo4j: %s\nfile: %s", q.asks, a, b)
		}
	}
	if out := must(t, env, "doctor"); !strings.Contains(out, "ok   store content: 3 documents") {
		t.Error(out)
	}
	if rows, err := server.Run(t.Context(), `MATCH (a:Actor)-[r]->(p:Program) RETURN count(r)`); err != nil || len(rows) != 1 || rows[0] == int64(0) {
		t.Errorf("a Cypher user finds %v, %v", rows, err)
	}

	must(t, env, "delete", filepath.Join(texts, "climate.html"))
	must(t, nil, "delete", "--store", file, filepath.Join(texts, "climate.html"))
	if must(t, env, "export") != must(t, nil, "export", "--store", file) {
		t.Error("after delete the exports differ")
	}
	dump := filepath.Join(t.TempDir(), "dump.jsonl")
	if err := os.WriteFile(dump, []byte(exported), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, env, "import", dump)
	if must(t, env, "export") != exported {
		t.Error("after import the export is not what it was")
	}
}

// data is the data of a printed answer, without what it cost.
func data(answer string) string {
	before, _, _ := strings.Cut(answer, `"extensions"`)
	return before
}

func TestAWrongPasswordIsToldInWordsAndNeverPrinted(t *testing.T) {
	server := neo.Server(t)
	env := []string{"GRAPHD_STORE=" + server.URI(), "NEO4J_PASSWORD=hunter2-hunter2"}
	_, stderr, code := graphd(t, env, "load", examples(t))
	if code != exitFailed || !strings.Contains(stderr, "password") || strings.Contains(stderr, "hunter2") {
		t.Errorf("load: exit %d, %s", code, stderr)
	}
	stdout, stderr, code := graphd(t, env, "doctor")
	if code != exitFailed || !strings.Contains(stdout, "FAIL") || !strings.Contains(stdout, "password") || strings.Contains(stdout+stderr, "hunter2") {
		t.Errorf("doctor: exit %d, %s%s", code, stdout, stderr)
	}
}

func TestServeIsNotReadyWhileNeo4jIsAwayAndReadyWhenItIsBack(t *testing.T) {
	server := neo.Server(t)
	if err := server.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	c := serveChild(t, []string{"NEO4J_PASSWORD=" + neo4jPassword}, "--store", server.URI())
	if code, words := get(t, c.addr+"/readyz"); code != 200 {
		t.Fatalf("%d %s", code, words)
	}
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	if code, words := get(t, c.addr+"/readyz"); code != 503 {
		t.Errorf("with Neo4j gone: %d %s", code, words)
	}
	if code, _ := get(t, c.addr+"/healthz"); code != 200 {
		t.Errorf("with Neo4j gone it is said to be dead: %d", code)
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(60 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		code, words := get(t, c.addr+"/readyz")
		if code == 200 {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("with Neo4j back: %d %s", code, words)
		}
	}
	if code := c.stop(t, os.Interrupt); code != exitOK {
		t.Errorf("exit %d", code)
	}
}

func TestALoadThatLosesNeo4jSaysSoAndMakesNoDuplicatesWhenRepeated(t *testing.T) {
	server := neo.Server(t)
	if err := server.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeTexts(t, dir, 60)
	env := []string{"GRAPHD_STORE=" + server.URI(), "NEO4J_PASSWORD=" + neo4jPassword}
	cmd := exec.Command("graphd", "load", "--json", dir)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	reported := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if !strings.Contains(lines.Text(), `"event":"LOADED"`) {
			continue
		}
		if reported++; reported == 12 {
			if err := server.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitPartly {
		t.Errorf("the load ended with %v", err)
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	rows, err := server.Run(t.Context(), `MATCH (d:Document) RETURN count(d)`)
	if err != nil || rows[0].(int64) < int64(reported) {
		t.Errorf("%d were reported as loaded, %v are there (%v)", reported, rows, err)
	}
	must(t, env, "verify")
	must(t, env, "load", dir)
	file := filepath.Join(t.TempDir(), "g.db")
	must(t, nil, "load", "--store", file, dir)
	if must(t, env, "export") != must(t, nil, "export", "--store", file) {
		t.Error("the repeated load is not what an undisturbed one is")
	}
}
