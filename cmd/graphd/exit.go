package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// The exit codes, pinned.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
	exitPartly = 3
)

// A usageError says that graphd was called wrongly.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func failf(format string, args ...any) error { return fmt.Errorf(format, args...) }

// errPartly says that a verb did a part of its work and has told which; there is
// nothing more to say.
var errPartly = errors.New("only a part was done")

// errTold says that a verb failed and has told why.
var errTold = errors.New("failed")

// exitCode tells err to the person, if that is still to be done, and gives the
// code to exit with.
func exitCode(err error, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errPartly):
		return exitPartly
	case errors.Is(err, errTold):
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "graphd: %s\n", plain(err))
		return exitUsage
	default:
		fmt.Fprintf(stderr, "graphd: %s\n", plain(err))
		return exitFailed
	}
}

// plain writes an error for a terminal: control characters, which the name of an
// input may hold, are shown as such instead of being obeyed.
func plain(err error) string { return plainText(err.Error()) }

func plainText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return '\uFFFD'
		}
		return r
	}, s)
}

// exactly is cobra.ExactArgs as a usageError that names what is missing.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usagef("%s needs %s, not %d arguments; see graphd %s --help", cmd.Name(), what, len(args), cmd.Name())
		}
		return nil
	}
}

// atLeastOne is cobra.MinimumNArgs(1) as a usageError that names what is missing.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("%s needs %s; see graphd %s --help", cmd.Name(), what, cmd.Name())
		}
		return nil
	}
}

// none is cobra.NoArgs as a usageError.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no arguments, but was given %q", cmd.Name(), args[0])
	}
	return nil
}
