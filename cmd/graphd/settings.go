package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func lookupEnv(name string) (string, bool) { return os.LookupEnv(name) }

// defaultConfig is read if it is there and --config names no other file.
const defaultConfig = "graphd.yaml"

// envName is the environment variable of a flag: --max-size is GRAPHD_MAX_SIZE.
func envName(flag string) string {
	return "GRAPHD_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// settle gives each flag of cmd that was not on the command line its value from
// the environment, else from the configuration file. The errors name the place
// that a bad value came from.
func (p *program) settle(cmd *cobra.Command) error {
	if v, ok := p.environ(envName("config")); ok && !cmd.Flags().Changed("config") {
		p.config = v
	}
	file, err := p.readConfig(cmd.Root())
	if err != nil {
		return err
	}
	var failed error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || failed != nil || f.Name == "config" || f.Name == "help" {
			return
		}
		env, inEnv := p.environ(envName(f.Name))
		value, inFile := file[f.Name]
		switch {
		case inEnv:
			if err := f.Value.Set(env); err != nil {
				failed = usagef("environment variable %s=%q: %w", envName(f.Name), env, err)
			}
		case inFile:
			if err := f.Value.Set(value); err != nil {
				failed = usagef("%s: %s: %q: %w", p.configName(), f.Name, value, err)
			}
		}
	})
	return failed
}

func (p *program) configName() string {
	if p.config != "" {
		return p.config
	}
	return defaultConfig
}

// readConfig reads the configuration file: flags by name, of any verb. It is an
// error to name a file that is not there, or a key that is no flag.
func (p *program) readConfig(root *cobra.Command) (map[string]string, error) {
	b, err := os.ReadFile(p.configName())
	if errors.Is(err, fs.ErrNotExist) && p.config == "" {
		return nil, nil
	}
	if err != nil {
		return nil, usagef("configuration file: %w", err)
	}
	var raw map[string]any
	if err := yaml.Unmarshal(b, &raw); err != nil {
		return nil, usagef("configuration file %s: %s", p.configName(), yaml.FormatError(err, false, true))
	}
	known := flagNames(root)
	out := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(raw)) {
		switch raw[key].(type) {
		case string, bool, int, int64, uint64, float64:
		default:
			return nil, usagef("configuration file %s: %s must be one plain value", p.configName(), key)
		}
		if !known[key] {
			return nil, usagef("configuration file %s: there is no setting %q (there are %s)", p.configName(), key, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		}
		out[key] = fmt.Sprint(raw[key])
	}
	return out, nil
}

// flagNames lists the flags of all verbs.
func flagNames(root *cobra.Command) map[string]bool {
	names := map[string]bool{}
	add := func(f *pflag.Flag) {
		if f.Name != "help" && f.Name != "config" {
			names[f.Name] = true
		}
	}
	root.PersistentFlags().VisitAll(add)
	for _, c := range root.Commands() {
		c.Flags().VisitAll(add)
	}
	return names
}
