package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/ontology"
)

func (p *program) deleteVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "delete DOCUMENT",
		Short: "Forget a document and what only it says",
		Long: strings.TrimSpace(`
DOCUMENT is the id of a document, or where it came from (a path or URL). The
document goes with all its sources; entities and relations that other documents
speak of stay.`),
		Args: exactly(1, "the id or the source of one document"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withStore(cmd.Context(), true, func(_ *ontology.Ontology, s kg.Store) error {
				return p.delete(cmd.Context(), s, args[0])
			})
		},
	}
}

func (p *program) delete(ctx context.Context, s kg.Store, named string) error {
	d, err := findDocument(ctx, s, named)
	if err != nil {
		return err
	}
	if err := s.Delete(ctx, d.ID); err != nil {
		return err
	}
	if p.json {
		return p.printJSON(map[string]any{"id": d.ID, "sources": d.Sources})
	}
	_, err = fmt.Fprintf(p.stdout, "deleted %s (%s)\n", d.ID, plainText(strings.Join(d.Sources, ", ")))
	return err
}

// findDocument finds a Document by its ID or by a Source; a relative path stands
// for the file it names from here.
func findDocument(ctx context.Context, s kg.Reader, named string) (kg.Document, error) {
	if kg.ID(named).Is(kg.DocumentPrefix) {
		found, err := s.Lookup(ctx, []kg.ID{kg.ID(named)})
		if err != nil {
			return kg.Document{}, err
		}
		if found[0].Document != nil {
			return *found[0].Document, nil
		}
	}
	sources := []string{named}
	if path, err := filepath.Abs(named); err == nil && path != named {
		sources = append(sources, path)
	}
	for _, source := range sources {
		pages, err := s.Documents(ctx, kg.DocumentQuery{Where: kg.DocumentFilter{Source: source}, Order: kg.ByID, Window: kg.Window{First: 1}})
		if err != nil {
			return kg.Document{}, err
		}
		for _, row := range pages[0].Rows {
			return row.Node, nil
		}
	}
	return kg.Document{}, kg.Errorf(kg.NotFound, "find", named, "no document has this id or source")
}
