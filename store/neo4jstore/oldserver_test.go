package neo4jstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
	"testing"
	"time"

	"graphd/kg"
	"graphd/store/storetest"
)

// oldServer answers the handshake of Bolt with a version, and then everything
// with success as a server that calls itself agent.
func oldServer(t *testing.T, version [4]byte, agent string) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var calls sync.WaitGroup
	calls.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return // closed
			}
			calls.Go(func() {
				defer c.Close()
				if err := answer(c, version, agent); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, net.ErrClosed) {
					t.Logf("the old server: %v", err)
				}
			})
		}
	})
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		calls.Wait()
	})
	return l.Addr().String()
}

func answer(c net.Conn, version [4]byte, agent string) error {
	if _, err := io.ReadFull(c, make([]byte, 20)); err != nil {
		return err
	}
	if _, err := c.Write(version[:]); err != nil {
		return err
	}
	for {
		for { // one message: chunks up to an empty one
			var size uint16
			if err := binary.Read(c, binary.BigEndian, &size); err != nil {
				return err
			}
			if size == 0 {
				break
			}
			if _, err := io.CopyN(io.Discard, c, int64(size)); err != nil {
				return err
			}
		}
		var b bytes.Buffer
		b.Write([]byte{0xB1, 0x70, 0xA2}) // SUCCESS with a map of two
		for _, s := range []string{"server", agent, "connection_id", "bolt-1"} {
			b.WriteByte(0xD0)
			b.WriteByte(byte(len(s)))
			b.WriteString(s)
		}
		message := binary.BigEndian.AppendUint16(nil, uint16(b.Len()))
		message = append(append(message, b.Bytes()...), 0, 0)
		if _, err := c.Write(message); err != nil {
			return err
		}
	}
}

func TestOpenRefusesAServerThatIsTooOld(t *testing.T) {
	for _, c := range []struct {
		name    string
		version [4]byte
		agent   string
		words   string
	}{
		{"by its name", [4]byte{0, 0, 4, 4}, "Neo4j/4.4.38", "Neo4j 4.4, which is too old"},
		{"by a release of 5 before the long-term one", [4]byte{0, 0, 4, 5}, "Neo4j/5.11.0", "Neo4j 5.11, which is too old"},
		{"by its version of Bolt", [4]byte{}, "", "too old"},
		{"by another maker", [4]byte{0, 0, 4, 4}, "Graphish/9", "no Neo4j that graphd knows"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := Options{URI: "bolt://" + oldServer(t, c.version, c.agent), Rules: storetest.Rules(), ConnectTimeout: time.Second}
			_, err := Open(t.Context(), o)
			refused(t, err, kg.Invalid, c.words)
			findings := Diagnose(t.Context(), o)
			if last := findings[len(findings)-1]; last.OK || last.Advice == "" {
				t.Errorf("Diagnose ends with %+v", last)
			}
		})
	}
}
