package graph_test

import (
	"testing"

	"graphd/kg"
)

// A question is a query on the texts of the fixture and the answer to it, which
// is the same whichever store holds them.
type question struct {
	law, query string
	vars       vars
	want       string
}

func questions() []question {
	return append(append(lists(), things()...), walks()...)
}

func things() []question {
	epicID, centerID := entityID(epic), entityID(center)
	helps := relationID(center, "supports", border, kg.Asserted)
	one := texts()["one.txt"].Document
	return []question{
		{"an entity is found by its name or an alias, without accents", `{
			a: entity(name: "the epic") { name __typename class kind aliases description degree mentionCount documentCount firstSeen lastSeen }
			b: entity(name: "enrique pena-nieto") { name description }
			c: entity(name: "Mexico", class: ACTOR) { name }
			d: entity(name: "Mexico", class: PLACE) { __typename name } }`, nil, `{
			"a": {"name": "El Paso Intelligence Center", "__typename": "Actor", "class": "ACTOR", "kind": "Agency", "aliases": ["EPIC"], "description": null,
				"degree": 2, "mentionCount": 5, "documentCount": 2, "firstSeen": "2013-07-03", "lastSeen": "2013-08-01"},
			"b": {"name": "Enrique Peña Nieto", "description": "a person"}, "c": null, "d": {"__typename": "Place", "name": "Mexico"}}`},
		{"the ids of all names of an entity find it", `query($a: ID!, $b: ID!) { a: entity(id: $a) { name } b: node(id: $b) { ... on Entity { name } } c: entity(id: "ent_nothing") { name } }`,
			vars{"a": epicID, "b": centerID},
			`{"a": {"name": "El Paso Intelligence Center"}, "b": {"name": "El Paso Intelligence Center"}, "c": null}`},
		{"nodes come in the order asked for, null for what is not there", `query($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Document { title } ... on Relation { predicate } } }`,
			vars{"ids": []kg.ID{one.ID, "doc_nothing", helps, epicID, "", one.ID}},
			`{"nodes": [{"__typename": "Document", "title": "Border news"}, null, {"__typename": "Relation", "predicate": "supports"}, {"__typename": "Actor"}, null, {"__typename": "Document", "title": "Border news"}]}`},
		{"a relation is found by its id", `query($a: ID!, $b: ID!) { relation(id: $a) { subject { name } predicate object { name } } same: relation(id: $b) { evidenceCount } none: relation(id: "rel_") { id } }`,
			vars{"a": relationID(center, "located_in", elPaso, kg.Asserted), "b": helps},
			`{"relation": {"subject": {"name": "El Paso Intelligence Center"}, "predicate": "located_in", "object": {"name": "El Paso"}}, "same": {"evidenceCount": 2}, "none": null}`},
		{"an id of another type finds nothing where one type is asked for", `query($id: ID!) { entity(id: $id) { id } relation(id: $id) { id } document(id: $id) { title } }`, vars{"id": one.ID},
			`{"entity": null, "relation": null, "document": {"title": "Border news"}}`},
		{"a relation tells what it rests on", `query($id: ID!) { relation(id: $id) { status phrases evidenceCount documentCount independentCount firstSeen lastSeen
			evidence { totalCount nodes { quote phrase zone rule confidence published document { title source sources } relation { predicate } } } } }`, vars{"id": helps}, `{"relation": {
			"status": "ASSERTED", "phrases": ["helps", "supports"], "evidenceCount": 2, "documentCount": 2, "independentCount": 2, "firstSeen": "2013-07-03", "lastSeen": "2013-08-01",
			"evidence": {"totalCount": 2, "nodes": [
				{"quote": "El Paso Intelligence Center supports Border Strategy.", "phrase": "supports", "zone": "BODY", "rule": "storetest", "confidence": 0.75, "published": "2013-08-01",
					"document": {"title": "Elections", "source": "two.txt", "sources": ["two.txt"]}, "relation": {"predicate": "supports"}},
				{"quote": "El Paso Intelligence Center helps Border Strategy.", "phrase": "helps", "zone": "BODY", "rule": "storetest", "confidence": 0.75, "published": "2013-07-03",
					"document": {"title": "Border news", "source": "one.txt", "sources": ["one.txt"]}, "relation": {"predicate": "supports"}}]}}}`},
		{"evidence tells who says so and when", `query($id: ID!) { relation(id: $id) { evidence { nodes { attributedTo { name } attribution when } } } }`,
			vars{"id": relationID(pena, "opposes", border, kg.Asserted)},
			`{"relation": {"evidence": {"nodes": [{"attributedTo": {"name": "White House"}, "attribution": "White House", "when": "2013"}]}}}`},
		{"an end that is not named cites where it is", `{ relations(where: {predicate: HAS_OBJECTIVE}, orderBy: LAST_SEEN) { nodes { subject { name } evidence { nodes { quote subjectSpan { text } antecedents { text start { byte } } } } } } }`, nil, `{
				"relations": {
					"nodes": [{"subject": {"name": "Border Strategy"}, "evidence": {"nodes": [{"quote": "Border Strategy has objective stop smuggling.", "subjectSpan": {"text": "Border Strategy"}, "antecedents": []}]}}, {"subject": {"name": "White House"}, "evidence": {"nodes": [{"quote": "it has objective stop smuggling.", "subjectSpan": {"text": "it"}, "antecedents": [{"text": "White House", "start": {"byte": 126}}]}]}}, {"subject": {"name": "Merida Initiative"}, "evidence": {"nodes": [{"quote": "Then has objective stop smuggling.", "subjectSpan": {"text": ""}, "antecedents": [{"text": "Merida Initiative", "start": {"byte": 102}}]}]}}]}}`},
		{"what is denied and what is asserted contradict each other", `{ relations(where: {predicate: opposes, status: [ASSERTED, DENIED]}, orderBy: FIRST_SEEN) { nodes { status contradicts { status subject { name } } } }
			others: relations(where: {predicate: supports, status: [ASSERTED, PLANNED]}, first: 1) { nodes { contradicts { id } } } }`, nil,
			`{"relations": {"nodes": [{"status": "DENIED", "contradicts": [{"status": "ASSERTED", "subject": {"name": "Enrique Peña Nieto"}}]},
				{"status": "ASSERTED", "contradicts": [{"status": "DENIED", "subject": {"name": "Enrique Peña Nieto"}}]}]}, "others": {"nodes": [{"contradicts": []}]}}`},
		{"a document tells what it is and what it says", `query($id: ID!) { document(id: $id) { id source sources media title author publisher published sha256 receipt text
			zones { kind span { text start { byte } end { byte } } }
			entities(orderBy: NAME) { totalCount nodes { name } } relations { totalCount nodes { predicate } }
			mentions(first: 2) { totalCount nodes { form span { text } entity { name } document { title } } }
			dropped { totalCount nodes { subject { name } object { name } reason sentence { text } } } } }`, vars{"id": one.ID}, `{
				"document": {
					"id": "doc_f0tyy2dzs5q1rkxfmdw9",
					"source": "one.txt",
					"sources": ["one.txt"],
					"media": "text/plain",
					"title": "Border news",
					"author": null,
					"publisher": "Times",
					"published": "2013-07-03",
					"sha256": "d2df979b0f651550e39fc3cfab5d6138006c95fd90d909c399589a317f04640b",
					"receipt": "storetest",
					"text": "Border news\nTimes 2013-07-03\n El Paso Intelligence Center (EPIC) is known. El Paso Intelligence Center helps Border Strategy. White House implements Border Strategy. Border Strategy has objective stop smuggling. EPIC located in El Paso. White House (planned) supports Merida Initiative. it has objective stop smuggling.",
					"zones": [{"kind": "TITLE", "span": {"text": "Border news", "start": {"byte": 0}, "end": {"byte": 11}}}, {"kind": "BYLINE", "span": {"text": "Times 2013-07-03", "start": {"byte": 12}, "end": {"byte": 28}}}, {"kind": "BODY", "span": {"text": " El Paso Intelligence Center (EPIC) is known. El Paso Intelligence Center helps Border Strategy. White House implements Border Strategy. Border Strategy has objective stop smuggling. EPIC located in El Paso. White House (planned) supports Merida Initiative. it has objective stop smuggling.", "start": {"byte": 29}, "end": {"byte": 319}}}],
					"entities": {"totalCount": 6, "nodes": [{"name": "Border Strategy"}, {"name": "El Paso"}, {"name": "El Paso Intelligence Center"}, {"name": "Merida Initiative"}, {"name": "stop smuggling"}, {"name": "White House"}]},
					"relations": {"totalCount": 5, "nodes": [{"predicate": "supports"}, {"predicate": "located_in"}, {"predicate": "has_objective"}, {"predicate": "has_objective"}, {"predicate": "implements"}]},
					"mentions": {
						"totalCount": 14,
						"nodes": [{"form": "NAME", "span": {"text": "El Paso Intelligence Center"}, "entity": {"name": "El Paso Intelligence Center"}, "document": {"title": "Border news"}}, {"form": "NAME", "span": {"text": "EPIC"}, "entity": {"name": "El Paso Intelligence Center"}, "document": {"title": "Border news"}}]},
					"dropped": {
						"totalCount": 1,
						"nodes": [{"subject": {"name": "Border Strategy"}, "object": {"name": "El Paso Intelligence Center"}, "reason": "NO_FRAME", "sentence": {"text": "El Paso Intelligence Center helps Border Strategy."}}]}}}`},
		{"counts are of the whole graph, and of what passes the filter", `{ stats { documents entities relations evidence byClass { class count } byKind { kind count } byPredicate { predicate count } byStatus { status count } }
			denied: stats(where: {status: [DENIED, PLANNED]}) { entities relations evidence byPredicate { predicate count } byStatus { status count } } }`, nil, `{
				"stats": {
					"documents": 3,
					"entities": 9,
					"relations": 9,
					"evidence": 10,
					"byClass": [{"class": "ACTOR", "count": 3}, {"class": "PROGRAM", "count": 2}, {"class": "OBJECTIVE", "count": 1}, {"class": "PLACE", "count": 2}, {"class": "EVENT", "count": 1}],
					"byKind": [{"kind": "Agency", "count": 2}, {"kind": "Place", "count": 2}, {"kind": "Strategy", "count": 2}, {"kind": "Event", "count": 1}, {"kind": "Objective", "count": 1}, {"kind": "Person", "count": 1}],
					"byPredicate": [{"predicate": "has_objective", "count": 3}, {"predicate": "located_in", "count": 2}, {"predicate": "supports", "count": 2}, {"predicate": "implements", "count": 1}, {"predicate": "opposes", "count": 1}],
					"byStatus": [{"status": "ASSERTED", "count": 9}, {"status": "REPORTED", "count": 0}, {"status": "POSSIBLE", "count": 0}, {"status": "PLANNED", "count": 0}, {"status": "DESIRED", "count": 0}, {"status": "DENIED", "count": 0}]},
				"denied": {
					"entities": 9,
					"relations": 2,
					"evidence": 2,
					"byPredicate": [{"predicate": "opposes", "count": 1}, {"predicate": "supports", "count": 1}],
					"byStatus": [{"status": "ASSERTED", "count": 0}, {"status": "REPORTED", "count": 0}, {"status": "POSSIBLE", "count": 0}, {"status": "PLANNED", "count": 1}, {"status": "DESIRED", "count": 0}, {"status": "DENIED", "count": 1}]}}`},
	}
}

func lists() []question {
	one := texts()["one.txt"].Document
	return []question{
		{"entities in every order", `{
			d: entities(first: 2) { totalCount nodes { name } } n: entities(orderBy: NAME, first: 3) { nodes { name } }
			m: entities(orderBy: MENTIONS, first: 2) { nodes { name } } l: entities(orderBy: LAST_SEEN, first: 2) { nodes { name } } i: entities(orderBy: ID, first: 100) { totalCount } }`, nil, `{
				"d": {"totalCount": 9, "nodes": [{"name": "Border Strategy"}, {"name": "stop smuggling"}]},
				"n": {"nodes": [{"name": "2012 Election"}, {"name": "Border Strategy"}, {"name": "El Paso"}]},
				"m": {"nodes": [{"name": "Border Strategy"}, {"name": "El Paso Intelligence Center"}]},
				"l": {"nodes": [{"name": "2012 Election"}, {"name": "Mexico"}]},
				"i": {"totalCount": 9}}`},
		{"entities that pass every filter", `query($d: ID!) {
			classes: entities(where: {classes: [PLACE, EVENT]}, orderBy: NAME) { nodes { name } }
			kinds: entities(where: {kinds: [AGENCY, "person"]}, orderBy: NAME) { nodes { name } }
			name: entities(where: {name: "EPIC"}) { nodes { name } }
			text: entities(where: {text: "strat"}) { nodes { name } }
			document: entities(where: {document: $d, classes: [ACTOR]}, orderBy: NAME) { nodes { name } }
			degree: entities(where: {minDegree: 3}, orderBy: NAME) { nodes { name } } }`, vars{"d": one.ID}, `{
				"classes": {"nodes": [{"name": "2012 Election"}, {"name": "El Paso"}, {"name": "Mexico"}]},
				"kinds": {"nodes": [{"name": "El Paso Intelligence Center"}, {"name": "Enrique Peña Nieto"}, {"name": "White House"}]},
				"name": {"nodes": [{"name": "El Paso Intelligence Center"}]},
				"text": {"nodes": [{"name": "Border Strategy"}]},
				"document": {"nodes": [{"name": "El Paso Intelligence Center"}, {"name": "White House"}]},
				"degree": {"nodes": [{"name": "Border Strategy"}, {"name": "stop smuggling"}]}}`},
		{"relations in every order", `{ e: relations(first: 1) { totalCount nodes { predicate } } p: relations(orderBy: PREDICATE, first: 1) { nodes { predicate } }
			f: relations(orderBy: FIRST_SEEN, last: 1) { nodes { firstSeen } } l: relations(orderBy: LAST_SEEN, first: 1) { nodes { lastSeen } } i: relations(orderBy: ID) { totalCount } }`, nil, `{
				"e": {"totalCount": 9, "nodes": [{"predicate": "supports"}]},
				"p": {"nodes": [{"predicate": "has_objective"}]},
				"f": {"nodes": [{"firstSeen": null}]},
				"l": {"nodes": [{"lastSeen": "2013-08-01"}]},
				"i": {"totalCount": 9}}`},
		{"relations that pass every filter", `query($pena: ID!, $border: ID!, $house: ID!, $d: ID!) {
			subject: relations(where: {subject: $pena}, orderBy: PREDICATE) { nodes { predicate } }
			object: relations(where: {object: $border}, orderBy: PREDICATE) { nodes { predicate } }
			entity: relations(where: {entity: $border}, orderBy: PREDICATE) { nodes { predicate } }
			predicates: relations(where: {predicate: "implements", predicates: [LOCATED_IN]}, orderBy: PREDICATE) { nodes { predicate } }
			classes: relations(where: {classes: [EVENT]}) { nodes { predicate } }
			kinds: relations(where: {kinds: ["Place"]}) { totalCount }
			status: relations(where: {status: [PLANNED]}) { nodes { status predicate } }
			document: relations(where: {document: $d}) { totalCount }
			source: relations(where: {source: "two.txt", status: [ASSERTED, DENIED]}) { totalCount }
			attributedTo: relations(where: {attributedTo: $house}) { nodes { predicate } }
			from: relations(where: {publishedFrom: "2013-07-04"}) { totalCount }
			to: relations(where: {publishedTo: "2013-07-03"}) { totalCount }
			min: relations(where: {minEvidence: 2}) { nodes { predicate } }
			text: relations(where: {text: "pena supp"}) { nodes { predicate } }
			empty: relations(where: {}) { totalCount } }`,
			vars{"pena": entityID(pena), "border": entityID(border), "house": entityID(house), "d": one.ID}, `{
				"subject": {"nodes": [{"predicate": "opposes"}, {"predicate": "supports"}]},
				"object": {"nodes": [{"predicate": "implements"}, {"predicate": "opposes"}, {"predicate": "supports"}]},
				"entity": {"nodes": [{"predicate": "has_objective"}, {"predicate": "implements"}, {"predicate": "opposes"}, {"predicate": "supports"}]},
				"predicates": {"nodes": [{"predicate": "implements"}, {"predicate": "located_in"}, {"predicate": "located_in"}]},
				"classes": {"nodes": [{"predicate": "located_in"}]},
				"kinds": {"totalCount": 2},
				"status": {"nodes": [{"status": "PLANNED", "predicate": "supports"}]},
				"document": {"totalCount": 5},
				"source": {"totalCount": 3},
				"attributedTo": {"nodes": [{"predicate": "opposes"}]},
				"from": {"totalCount": 2},
				"to": {"totalCount": 5},
				"min": {"nodes": [{"predicate": "supports"}]},
				"text": {"nodes": [{"predicate": "supports"}]},
				"empty": {"totalCount": 9}}`},
		{"relations of an entity, by direction and far end", `{ entity(name: "Border Strategy") {
			out: relations(direction: OUT) { nodes { predicate } } in: relations(direction: IN, orderBy: PREDICATE) { nodes { predicate } } both: relations { totalCount }
			far: relations(where: {classes: [OBJECTIVE]}) { nodes { object { name } } }
			documents(orderBy: TITLE) { totalCount nodes { title } } mentions(last: 1) { totalCount nodes { span { text } } } } }`, nil, `{
				"entity": {
					"out": {"nodes": [{"predicate": "has_objective"}]},
					"in": {"nodes": [{"predicate": "implements"}, {"predicate": "opposes"}, {"predicate": "supports"}]},
					"both": {"totalCount": 4},
					"far": {"nodes": [{"object": {"name": "stop smuggling"}}]},
					"documents": {"totalCount": 3, "nodes": [{"title": "Border news"}, {"title": "Elections"}, {"title": "Élysée"}]},
					"mentions": {"totalCount": 6, "nodes": [{"span": {"text": "Border Strategy"}}]}}}`},
		{"documents in every order and through every filter", `{
			p: documents { totalCount nodes { title } } t: documents(orderBy: TITLE) { nodes { title } } i: documents(orderBy: ID) { totalCount }
			source: documents(where: {source: "three.txt"}) { nodes { title published publisher } } publisher: documents(where: {publisher: "Post"}) { nodes { title } }
			from: documents(where: {publishedFrom: "2013-07-04"}) { nodes { title } } to: documents(where: {publishedTo: "2013-07-04"}) { nodes { title } }
			text: documents(where: {text: "elys"}) { nodes { title } } }`, nil, `{
				"p": {"totalCount": 3, "nodes": [{"title": "Elections"}, {"title": "Border news"}, {"title": "Élysée"}]},
				"t": {"nodes": [{"title": "Border news"}, {"title": "Elections"}, {"title": "Élysée"}]},
				"i": {"totalCount": 3},
				"source": {"nodes": [{"title": "Élysée", "published": null, "publisher": null}]},
				"publisher": {"nodes": [{"title": "Elections"}]},
				"from": {"nodes": [{"title": "Elections"}]},
				"to": {"nodes": [{"title": "Border news"}]},
				"text": {"nodes": [{"title": "Élysée"}]}}`},
		{"a search finds names before quotes, and half a word", `{
			a: search(text: "mérida") { totalCount nodes { __typename ... on Entity { name } ... on Evidence { quote } } }
			b: search(text: "epic") { nodes { __typename } } c: search(text: "el paso", classes: [PLACE]) { nodes { __typename ... on Entity { name } ... on Evidence { quote } } }
			d: search(text: "opposes", status: [DENIED]) { nodes { ... on Evidence { quote } } } e: search(text: "zebra") { nodes { __typename } } f: search(text: "...") { totalCount } }`, nil, `{
				"a": {"totalCount": 2, "nodes": [{"__typename": "Program", "name": "Merida Initiative"}, {"__typename": "Evidence", "quote": "Enrique Peña Nieto supports Merida Initiative."}]},
				"b": {"nodes": [{"__typename": "Actor"}, {"__typename": "Evidence"}]},
				"c": {"nodes": [{"__typename": "Place", "name": "El Paso"}, {"__typename": "Evidence", "quote": "EPIC located in El Paso."}]},
				"d": {"nodes": [{"quote": "Enrique Peña Nieto (denied) opposes Border Strategy."}]},
				"e": {"nodes": []},
				"f": {"totalCount": 0}}`},
	}
}

func walks() []question {
	ends := vars{"a": entityID(epic), "b": entityID(pena)}
	return []question{
		{"a path tells its hops with direction, status and quotes", `query($a: ID!, $b: ID!) { paths(from: $a, to: $b, maxHops: 2) { outcome explored
			paths { length hops { from { name } to { name } forward relation { predicate status evidence(first: 1) { nodes { quote } } } } } } }`, ends, `{
				"paths": {
					"outcome": "FOUND",
					"explored": 4,
					"paths": [{"length": 2, "hops": [{"from": {"name": "El Paso Intelligence Center"}, "to": {"name": "Border Strategy"}, "forward": true, "relation": {"predicate": "supports", "status": "ASSERTED", "evidence": {"nodes": [{"quote": "El Paso Intelligence Center supports Border Strategy."}]}}}, {"from": {"name": "Border Strategy"}, "to": {"name": "Enrique Peña Nieto"}, "forward": false, "relation": {"predicate": "opposes", "status": "ASSERTED", "evidence": {"nodes": [{"quote": "Enrique Peña Nieto opposes Border Strategy, says White House."}]}}}]}]}}`},
		{"a path with no way is told from one that was not found in time", `query($a: ID!, $b: ID!) { none: paths(from: $a, to: $b, where: {predicate: implements}) { outcome paths { length } }
			short: paths(from: $a, to: $b, maxHops: 1) { outcome paths { length } } }`, ends, `{"none": {"outcome": "NONE", "paths": []}, "short": {"outcome": "NONE", "paths": []}}`},
		{"a neighbourhood tells what it left out", `query($a: ID!) { all: neighborhood(of: [$a], depth: 2) { entities { name } relations { predicate } truncated omitted { class count } }
			cut: neighborhood(of: [$a], depth: 2, limit: 2) { entities { name } relations { predicate } truncated omitted { class count } } }`, vars{"a": entityID(epic)}, `{
				"all": {
					"entities": [{"name": "El Paso Intelligence Center"}, {"name": "Border Strategy"}, {"name": "El Paso"}, {"name": "stop smuggling"}, {"name": "Enrique Peña Nieto"}, {"name": "White House"}],
					"relations": [{"predicate": "opposes"}, {"predicate": "located_in"}, {"predicate": "supports"}, {"predicate": "has_objective"}, {"predicate": "has_objective"}, {"predicate": "implements"}],
					"truncated": false,
					"omitted": []},
				"cut": {"entities": [{"name": "El Paso Intelligence Center"}, {"name": "Border Strategy"}], "relations": [{"predicate": "supports"}], "truncated": true, "omitted": [{"class": "PLACE", "count": 1}]}}`},
	}
}

func TestEveryQuestionHasItsAnswer(t *testing.T) {
	c := filled(t)
	for _, q := range questions() {
		t.Run(q.law, func(t *testing.T) { client{t, c.h}.answers(q.want, q.query, q.vars) })
	}
}
