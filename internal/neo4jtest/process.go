package neo4jtest

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"syscall"
	"time"
)

// A process is a running server and the watcher that ends it if this process
// ends first.
type process struct {
	cmd   *exec.Cmd
	watch *exec.Cmd
	tell  io.WriteCloser // the watcher's input
	done  chan struct{}  // closed when cmd has ended
	err   error          // how cmd ended; read after done

	mu   sync.Mutex
	said bytes.Buffer
}

// watcher waits for a word on its input. When the input ends without one, the
// process that should have written it is dead: the server goes with it.
const watcher = `read word; if [ "$word" != done ]; then kill -9 "$1"; sleep 1; rm -rf "$2"; fi`

// start starts cmd and the watcher over it. Both are in process groups of their
// own, so that an interrupt at the terminal reaches the tests only.
func start(cmd *exec.Cmd, home string) (*process, error) {
	p := &process{cmd: cmd, done: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = p, p
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start Neo4j: %w", err)
	}
	go func() {
		p.err = cmd.Wait()
		close(p.done)
	}()
	p.watch = exec.Command("/bin/sh", "-c", watcher, "watcher", fmt.Sprint(cmd.Process.Pid), home)
	p.watch.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var err error
	if p.tell, err = p.watch.StdinPipe(); err == nil {
		err = p.watch.Start()
	}
	if err != nil {
		err = fmt.Errorf("start the watcher of Neo4j: %w", err)
		if kill := cmd.Process.Kill(); kill != nil {
			return nil, fmt.Errorf("%w; and end Neo4j: %w", err, kill)
		}
		<-p.done
		return nil, err
	}
	return p, nil
}

// Write keeps what the server prints.
func (p *process) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.Write(b)
}

func (p *process) output() []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return bytes.Clone(p.said.Bytes())
}

// end sends the signal, waits for the server's end and sends the watcher home. A
// server that does not end within 30 s of a gentler signal is killed.
func (p *process) end(with syscall.Signal) error {
	select {
	case <-p.done: // it ended by itself
	default:
		if err := p.cmd.Process.Signal(with); err != nil {
			return fmt.Errorf("end Neo4j: %w", err)
		}
	}
	select {
	case <-p.done:
	case <-time.After(30 * time.Second):
		if err := p.cmd.Process.Kill(); err != nil {
			return fmt.Errorf("end Neo4j: %w", err)
		}
		<-p.done
	}
	if _, err := io.WriteString(p.tell, "done\n"); err != nil {
		return fmt.Errorf("end the watcher of Neo4j: %w", err)
	}
	if err := p.tell.Close(); err != nil {
		return fmt.Errorf("end the watcher of Neo4j: %w", err)
	}
	if err := p.watch.Wait(); err != nil {
		return fmt.Errorf("end the watcher of Neo4j: %w", err)
	}
	return nil
}
