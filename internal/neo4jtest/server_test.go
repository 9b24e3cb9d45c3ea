package neo4jtest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestOneServer walks one server through its life, because only one may run.
func TestOneServer(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), startLimit)
	defer cancel()
	s, err := Start(ctx, Options{Password: "correct horse"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(s.home); !os.IsNotExist(err) {
			t.Errorf("the server's home is still there: %v", err)
		}
	}()
	count := func(t *testing.T) int64 {
		t.Helper()
		got, err := s.Run(ctx, "MATCH (n) RETURN count(n)")
		if err != nil {
			t.Fatal(err)
		}
		return got[0].(int64)
	}
	if _, err := s.Run(ctx, "CREATE (:A {id: 1}), (:B)-[:R]->(:B)"); err != nil {
		t.Fatal(err)
	}
	t.Run("what was committed outlives kill -9", func(t *testing.T) {
		if err := s.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := s.Restart(ctx); err != nil {
			t.Fatal(err)
		}
		if n := count(t); n != 3 {
			t.Fatalf("%d nodes, not 3", n)
		}
	})
	t.Run("a second server waits for the first", func(t *testing.T) {
		short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		defer cancel()
		if _, err := Start(short, Options{}); err == nil || !strings.Contains(err.Error(), "another test") {
			t.Fatalf("got %v", err)
		}
	})
	t.Run("Reset leaves nothing", func(t *testing.T) {
		if _, err := s.Run(ctx, "CREATE CONSTRAINT c FOR (a:A) REQUIRE a.id IS UNIQUE"); err != nil {
			t.Fatal(err)
		}
		if err := s.Reset(ctx); err != nil {
			t.Fatal(err)
		}
		left, err := s.Run(ctx, "SHOW CONSTRAINTS")
		if err != nil {
			t.Fatal(err)
		}
		if n := count(t); n != 0 || len(left) != 0 {
			t.Fatalf("%d nodes and %d constraints are left", n, len(left))
		}
	})
}

// TestWatcherEndsTheServer lets a child process die without a word.
func TestWatcherEndsTheServer(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	if err := os.Mkdir(home, 0o755); err != nil {
		t.Fatal(err)
	}
	p, err := start(exec.Command("sleep", "600"), home)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.tell.Close(); err != nil { // what the end of this process would do
		t.Fatal(err)
	}
	select {
	case <-p.done:
	case <-time.After(20 * time.Second):
		t.Fatal("the server outlived the process that started it")
	}
	if status := p.cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != syscall.SIGKILL {
		t.Errorf("it ended by %v", status.Signal())
	}
	if err := p.watch.Wait(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(home); !os.IsNotExist(err) {
		t.Errorf("its home is still there: %v", err)
	}
}

func TestErrorsNameWhatToInstall(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("JAVA_HOME", "")
	if _, err := findJava(); err == nil || !strings.Contains(err.Error(), "openjdk-17") {
		t.Errorf("without Java: %v", err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if _, err := Fetch(t.Context(), os.Stderr); err == nil || !strings.Contains(err.Error(), "maven") {
		t.Errorf("without Maven: %v", err)
	}
}
