package web

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPagesInABrowser drives the pages of the real program, with the examples in
// a real file store, in a real Chromium; see test/browser.mjs for what is checked.
// Pictures of what it saw are left in build/pictures.
func TestPagesInABrowser(t *testing.T) {
	if _, err := os.Stat("dist/playground.html"); errors.Is(err, os.ErrNotExist) {
		t.Fatal("the pages are not bundled: run `make web` first")
	}
	node := findNode(t)
	chromium := findChromium(t)
	dir := t.TempDir()
	graphd, store := filepath.Join(dir, "graphd"), filepath.Join(dir, "graphd.db")
	run(t, "go", "build", "-o", graphd, "graphd/cmd/graphd")
	run(t, graphd, "load", "--store", store, "../examples")
	url := serve(t, graphd, store)

	pictures, err := filepath.Abs("../build/pictures")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), node, "test/browser.mjs", url, chromium, pictures).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatalf("the browser saw something wrong: %v", err)
	}
}

// TestTheTypesOfThePagesAreSound runs the TypeScript compiler in its strict mode;
// the bundler strips types without a look at them.
func TestTheTypesOfThePagesAreSound(t *testing.T) {
	run(t, findNode(t), "node_modules/typescript/bin/tsc", "--noEmit")
}

// findNode returns Node.js, and fails if the packages that the tests need are not
// installed.
func findNode(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("node is not on the PATH: install Node.js 20 or later")
	}
	for _, name := range []string{"typescript", "playwright-core", "axe-core"} {
		if _, err := os.Stat("node_modules/" + name); errors.Is(err, os.ErrNotExist) {
			t.Fatalf("the npm package %s is not installed: run `make web` first", name)
		}
	}
	return node
}

// findChromium returns the browser that CHROMIUM names, or else the first of the
// usual names on the PATH.
func findChromium(t *testing.T) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}
	if named := os.Getenv("CHROMIUM"); named != "" {
		names = []string{named}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatalf("no Chromium found as %s: install it, or name it in CHROMIUM", strings.Join(names, ", "))
	return ""
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

// serve starts graphd on a free port and returns its URL. The test's end stops it.
func serve(t *testing.T, graphd, store string) string {
	t.Helper()
	cmd := exec.Command(graphd, "serve", "--json", "--store", store, "--addr", "127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	addr := make(chan string, 1)
	read := make(chan struct{})
	go func() {
		defer close(read)
		lines := bufio.NewScanner(stderr)
		for lines.Scan() {
			var line struct{ Msg, Addr string }
			if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "serving" {
				addr <- line.Addr
				break
			}
			t.Logf("graphd: %s", lines.Text())
		}
		_, _ = io.Copy(io.Discard, stderr) // an open pipe that nobody reads would stop graphd
	}()
	t.Cleanup(func() {
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Errorf("stop graphd: %v", err)
		}
		<-read
		if err := cmd.Wait(); err != nil {
			t.Errorf("graphd did not stop well: %v", err)
		}
	})
	select {
	case a := <-addr:
		return "http://" + a
	case <-read:
		t.Fatal("graphd ended before it served")
	case <-time.After(30 * time.Second):
		t.Fatal("graphd does not serve after 30 s")
	}
	return ""
}
