package sqlitestore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"graphd/kg"
	"graphd/store/storetest"
)

const victimEnv = "GRAPHD_TEST_KILL_PATH"

// victim reports whether this process is the child of a kill test, and the file
// it is to load into.
func victim() (path string, ok bool) { return os.LookupEnv(victimEnv) }

// loadUntilKilled loads samples from the first that is not there on, and prints
// the number of each when Put has returned.
func loadUntilKilled(path string) {
	ctx := context.Background()
	if err := limitRoom(); err != nil {
		fmt.Println("error", err)
		return
	}
	s, err := Open(ctx, path, Options{Rules: storetest.Rules()})
	if err != nil {
		fmt.Println("error", kg.KindOf(err), err)
		return
	}
	n, err := s.Stats(ctx, kg.RelationFilter{})
	for i := n.Documents; err == nil; i++ {
		if _, err = s.Put(ctx, sample(i), fmt.Sprint("source ", i)); err == nil {
			fmt.Println(i)
		}
	}
	fmt.Println("error", kg.KindOf(err), err)
}

// GRAPHD_KILLS sets the number of rounds; make torture sets many.
func TestKilledHalfwayTheFileHoldsWholeDocumentsAndAllReported(t *testing.T) {
	rounds := 6
	if n, err := strconv.Atoi(os.Getenv("GRAPHD_KILLS")); err == nil {
		rounds = n
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	reported, held := 0, 0
	chance := rand.New(rand.NewPCG(1, 2))
	fresh := open(t, filepath.Join(t.TempDir(), "fresh.db"))
	for round := range rounds {
		last := killedAfter(t, path, time.Duration(chance.IntN(120))*time.Millisecond, round%3 > 0)
		reported = max(reported, last+1)

		s := open(t, path)
		n, err := s.Stats(context.Background(), kg.RelationFilter{})
		must(t, err)
		if n.Documents < reported {
			t.Fatalf("round %d: %d Documents are there, %d were reported", round, n.Documents, reported)
		}
		must(t, s.Check(context.Background()))
		for ; held < n.Documents; held++ {
			load(t, fresh, held)
		}
		if exported(t, s) != exported(t, fresh) {
			t.Fatalf("round %d: the graph is not that of the same Documents loaded afresh", round)
		}
		must(t, s.Close())
	}
	t.Logf("%d rounds, %d Documents", rounds, held)
	must(t, fresh.Close())
}

// killedAfter runs a child that loads, kills it some time after its start or, if
// that is wanted, after its first report, and returns the last number it reported;
// -1 for none.
func killedAfter(t *testing.T, path string, d time.Duration, report bool) int {
	t.Helper()
	exe, err := os.Executable()
	must(t, err)
	child := exec.CommandContext(t.Context(), exe)
	child.Env = append(os.Environ(), victimEnv+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	kill := func() {
		if err := child.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Error(err)
		}
	}
	killer := time.AfterFunc(d, kill)
	if report {
		killer.Stop()
	}
	last := -1
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Errorf("the child says %s", lines.Text())
			break
		}
		if report && last < 0 {
			killer.Reset(d)
		}
		last = n
	}
	kill()
	var exit *exec.ExitError
	if err := child.Wait(); err != nil && !errors.As(err, &exit) {
		t.Error(err)
	}
	return last
}

// childLoads runs a child that loads until it fails, and returns the last number it
// reported (-1 for none) and what it said then.
func childLoads(t *testing.T, path string, env ...string) (last int, says string) {
	t.Helper()
	exe, err := os.Executable()
	must(t, err)
	child := exec.CommandContext(t.Context(), exe)
	child.Env = append(append(os.Environ(), victimEnv+"="+path), env...)
	child.Stderr = os.Stderr
	out, err := child.Output()
	must(t, err)
	last = -1
	for line := range strings.Lines(string(out)) {
		if n, err := strconv.Atoi(strings.TrimSpace(line)); err == nil {
			last = n
		} else {
			says = strings.TrimSpace(line)
		}
	}
	return last, says
}

func TestNothingIsLeftOfWhatIsDeleted(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	var ids []kg.ID
	for i := range 30 {
		ids = append(ids, load(t, s, i).Document.ID)
	}
	for i, id := range ids {
		must(t, s.Delete(context.Background(), id))
		if i%10 == 0 {
			must(t, s.Check(context.Background()))
		}
	}
	must(t, s.Check(context.Background()))
	must(t, s.read(context.Background(), "count", func(c *conn) error {
		for _, table := range []string{"documents", "sources", "readings", "entities", "names", "keys", "links", "chains", "relations", "key_relations", "sentences", "evidence"} {
			n := 0
			if _, err := c.row(context.Background(), "SELECT count(*) FROM "+table, nil, &n); err != nil || n > 0 {
				t.Errorf("%d rows are left in %s (%v)", n, table, err)
			}
		}
		return nil
	}))
	must(t, s.Close())
}
