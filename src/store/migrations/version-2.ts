/** To version 2. Never edited once released. */
export const VERSION_2 = `
CREATE TABLE change_2 (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  operation INTEGER NOT NULL REFERENCES operation (id),
  tbl       TEXT NOT NULL,
  row       INTEGER NOT NULL,
  action    TEXT NOT NULL,                       -- insert, update, delete; written by triggers alone, so unchecked
  before    TEXT
) STRICT;
INSERT INTO change_2 SELECT id, operation, tbl, row, action, before FROM change;
DROP TABLE change;
ALTER TABLE change_2 RENAME TO change;
CREATE INDEX change_row ON change (tbl, row) WHERE before IS NOT NULL;
DROP INDEX tenure_body;

ALTER TABLE operation ADD COLUMN first_change INTEGER;
ALTER TABLE operation ADD COLUMN last_change INTEGER;
UPDATE operation SET first_change = range.first, last_change = range.last
FROM (SELECT operation, min(id) AS first, max(id) AS last FROM change GROUP BY operation) AS range
WHERE range.operation = operation.id;

CREATE TABLE alias (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  file    TEXT NOT NULL,                         -- the workbook's name, without the folder
  written TEXT NOT NULL,                         -- how the row or the name is written: a key that the importer makes
  person  INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (file, written)
) STRICT;
CREATE INDEX alias_person ON alias (person);

CREATE TABLE liaison (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  person      INTEGER NOT NULL REFERENCES person (id), -- who keeps contact
  with_person INTEGER REFERENCES person (id),    -- with a member …
  with_body   INTEGER REFERENCES body (id),      -- … or with a body: exactly one of the two
  kind        TEXT NOT NULL,                     -- the vocabulary of src/domain/liaison.ts
  starts      TEXT NOT NULL,
  ends        TEXT,
  basis       TEXT,                              -- the meeting or document that decided it
  source      INTEGER REFERENCES source (id),
  sheet       TEXT,
  row         INTEGER,
  CHECK ((with_person IS NULL) <> (with_body IS NULL)),
  CHECK (with_person <> person),
  CHECK (ends IS NULL OR ends >= starts)
) STRICT;
CREATE INDEX liaison_person ON liaison (person);
CREATE INDEX liaison_with_person ON liaison (with_person) WHERE with_person IS NOT NULL;
CREATE INDEX liaison_with_body ON liaison (with_body) WHERE with_body IS NOT NULL;
`;
