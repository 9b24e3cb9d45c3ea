package neo4jstore

import (
	"context"
	"strconv"
	"strings"

	"graphd/kg"
)

// mentionsOf binds the Mentions of an owner, an Entity by the id of any Key or a
// Document. Two Chains may share a Span and yet be one Entity: that is one Mention.
const mentionsOf = `CALL (owner) {
    MATCH (k:Key {id: owner}) MATCH (e:Entity {id: k.entityId})<-[m:MENTIONS]-(d:Document) RETURN d.id AS document, m, e.id AS entity
   UNION ALL
    MATCH (d:Document {id: owner})-[m:MENTIONS]->(e:Entity) RETURN d.id AS document, m, e.id AS entity
  }
  WITH document, m.start AS start, m.end AS end, entity, min(m.form) AS form, head(collect(m)) AS m`

// Mentions implements kg.Reader. The order is that of kg.MentionMark: Document,
// start, end, Entity.
func (s *Store) Mentions(ctx context.Context, q kg.MentionQuery) ([]kg.Page[kg.DocumentMention], error) {
	const op = "list mentions"
	if len(q.Owners) == 0 {
		return nil, nil
	}
	after, before, err := q.Window.Bounds(kg.ByPlace)
	if err != nil {
		return nil, err
	}
	values := map[string]any{"owners": q.Owners, "limit": q.Window.Size() + 1}
	where := " WHERE true"
	for _, b := range []struct {
		name, than string
		at         *kg.Mark
	}{{"after", ">", after}, {"before", "<", before}} {
		if b.at == nil {
			continue
		}
		if values[b.name], err = placeOf(*b.at); err != nil {
			return nil, err
		}
		where += " AND " + strings.NewReplacer("$", "$q."+b.name+".", ">", b.than).Replace(
			"(document > $document OR document = $document AND (start > $start OR start = $start AND (end > $end OR end = $end AND entity > $entity)))")
	}
	down := ""
	if q.Window.Last > 0 {
		down = " DESC"
	}
	total, count := "-1", ""
	if q.Window.Count {
		total, count = "total", "CALL (owner) {\n  "+mentionsOf+"\n  RETURN count(*) AS total\n}\n"
	}
	text := `UNWIND range(0, size($q.owners) - 1) AS i
WITH i, $q.owners[i] AS owner
` + count + `CALL (owner) {
  ` + mentionsOf + where + `
  WITH * ORDER BY ` + strings.Join([]string{"document", "start", "end", "entity"}, down+", ") + down + ` LIMIT $q.limit
  RETURN collect([document, entity, m.surface, form, start, m.startRune, m.startUTF16, end, m.endRune, m.endUTF16]) AS rows
}
RETURN collect([i, rows, ` + total + `]) AS pages`
	row, err := s.read(ctx, op, text, values)
	if err != nil {
		return nil, err
	}
	out := make([]kg.Page[kg.DocumentMention], len(q.Owners))
	for _, answer := range listOf(row["pages"]) {
		a := listOf(answer)
		var nodes []kg.DocumentMention
		for _, m := range listOf(a[1]) {
			v := listOf(m)
			extents, err := extentsFrom(v[4:])
			if err != nil {
				return nil, kg.E(kg.Internal, op, "", err)
			}
			nodes = append(nodes, kg.DocumentMention{Document: word[kg.ID](v[0]), Entity: word[kg.ID](v[1]), Text: word[string](v[2]), Form: word[kg.Form](v[3]), Extent: extents[0]})
		}
		mark := func(m kg.DocumentMention) (kg.Mark, error) { return kg.MentionMark(m), nil }
		if out[number(a[0])], err = cut(q.Window, nodes, number(a[2]), mark); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// placeOf takes the Place of a MentionMark apart.
func placeOf(m kg.Mark) (map[string]any, error) {
	parts := strings.Split(m.Place, "/")
	if len(parts) == 4 {
		start, errStart := strconv.Atoi(parts[1])
		end, errEnd := strconv.Atoi(parts[2])
		if errStart == nil && errEnd == nil {
			return map[string]any{"document": parts[0], "start": start, "end": end, "entity": parts[3]}, nil
		}
	}
	return nil, kg.Errorf(kg.Invalid, "read cursor", string(m.Cursor()), "not a cursor of this list")
}
