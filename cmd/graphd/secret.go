package main

import (
	"os"
	"strings"
)

// secret reads a secret from the environment: NAME, or the file that NAME_FILE
// names (as container platforms mount them; one closing line end is cut off). It
// is never a flag, is never printed, and is in no error. The bool is false if
// neither is set.
func (p *program) secret(name string) (string, bool, error) {
	value, isSet := p.environ(name)
	path, inFile := p.environ(name + "_FILE")
	switch {
	case isSet && inFile && value != "" && path != "":
		return "", false, usagef("both %s and %s_FILE are set; set one", name, name)
	case isSet && value != "":
		return value, true, nil
	case inFile && path != "":
		b, err := os.ReadFile(path)
		if err != nil {
			return "", false, usagef("%s_FILE: %w", name, err)
		}
		s := strings.TrimSuffix(strings.TrimSuffix(string(b), "\n"), "\r")
		if s == "" {
			return "", false, usagef("%s_FILE: %s is empty", name, path)
		}
		return s, true, nil
	}
	return "", false, nil
}
