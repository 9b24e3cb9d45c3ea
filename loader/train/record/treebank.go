package record

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Bounds of what is taken of a treebank's document: whole sentences up to most
// characters, and no fewer than least where it has them.
const most, least = 3000, 800

// Treebanks gives the beginnings of the documents of all *-train.conllu and
// *-dev.conllu files of a folder by their names. Sentences stand as in their
// "text" lines, paragraphs with an empty line between.
func Treebanks(folder string) (map[string]string, error) {
	out := map[string]string{}
	for _, use := range []string{"train", "dev"} {
		paths, err := filepath.Glob(filepath.Join(folder, "*-"+use+".conllu"))
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if err := treebank(path, out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func treebank(path string, out map[string]string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	name, begins, full, long := "", false, false, 0
	var b strings.Builder
	end := func() {
		if name != "" {
			out[name] = b.String() + "\n"
		}
		b.Reset()
	}
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), "=")
		switch value = strings.TrimSpace(value); {
		case strings.HasPrefix(key, "# newdoc"):
			end()
			name, begins, full, long = value, true, false, 0
		case strings.HasPrefix(key, "# newpar"):
			begins = true
		case key == "# text ":
			switch full = full || long > least && long+utf8.RuneCountInString(value) > most; {
			case full:
			case b.Len() == 0:
				b.WriteString(value)
			case begins:
				b.WriteString("\n\n" + value)
			default:
				b.WriteString(" " + value)
			}
			begins, long = false, utf8.RuneCountInString(b.String())
		}
	}
	end()
	return lines.Err()
}
