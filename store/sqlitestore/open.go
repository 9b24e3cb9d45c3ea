package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"graphd/kg"
)

// leastEngine is the oldest SQLite that is trusted with the file: 3.51.3 mended
// a fault that could damage a WAL file when several connections checkpoint.
var leastEngine = [3]int{3, 51, 3}

// checkEngine refuses a version ("3.54.1") that is older than leastEngine.
func checkEngine(version string) error {
	var v [3]int
	for i, part := range strings.SplitN(version, ".", 3) {
		n, err := strconv.Atoi(part)
		if err != nil {
			return kg.Errorf(kg.Unavailable, "open store", "", "the engine says its version is %q", version)
		}
		v[i] = n
	}
	for i := range v {
		if v[i] != leastEngine[i] {
			if v[i] < leastEngine[i] {
				return kg.Errorf(kg.Unavailable, "open store", "", "the SQLite engine is %s, older than %d.%d.%d", version, leastEngine[0], leastEngine[1], leastEngine[2])
			}
			break
		}
	}
	return nil
}

// checkFile refuses what cannot be a store before the engine touches it. A path
// with nothing there, or an empty file, passes.
func checkFile(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return kg.Errorf(kg.Unavailable, "open store", path, "the folder it should be in cannot be used: %w", err)
		}
		return nil
	}
	if err != nil {
		return kg.E(kg.Unavailable, "open store", path, err)
	}
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	s, statErr := f.Stat()
	if err := errors.Join(statErr, f.Close()); err != nil {
		return kg.E(kg.Unavailable, "open store", path, err)
	}
	switch {
	case !s.Mode().IsRegular():
		return kg.Errorf(kg.Invalid, "open store", path, "it is not a file")
	case n == 0 && errors.Is(err, io.EOF):
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return kg.E(kg.Unavailable, "open store", path, err)
	case string(head) != "SQLite format 3\x00":
		return kg.Errorf(kg.Invalid, "open store", path, "the file is not a graphd store (it is no SQLite database)")
	}
	return nil
}

// connect makes the pool of connections to the file.
func connect(path string) (*sql.DB, error) {
	q := url.Values{"_pragma": {"busy_timeout(10000)", "foreign_keys(1)", "synchronous(FULL)", "temp_store(MEMORY)", "cache_size(-32768)"}}
	u := url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}
	connector, err := sqlite.NewConnector(u.String())
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector), nil
}

// prepare makes sure that the file is a store of this version: it makes the
// tables of an empty file, and refuses any other that is not ours.
func prepare(ctx context.Context, c *conn, path string) error {
	var version string
	if _, err := c.row(ctx, "SELECT sqlite_version()", nil, &version); err != nil {
		return err
	}
	if err := checkEngine(version); err != nil {
		return err
	}
	empty, err := inspect(ctx, c, path)
	if err != nil {
		return err
	}
	if empty {
		err := c.in(ctx, "BEGIN EXCLUSIVE", func() error {
			if empty, err := inspect(ctx, c, path); err != nil || !empty {
				return err // another process was faster
			}
			_, err := c.c.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; %s", applicationID, schemaVersion, schema))
			return err
		})
		if err != nil {
			return err
		}
	}
	var mode string
	if _, err := c.row(ctx, "PRAGMA journal_mode = WAL", nil, &mode); err != nil {
		return err
	}
	if mode != "wal" {
		return kg.Errorf(kg.Unavailable, "open store", path, "the file system cannot hold a write-ahead log (journal mode %q)", mode)
	}
	for _, pragma := range []string{"PRAGMA wal_autocheckpoint = 16384", "PRAGMA journal_size_limit = 67108864"} {
		if err := c.query(ctx, pragma, nil, func(scan) error { return nil }); err != nil {
			return err
		}
	}
	return nil
}

// inspect reports whether the file is an empty database, and refuses one that is
// not a store of this version.
func inspect(ctx context.Context, c *conn, path string) (empty bool, err error) {
	var id, version, tables int
	if _, err := c.row(ctx, "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id, pragma_user_version", nil, &id, &version, &tables); err != nil {
		return false, unreadable(err, path)
	}
	switch {
	case id == 0 && version == 0 && tables == 0:
		return true, nil
	case id != applicationID:
		return false, kg.Errorf(kg.Invalid, "open store", path, "the file is a database of another program, not a graphd store")
	case version != schemaVersion:
		return false, kg.Errorf(kg.Invalid, "open store", path, "the file is a graphd store of version %d, this graphd keeps version %d: export it with the graphd that made it, and import that", version, schemaVersion)
	}
	return false, nil
}

// unreadable tells a file that is damaged from one that cannot be reached.
func unreadable(err error, path string) error {
	if c := primary(err); c == sqlite3.SQLITE_CORRUPT || c == sqlite3.SQLITE_NOTADB {
		return kg.Errorf(kg.Invalid, "open store", path, "the file is not a graphd store, or is damaged: %w", err)
	}
	return err
}
