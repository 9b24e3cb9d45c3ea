package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"graphd/kg"
)

// text is the n-th of a row of texts that differ, yet speak of the same few things.
func text(n int) string {
	who := []string{"The World Bank", "The European Union", "The United States", "The Ministry of Health", "The Drug Enforcement Administration (DEA)"}
	does := []string{"funds", "supports", "opposes", "leads", "criticized"}
	what := []string{"the Merida Initiative", "the Coastal Plan", "the Horizon Programme", "the National Vaccination Campaign", "the Lisbon Strategy"}
	s := fmt.Sprintf("Report %d\n\n", n)
	for i := range 6 {
		s += fmt.Sprintf("%s %s %s in %d. ", who[(n+i)%len(who)], does[(n/5+i)%len(does)], what[(n/25+2*i)%len(what)], 1990+(n+7*i)%30)
	}
	return s + fmt.Sprintf("Case number %d was closed.\n", n)
}

// writeTexts writes n texts as files.
func writeTexts(t testing.TB, dir string, n int) {
	t.Helper()
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(text(i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKillNineLosesNothingThatWasReportedAndLeavesNothingHalf kills loads at
// random moments, again and again on one store. GRAPHD_KILLS says how
// often.
func TestKillNineLosesNothingThatWasReportedAndLeavesNothingHalf(t *testing.T) {
	rounds := 5
	if n, err := strconv.Atoi(os.Getenv("GRAPHD_KILLS")); err == nil && n > 0 {
		rounds = n
	}
	texts := min(12*rounds, 600)
	dir, store := t.TempDir(), filepath.Join(t.TempDir(), "g.db")
	writeTexts(t, dir, texts)
	random := rand.New(rand.NewPCG(1, 2))
	reported := map[kg.ID]bool{}
	for round := range rounds {
		loadAndKill(t, store, dir, 1+random.IntN(max(1, 2*texts/rounds)), time.Duration(random.IntN(8000))*time.Microsecond, reported)
		if stdout, stderr, code := graphd(t, nil, "verify", "--store", store); code != exitOK {
			t.Fatalf("round %d: verify exits with %d: %s%s", round, code, stdout, stderr)
		}
		there := documents(t, store)
		for id := range reported {
			if !there[id] {
				t.Fatalf("round %d: %s was reported as loaded and is not there", round, id)
			}
		}
	}
	must(t, nil, "load", "--store", store, dir)
	fresh := filepath.Join(t.TempDir(), "fresh.db")
	must(t, nil, "load", "--store", fresh, dir)
	if must(t, nil, "export", "--store", store) != must(t, nil, "export", "--store", fresh) {
		t.Error("after the kills, the finished load is not what a load without them is")
	}
}

// loadAndKill kills a load some time after it reported n new Documents.
func loadAndKill(t *testing.T, store, dir string, n int, after time.Duration, reported map[kg.ID]bool) {
	t.Helper()
	cmd := exec.Command("graphd", "load", "--json", "--store", store, dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var kill *time.Timer
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var e struct {
			Event    string
			Document kg.ID
		}
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue // the line that the kill cut off
		}
		if e.Event != "LOADED" {
			continue
		}
		if !reported[e.Document] {
			n--
		}
		reported[e.Document] = true
		if n == 0 && kill == nil {
			kill = time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) // it may have ended by itself
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if kill != nil {
		kill.Stop()
	}
}

// documents lists the Documents of a store.
func documents(t *testing.T, store string) map[kg.ID]bool {
	t.Helper()
	there := map[kg.ID]bool{}
	for after := ""; ; {
		out := must(t, nil, "query", "--store", store, `query ($after: String) { documents(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
			"--variables", fmt.Sprintf(`{"after": %s}`, orNull(after)))
		var answer struct {
			Data struct {
				Documents struct {
					Nodes    []struct{ ID kg.ID }
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(out), &answer); err != nil {
			t.Fatal(err)
		}
		for _, d := range answer.Data.Documents.Nodes {
			there[d.ID] = true
		}
		if !answer.Data.Documents.PageInfo.HasNextPage {
			return there
		}
		after = answer.Data.Documents.PageInfo.EndCursor
	}
}

func orNull(s string) string {
	if s == "" {
		return "null"
	}
	return fmt.Sprintf("%q", s)
}
