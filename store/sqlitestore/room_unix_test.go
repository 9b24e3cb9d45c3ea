//go:build unix

package sqlitestore

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"graphd/kg"
)

const roomEnv = "GRAPHD_TEST_ROOM"

// limitRoom keeps this process from making any file larger than the environment
// says: what lies beyond fails in the operating system, as on a full disk.
func limitRoom() error {
	room, err := strconv.ParseUint(os.Getenv(roomEnv), 10, 64)
	if err != nil {
		return nil // no limit is asked for
	}
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: room, Max: room})
}

func TestWhereTheSystemGivesNoRoomAllThatWasReportedIsKept(t *testing.T) {
	for _, room := range []int{300_000, 1_000_000, 3_000_000} {
		path := t.TempDir() + "/graph.db"
		must(t, open(t, path).Close())
		last, says := childLoads(t, path, roomEnv+"="+fmt.Sprint(room))
		if !strings.Contains(says, path) || !strings.HasPrefix(says, "error "+string(kg.Unavailable)) {
			t.Errorf("with room for %d bytes the child says: %s", room, says)
		}
		if room > 1_000_000 && last < 1 {
			t.Errorf("with room for %d bytes only %d Documents went in", room, last+1)
		}
		t.Logf("room for %d bytes: %d Documents, then %s", room, last+1, says)
		s := open(t, path)
		n, err := s.Stats(context.Background(), kg.RelationFilter{})
		if err != nil || n.Documents != last+1 {
			t.Errorf("with room for %d bytes %d Documents are there, %d were reported (%v)", room, n.Documents, last+1, err)
		}
		must(t, s.Check(context.Background()))
		load(t, s, n.Documents)
		must(t, s.Close())
	}
}
