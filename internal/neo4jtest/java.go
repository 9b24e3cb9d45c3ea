package neo4jtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

var javaVersion = regexp.MustCompile(`version "(\d+)`)

// findJava returns a Java that Neo4j 5.26 runs on: that of JAVA_HOME, or the one
// on the PATH. The error says what to install.
func findJava() (string, error) {
	const install = "install it (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17) or set JAVA_HOME"
	java := "java"
	if home := os.Getenv("JAVA_HOME"); home != "" {
		java = filepath.Join(home, "bin", "java")
	}
	path, err := exec.LookPath(java)
	if err != nil {
		return "", fmt.Errorf("the tests' Neo4j needs Java 17 or 21, and there is no %s: %s: %w", java, install, err)
	}
	said, err := exec.Command(path, "-version").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("ask %s for its version: %w\n%s", path, err, tail(said, 500))
	}
	m := javaVersion.FindSubmatch(said)
	if m == nil || string(m[1]) != "17" && string(m[1]) != "21" {
		return "", fmt.Errorf("the tests' Neo4j needs Java 17 or 21, and %s is another one: %s\n%s", path, install, tail(said, 500))
	}
	return path, nil
}

// javaArgs is the command line of the server.
func javaArgs(lib, home string, heapMB int) []string {
	args := []string{
		fmt.Sprintf("-Xms%dm", heapMB), fmt.Sprintf("-Xmx%dm", heapMB),
		"-XX:+UseSerialGC", // two cores are shared with the tests
		"-Djava.awt.headless=true",
	}
	for _, opened := range []string{"java.nio", "java.io", "sun.nio.ch", "java.util", "java.lang"} {
		args = append(args, "--add-opens=java.base/"+opened+"=ALL-UNNAMED")
	}
	return append(args, "-cp", filepath.Join(lib, "*"), "org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+home, "--config-dir="+filepath.Join(home, "conf"))
}
