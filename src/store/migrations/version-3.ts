/** To version 3. Never edited once released. */
export const VERSION_3 = `
DROP VIEW v_evaluation;
DROP VIEW v_evaluation_line;
ALTER TABLE evaluation ADD COLUMN subject TEXT NOT NULL DEFAULT 'members';
ALTER TABLE evaluation ADD COLUMN words TEXT NOT NULL DEFAULT '[]';

CREATE TABLE evaluation_lines (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  person     INTEGER NOT NULL,
  lines      TEXT NOT NULL,
  PRIMARY KEY (evaluation, person)
) STRICT, WITHOUT ROWID;
INSERT INTO evaluation_lines (evaluation, person, lines)
SELECT evaluation, person, (SELECT json_group_array(json_array(value ->> 'dimension', value ->> 'item', value ->> 'points',
  value ->> 'withheld', value ->> 'note', json_array(value ->> 'activity'), NULL)) FROM json_each(evaluation_member.lines))
FROM evaluation_member WHERE total IS NOT NULL;

CREATE TABLE evaluation_activity (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  activity   INTEGER NOT NULL,
  title      TEXT NOT NULL,
  date       TEXT,
  PRIMARY KEY (evaluation, activity)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO evaluation_activity (evaluation, activity, title, date)
SELECT evaluation, value ->> 'activity', value ->> 'title', value ->> 'date'
FROM evaluation_member JOIN json_each(evaluation_member.lines) WHERE value ->> 'activity' IS NOT NULL;

CREATE TABLE evaluation_member_3 (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  person     INTEGER NOT NULL,                   -- of a group its body, of a unit one of its people
  name       TEXT NOT NULL,
  total      INTEGER,                            -- hundredths; NULL for the excluded
  rank       INTEGER,
  grade      TEXT,
  grade_name TEXT,
  why        TEXT NOT NULL,                      -- why excluded, barred or over the quota
  tied       INTEGER NOT NULL CHECK (tied IN (0, 1)),
  commended  INTEGER CHECK (commended IN (0, 1)), -- NULL where the best grade is commended
  points     TEXT NOT NULL,                      -- JSON: dimension → hundredths
  open       TEXT NOT NULL,                      -- JSON: meetings on whose sheet the member is missing
  PRIMARY KEY (evaluation, person)
) STRICT, WITHOUT ROWID;
INSERT INTO evaluation_member_3 SELECT evaluation, person, name, total, rank, grade, grade_name, why, tied, NULL, points, open FROM evaluation_member;
DROP TABLE evaluation_member;
ALTER TABLE evaluation_member_3 RENAME TO evaluation_member;

CREATE TABLE decision (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  year   INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  grade  TEXT NOT NULL,                          -- an id of the rule set's grades
  reason TEXT NOT NULL,
  UNIQUE (year, person)
) STRICT;
CREATE TABLE period (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  year       INTEGER NOT NULL UNIQUE,
  starts     TEXT NOT NULL,
  ends       TEXT NOT NULL,
  closed     TEXT,                               -- when, UTC; NULL: open
  evaluation INTEGER REFERENCES evaluation (id), -- the one that stood at closing
  digest     TEXT,                               -- SHA-256 over its records, rule file, results and decisions
  CHECK (ends >= starts),
  CHECK ((closed IS NULL) = (digest IS NULL))
) STRICT;
CREATE TABLE frozen (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  period INTEGER NOT NULL REFERENCES period (id),
  tbl    TEXT NOT NULL,                          -- activity, recognition
  row    INTEGER NOT NULL,
  UNIQUE (tbl, row)
) STRICT;

CREATE VIEW v_evaluation AS
  SELECT evaluation.year, evaluation_member.name, evaluation_member.total / 100.0 AS total, evaluation_member.rank,
    evaluation_member.grade_name AS grade, evaluation_member.why, decision.grade AS decided, decision.reason
  FROM evaluation_member JOIN evaluation ON evaluation.id = evaluation_member.evaluation
  LEFT JOIN decision ON decision.year = evaluation.year AND decision.person = evaluation_member.person
  WHERE evaluation.id IN (SELECT max(id) FROM evaluation WHERE subject = 'members' GROUP BY year);

CREATE VIEW v_evaluation_line AS
  SELECT evaluation.year, evaluation_member.name,
    iif(json_type(line.value, '$[0]') = 'text', line.value ->> 0, evaluation.words ->> (line.value ->> 0)) AS dimension,
    iif(json_type(line.value, '$[1]') = 'text', line.value ->> 1, evaluation.words ->> (line.value ->> 1)) AS item,
    (line.value ->> 2) / 100.0 AS points, (line.value ->> 3) / 100.0 AS withheld,
    record.value AS activity, evaluation_activity.title, evaluation_activity.date,
    iif(json_type(line.value, '$[4]') = 'text', line.value ->> 4, evaluation.words ->> (line.value ->> 4)) AS note
  FROM evaluation_member JOIN evaluation ON evaluation.id = evaluation_member.evaluation
  JOIN evaluation_lines AS held ON held.evaluation = evaluation_member.evaluation AND held.person = evaluation_member.person
  JOIN json_each(held.lines) AS line JOIN json_each(line.value, '$[5]') AS record
  LEFT JOIN evaluation_activity ON evaluation_activity.evaluation = evaluation.id AND evaluation_activity.activity = record.value
  WHERE evaluation.id IN (SELECT max(id) FROM evaluation WHERE subject = 'members' GROUP BY year);

CREATE VIEW v_closed AS SELECT year, starts, ends FROM period WHERE closed IS NOT NULL;
`;
