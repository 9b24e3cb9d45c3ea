package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

const root = "../.."

// compose loads docker-compose.yml as `docker compose` does.
func compose(t *testing.T, env ...string) (*types.Project, error) {
	t.Helper()
	o, err := cli.NewProjectOptions([]string{filepath.Join(root, "docker-compose.yml")}, cli.WithEnv(env), cli.WithInterpolation(true))
	if err != nil {
		t.Fatal(err)
	}
	return o.LoadProject(t.Context())
}

func mustCompose(t *testing.T) *types.Project {
	t.Helper()
	p, err := compose(t, "NEO4J_PASSWORD=a-long-password", "GRAPHD_TOKEN=a-token")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestComposeNeedsAPassword(t *testing.T) {
	if _, err := compose(t, "GRAPHD_TOKEN=x"); err == nil || !strings.Contains(err.Error(), "NEO4J_PASSWORD") {
		t.Errorf("without a password: %v", err)
	}
}

func TestComposePublishesNothingButOneLoopbackPort(t *testing.T) {
	p := mustCompose(t)
	for name, s := range p.Services {
		for _, port := range s.Ports {
			if port.HostIP != "127.0.0.1" {
				t.Errorf("%s publishes %s on %q", name, port.Published, port.HostIP)
			}
		}
		if s.NetworkMode == "host" || s.Privileged {
			t.Errorf("%s is not contained", name)
		}
	}
	if n := p.Services["neo4j"].Networks; len(n) != 1 || !p.Networks["store"].Internal {
		t.Errorf("neo4j is on networks %v", n)
	}
}

// checkCommand finds a verb and checks that the command line parses for it.
func checkCommand(t *testing.T, where string, args []string) {
	t.Helper()
	cmd, rest, err := (&program{environ: os.LookupEnv}).command().Find(args)
	if err != nil || !cmd.Runnable() || cmd.Name() == "graphd" {
		t.Errorf("%s: graphd %v is no command: %v", where, args, err)
		return
	}
	if err := cmd.ParseFlags(rest); err != nil {
		t.Errorf("%s: graphd %v: %v", where, args, err)
	}
	if err := cmd.ValidateArgs(cmd.Flags().Args()); err != nil {
		t.Errorf("%s: graphd %v: %v", where, args, err)
	}
}

// environmentNames are all names that graphd looks at.
func environmentNames() []string {
	names := []string{"GRAPHD_CONFIG", "GRAPHD_TOKEN", "GRAPHD_TOKEN_FILE", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "NEO4J_DATABASE"}
	for f := range flagNames((&program{environ: os.LookupEnv}).command()) {
		names = append(names, envName(f))
	}
	return names
}

func TestComposeSetsWhatGraphdReads(t *testing.T) {
	s := mustCompose(t).Services["graphd"]
	names := environmentNames()
	for name, value := range s.Environment {
		if !slices.Contains(names, name) {
			t.Errorf("graphd does not read %s", name)
		}
		if secret, ok := strings.CutPrefix(*value, "/run/secrets/"); ok && !slices.ContainsFunc(s.Secrets, func(c types.ServiceSecretConfig) bool { return c.Source == secret }) {
			t.Errorf("%s: the service is not given the secret %s", name, secret)
		}
	}
	if kind, err := engineOf(*s.Environment["GRAPHD_STORE"]); err != nil || kind != inNeo4j || !strings.Contains(*s.Environment["GRAPHD_STORE"], "//neo4j:") {
		t.Errorf("GRAPHD_STORE is %s (%v)", *s.Environment["GRAPHD_STORE"], err)
	}
	if addr := *s.Environment["GRAPHD_ADDR"]; len(s.Ports) != 1 || !strings.HasSuffix(addr, ":"+"8080") || s.Ports[0].Target != 8080 {
		t.Errorf("listens on %s, publishes %+v", addr, s.Ports)
	}
	if s.Environment["GRAPHD_TOKEN_FILE"] == nil {
		t.Error("it listens on a network without a token, which serve refuses")
	}
	for name, f := range map[string]string{"neo4j_password": "NEO4J_PASSWORD", "graphd_token": "GRAPHD_TOKEN"} {
		if got := mustCompose(t).Secrets[name].Environment; got != f {
			t.Errorf("secret %s comes from %q", name, got)
		}
	}
	if d := s.DependsOn["neo4j"]; d.Condition != types.ServiceConditionHealthy {
		t.Errorf("graphd starts when neo4j is %q", d.Condition)
	}
	if s.StopGracePeriod == nil || time.Duration(*s.StopGracePeriod) < shutdownTime {
		t.Errorf("it is killed after %v, before it stops by itself", s.StopGracePeriod)
	}
}

func TestComposeHealthChecksRunWhatIsThere(t *testing.T) {
	p := mustCompose(t)
	test := p.Services["graphd"].HealthCheck.Test
	if len(test) < 3 || test[0] != "CMD" || test[1] != "/graphd" {
		t.Fatalf("an image without a shell cannot run %v", test)
	}
	checkCommand(t, "health check", test[2:])
	neo := p.Services["neo4j"].HealthCheck.Test
	if neo[0] != "CMD-SHELL" || !strings.Contains(neo[1], "cypher-shell") || !strings.Contains(neo[1], "$${NEO4J_AUTH#neo4j/}") && !strings.Contains(neo[1], "${NEO4J_AUTH#neo4j/}") {
		t.Errorf("neo4j: %v", neo)
	}
	if auth := p.Services["neo4j"].Environment["NEO4J_AUTH"]; auth == nil || *auth != "neo4j/a-long-password" {
		t.Error("NEO4J_AUTH is not made of the password")
	}
}

func TestComposeVolumesAreDeclaredAndUsed(t *testing.T) {
	p := mustCompose(t)
	used := map[string]bool{}
	for name, s := range p.Services {
		for _, v := range s.Volumes {
			used[v.Source] = true
			if _, ok := p.Volumes[v.Source]; !ok {
				t.Errorf("%s: volume %s is not declared", name, v.Source)
			}
		}
	}
	for name := range p.Volumes {
		if !used[name] {
			t.Errorf("volume %s is not used", name)
		}
	}
	if !slices.ContainsFunc(p.Services["neo4j"].Volumes, func(v types.ServiceVolumeConfig) bool { return v.Target == "/data" }) {
		t.Error("neo4j's data is lost with its container")
	}
}

func TestContainersHaveTheVersionsThatAreTested(t *testing.T) {
	pin := func(path, pattern string) string {
		m := regexp.MustCompile(pattern).FindStringSubmatch(readFile(t, path))
		if m == nil {
			t.Fatalf("%s says nothing like %s", path, pattern)
		}
		return m[1]
	}
	neo := pin("internal/neo4jtest/pom.xml", `(5\.26\.\d+)`)
	if image := mustCompose(t).Services["neo4j"].Image; image != "neo4j:"+neo {
		t.Errorf("compose runs %s, the tests Neo4j %s", image, neo)
	}
	if image, mod := pin("Dockerfile", `FROM golang:([\d.]+)-`), pin("go.mod", `(?m)^go ([\d.]+)$`); image != mod {
		t.Errorf("the image is built with Go %s, go.mod asks for %s", image, mod)
	}
	for _, line := range regexp.MustCompile(`(?m)^FROM (\S+)`).FindAllStringSubmatch(readFile(t, "Dockerfile"), -1) {
		if !strings.Contains(line[1], ":") && line[1] != "scratch" || strings.HasSuffix(line[1], ":latest") {
			t.Errorf("FROM %s names no version", line[1])
		}
	}
}

func TestTheImageRunsWhatGraphdOffers(t *testing.T) {
	text := readFile(t, "Dockerfile")
	if !strings.Contains(text, "CGO_ENABLED=0") || !regexp.MustCompile(`(?m)^USER [1-9]`).MatchString(text) {
		t.Error("the program must be static, and its user other than root")
	}
	if i := strings.LastIndex(text, "FROM "); !strings.HasPrefix(text[i:], "FROM scratch") {
		t.Error("the last stage is not empty")
	}
	words := func(pattern string) []string {
		m := regexp.MustCompile(pattern).FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("Dockerfile has no %s", pattern)
		}
		return strings.Split(strings.ReplaceAll(m[1], `"`, ""), ", ")
	}
	checkCommand(t, "CMD", words(`(?m)^CMD \[(.*)\]`))
	check := words(`(?m)^\s+CMD \[(.*)\]`)
	if check[0] != "/graphd" {
		t.Errorf("HEALTHCHECK runs %s", check[0])
	}
	checkCommand(t, "HEALTHCHECK", check[1:])
	names := environmentNames()
	for _, m := range regexp.MustCompile(`(GRAPHD_[A-Z_]+)=`).FindAllStringSubmatch(text[strings.LastIndex(text, "FROM "):], -1) {
		if !slices.Contains(names, m[1]) {
			t.Errorf("ENV %s is not read", m[1])
		}
	}
}
