package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// replaceFile writes a file beside path and puts it in path's place when it is
// whole and on disk. If anything fails, path stays as it was.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return failf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := write(f); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return failf("write %s: %w", path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return failf("write %s: %w", path, err)
	}
	return nil
}
