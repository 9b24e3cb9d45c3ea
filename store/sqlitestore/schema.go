package sqlitestore

// applicationID marks a file as a graphd store ("grph"); schemaVersion is the
// version of the tables below. Both stand in the file's header.
const (
	applicationID = 0x67727068
	schemaVersion = 1
)

// schema makes the tables of an empty file. Everything is numbered (n) inside of
// the file; IDs are what the rest of the world sees. Days are numbers YYYYMMDD, 0
// for none. Columns named by_... are what lists are ordered by. The word tables
// hold text folded by kg.Fold, so that the words are exactly those of kg; the
// ascii tokenizer takes such words as they are.
//
// An index on something as random as an ID costs a page of the log for every row
// written. So there is one for keys and one for key_relations only: an Entity is
// found by the ID of its least Key, a Relation by that of its least KeyRelation,
// a Key by the ID it gives. The ends of Relations and KeyRelations have none, and so
// are not declared as foreign keys: the adjacency knows what is at an end.
const schema = `
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0);

CREATE TABLE documents (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  media     TEXT NOT NULL,
  title     TEXT NOT NULL,
  author    TEXT NOT NULL,
  publisher TEXT NOT NULL,
  day       INTEGER NOT NULL,
  sha256    TEXT NOT NULL,
  receipt   TEXT NOT NULL,
  by_title  TEXT NOT NULL,
  by_day    INTEGER GENERATED ALWAYS AS (-day) VIRTUAL
);
CREATE INDEX documents_by_day ON documents (by_day, id);
CREATE INDEX documents_by_title ON documents (by_title, id);

CREATE TABLE sources (
  source   TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX sources_document ON sources (document);

CREATE TABLE readings (
  document INTEGER PRIMARY KEY REFERENCES documents DEFERRABLE INITIALLY DEFERRED,
  hash     BLOB NOT NULL,
  packed   INTEGER NOT NULL,
  body     BLOB NOT NULL
);

CREATE TABLE entities (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL,
  name        TEXT NOT NULL,
  class       TEXT NOT NULL,
  kind        TEXT NOT NULL,
  aliases     TEXT NOT NULL,
  description TEXT NOT NULL,
  keys        TEXT NOT NULL,
  degree      INTEGER NOT NULL,
  mentions    INTEGER NOT NULL,
  documents   INTEGER NOT NULL,
  first_day   INTEGER NOT NULL,
  last_day    INTEGER NOT NULL,
  by_name     TEXT NOT NULL,
  by_degree   INTEGER GENERATED ALWAYS AS (-degree) VIRTUAL,
  by_mentions INTEGER GENERATED ALWAYS AS (-mentions) VIRTUAL,
  by_last     INTEGER GENERATED ALWAYS AS (-last_day) VIRTUAL
);
CREATE INDEX entities_by_name ON entities (by_name, id);

CREATE TABLE names (
  n      INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entities DEFERRABLE INITIALLY DEFERRED,
  fold   TEXT NOT NULL
);
CREATE INDEX names_entity ON names (entity);
CREATE INDEX names_fold ON names (fold);

CREATE TABLE keys (
  n      INTEGER PRIMARY KEY,
  key    TEXT NOT NULL,
  id     TEXT NOT NULL UNIQUE,
  entity INTEGER REFERENCES entities DEFERRABLE INITIALLY DEFERRED,
  counts BLOB
);
CREATE INDEX keys_entity ON keys (entity);

CREATE TABLE links (
  short     INTEGER NOT NULL REFERENCES keys DEFERRABLE INITIALLY DEFERRED,
  full      INTEGER NOT NULL REFERENCES keys DEFERRABLE INITIALLY DEFERRED,
  kind      TEXT NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (short, full, kind)
) WITHOUT ROWID;
CREATE INDEX links_full ON links (full);

CREATE TABLE chains (
  key      INTEGER NOT NULL REFERENCES keys DEFERRABLE INITIALLY DEFERRED,
  document INTEGER NOT NULL REFERENCES documents DEFERRABLE INITIALLY DEFERRED,
  mentions INTEGER NOT NULL,
  places   BLOB NOT NULL,
  PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE INDEX chains_document ON chains (document);

CREATE TABLE relations (
  n             INTEGER PRIMARY KEY,
  id            TEXT NOT NULL,
  subject       INTEGER NOT NULL,
  predicate     TEXT NOT NULL,
  object        INTEGER NOT NULL,
  status        TEXT NOT NULL,
  phrases       TEXT NOT NULL,
  evidence      INTEGER NOT NULL,
  documents     INTEGER NOT NULL,
  independent   INTEGER NOT NULL,
  first_day     INTEGER NOT NULL,
  last_day      INTEGER NOT NULL,
  subject_class TEXT NOT NULL,
  object_class  TEXT NOT NULL
);

CREATE TABLE key_relations (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  subject   INTEGER NOT NULL,
  predicate TEXT NOT NULL,
  object    INTEGER NOT NULL,
  status    TEXT NOT NULL,
  relation  INTEGER REFERENCES relations DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX key_relations_relation ON key_relations (relation);

CREATE TABLE sentences (
  n        INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents DEFERRABLE INITIALLY DEFERRED,
  start    INTEGER NOT NULL,
  quote    TEXT NOT NULL,
  mark     TEXT NOT NULL
);
CREATE INDEX sentences_document ON sentences (document);

CREATE TABLE evidence (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  of          INTEGER NOT NULL REFERENCES key_relations DEFERRABLE INITIALLY DEFERRED,
  sentence    INTEGER NOT NULL REFERENCES sentences DEFERRABLE INITIALLY DEFERRED,
  places      BLOB NOT NULL,
  phrase      TEXT NOT NULL,
  attributed  INTEGER REFERENCES keys DEFERRABLE INITIALLY DEFERRED,
  attribution TEXT NOT NULL,
  date        TEXT NOT NULL,
  confidence  REAL NOT NULL,
  rule        TEXT NOT NULL,
  zone        TEXT NOT NULL
);
CREATE INDEX evidence_of ON evidence (of);
CREATE INDEX evidence_sentence ON evidence (sentence);
CREATE INDEX evidence_attributed ON evidence (attributed) WHERE attributed IS NOT NULL;

CREATE TABLE judgements (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE changes (
  generation INTEGER PRIMARY KEY,
  body       BLOB NOT NULL
);

CREATE TABLE snapshots (
  part       INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  body       BLOB NOT NULL
);

CREATE VIRTUAL TABLE name_words USING fts5 (fold, content='', contentless_delete=1, detail='none', tokenize='ascii', prefix='1 2 3');
CREATE VIRTUAL TABLE quote_words USING fts5 (fold, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE VIRTUAL TABLE title_words USING fts5 (fold, content='', contentless_delete=1, detail='none', tokenize='ascii');
`
