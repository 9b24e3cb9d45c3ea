package neo4jstore

import (
	"context"
	"strings"

	"graphd/kg"
)

// hitsOf binds what a search finds, with its rank and place. The ranks are those
// of kg.RankEntity and kg.RankEvidence.
func hitsOf() string {
	return `CALL () {
    ` + found(namesIndex, "n") + `
    WHERE ($q.classes IS NULL OR n.class IN $q.classes)
    WITH n, [form IN n.forms WHERE ` + holds("form") + `] AS forms WHERE size(forms) > 0
    WITH n, CASE WHEN $q.words.query IN forms THEN 0 WHEN any(form IN forms WHERE form STARTS WITH $q.words.query) THEN 1 ELSE 2 END AS best
    RETURN n, best * 1000000000000 - n.degree AS rank, n.id AS place
   UNION ALL
    ` + found(quotesIndex, "n") + `
    WHERE n.relationId IS NOT NULL AND ` + holds("n.folded") + `
    MATCH (r:Relation {id: n.relationId}) WHERE r.status IN $q.statuses AND ($q.classes IS NULL OR r.subjectClass IN $q.classes OR r.objectClass IN $q.classes)
    RETURN n, 4000000000000 + n.byPublished AS rank, n.place AS place
  }`
}

// Search implements kg.Reader.
func (s *Store) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[kg.Hit], error) {
	const op = "search"
	if err := q.Check(); err != nil {
		return kg.Page[kg.Hit]{}, err
	}
	after, before, err := q.Window.Bounds(kg.ByRank)
	if err != nil {
		return kg.Page[kg.Hit]{}, err
	}
	values := map[string]any{"classes": some(q.Classes), "statuses": kg.RelationFilter{Statuses: q.Statuses}.Wants(), "limit": q.Window.Size() + 1}
	if !wordQuery(q.Text, values) {
		return kg.Paginate[kg.Hit](nil, kg.HitMark, kg.ByRank, q.Window)
	}
	where := ""
	for _, b := range []struct {
		name, than string
		at         *kg.Mark
	}{{"after", ">", after}, {"before", "<", before}} {
		if b.at == nil {
			continue
		}
		values[b.name] = map[string]any{"rank": b.at.Number, "place": b.at.Place}
		where += " AND " + strings.NewReplacer("$", "$q."+b.name+".", ">", b.than).Replace("(rank > $rank OR rank = $rank AND place > $place)")
	}
	down := ""
	if q.Window.Last > 0 {
		down = " DESC"
	}
	hits := hitsOf()
	total, count := "-1", ""
	if q.Window.Count {
		total, count = "total", "CALL () {\n  "+hits+"\n  RETURN count(*) AS total\n}\n"
	}
	text := count + `CALL () {
  ` + hits + `
  WITH n, rank, place WHERE true` + where + `
  WITH n, rank, place ORDER BY rank` + down + `, place` + down + ` LIMIT $q.limit
  RETURN collect(CASE WHEN n:Entity THEN ` + entityFields + ` ELSE ` + evidenceFields + ` END) AS rows
}
RETURN rows, ` + total + ` AS total`
	row, err := s.read(ctx, op, text, values)
	if err != nil {
		return kg.Page[kg.Hit]{}, err
	}
	words := kg.Fold(q.Text)
	var nodes []kg.Hit
	for _, m := range listOf(row["rows"]) {
		h, err := hit(words, fields(m))
		if err != nil {
			return kg.Page[kg.Hit]{}, kg.E(kg.Internal, op, "", err)
		}
		nodes = append(nodes, h)
	}
	return cut(q.Window, nodes, number(row["total"]), func(h kg.Hit) (kg.Mark, error) { return kg.HitMark(h), nil })
}

// hit makes a Hit of a row of either sort.
func hit(words []string, m map[string]any) (kg.Hit, error) {
	if word[kg.ID](m["id"]).Is(kg.EntityPrefix) {
		e := entity(m)
		rank, _ := kg.RankEntity(words, e) // it matches: the query saw to that
		return kg.Hit{Entity: &e, Rank: rank}, nil
	}
	e, err := evidence(m)
	if err != nil {
		return kg.Hit{}, err
	}
	rank, _ := kg.RankEvidence(words, e)
	return kg.Hit{Evidence: &e, Rank: rank}, nil
}
