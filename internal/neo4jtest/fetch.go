package neo4jtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

//go:embed pom.xml
var pom []byte

// Fetch puts the jars of Neo4j into build/neo4j/lib of the checkout that the
// working directory lies in, and returns that folder. It does nothing when they
// are there already. What Maven says goes to log.
func Fetch(ctx context.Context, log io.Writer) (string, error) {
	dir, err := cacheDir()
	if err != nil {
		return "", err
	}
	unlock, err := lock(ctx, filepath.Join(dir, "fetch.lock"))
	if err != nil {
		return "", fmt.Errorf("wait for another fetch of Neo4j: %w", err)
	}
	defer unlock()
	lib := filepath.Join(dir, "lib")
	sum := sha256.Sum256(pom)
	want := hex.EncodeToString(sum[:])
	marker := filepath.Join(lib, ".complete")
	if got, err := os.ReadFile(marker); err == nil && string(got) == want {
		return lib, nil
	}
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return "", fmt.Errorf("the tests' Neo4j is fetched with Maven, and there is no mvn on the PATH: install it (Debian, Ubuntu: apt-get install maven; macOS: brew install maven): %w", err)
	}
	fresh, err := os.MkdirTemp(dir, "fetch-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh)
	if err := os.WriteFile(filepath.Join(fresh, "pom.xml"), pom, 0o644); err != nil {
		return "", err
	}
	got := filepath.Join(fresh, "lib")
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, mvn, "-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+got)
	cmd.Dir = fresh
	cmd.Stdout, cmd.Stderr = io.MultiWriter(&said, log), io.MultiWriter(&said, log)
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("fetch Neo4j with Maven: %w\n%s", err, tail(said.Bytes(), 2000))
	}
	if err := os.WriteFile(filepath.Join(got, ".complete"), []byte(want), 0o644); err != nil {
		return "", err
	}
	if err := os.RemoveAll(lib); err != nil {
		return "", err
	}
	return lib, os.Rename(got, lib)
}

// cacheDir is build/neo4j beside the go.mod that the working directory lies under.
func cacheDir() (string, error) {
	at, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := at; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			cache := filepath.Join(dir, "build", "neo4j")
			return cache, os.MkdirAll(cache, 0o755)
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("%s does not lie in a checkout: no go.mod above it", at)
		}
	}
}

// lock takes an exclusive lock on a file, which the end of the process gives back.
func lock(ctx context.Context, path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { f.Close() }, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			f.Close()
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, fmt.Errorf("%s is held by another process: %w", path, ctx.Err())
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func tail(b []byte, n int) []byte { return b[max(0, len(b)-n):] }
