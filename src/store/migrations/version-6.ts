/** A form may be a part's own, in its key, so that the table is made anew. */
const FORM_OF_A_PART = `
DROP VIEW v_booked;
DROP VIEW v_turned;
DROP VIEW v_duty;
CREATE TABLE participation_6 (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  activity INTEGER NOT NULL REFERENCES activity (id),
  person   INTEGER NOT NULL REFERENCES person (id),
  role     TEXT NOT NULL,
  state    TEXT CHECK (state IN ('present', 'late', 'left_early', 'leave', 'absent', 'observer')),
  reason   TEXT,                                 -- of a leave: 事假, 病假, 公假
  form     TEXT,                                 -- its own, where rows of one activity differ in it: 书面, 口头; NULL: the activity's
  position INTEGER,                              -- the order of naming among authors and co-signers
  quantity REAL,                                 -- people met, half days
  amount   REAL,                                 -- yuan; kept, never scored
  source   INTEGER REFERENCES source (id),
  sheet    TEXT,
  rows     TEXT                                  -- every source row that it was folded from: 12、31
) STRICT;
INSERT INTO participation_6 (id, activity, person, role, state, reason, position, quantity, amount, source, sheet, rows)
SELECT id, activity, person, role, state, reason, position, quantity, amount, source, sheet, rows FROM participation;
DELETE FROM sqlite_sequence WHERE name = 'participation_6';
INSERT INTO sqlite_sequence (name, seq) SELECT 'participation_6', seq FROM sqlite_sequence WHERE name = 'participation';
DROP TABLE participation;
ALTER TABLE participation_6 RENAME TO participation;
CREATE INDEX participation_person ON participation (person);
CREATE UNIQUE INDEX participation_once ON participation (activity, person, role, ifnull(form, ''));

CREATE VIEW v_turned AS
  WITH proposal AS (
    SELECT DISTINCT activity.id, activity.serial, activity.title
    FROM recognition JOIN activity ON activity.id = recognition.activity
    WHERE recognition.what = 'to_opinion' AND activity.kind = 'proposal')
  SELECT proposal.id AS proposal, opinion.id AS opinion
  FROM proposal JOIN activity AS opinion ON opinion.kind = 'opinion' AND opinion.refers_to = proposal.serial
  UNION
  SELECT proposal.id, opinion.id
  FROM proposal JOIN activity AS opinion ON opinion.kind = 'opinion' AND opinion.refers_to = proposal.title
  UNION
  SELECT proposal.id, opinion.id
  FROM proposal JOIN activity AS opinion ON opinion.kind = 'opinion' AND opinion.title = proposal.title
  JOIN participation AS lead ON lead.activity = proposal.id AND lead.role = 'lead'
  JOIN participation AS author ON author.activity = opinion.id AND author.role = 'author' AND author.person = lead.person
  UNION
  SELECT proposal.id, link."to" FROM proposal JOIN link ON link.what = 'turned_into' AND link."from" = proposal.id;
CREATE VIEW v_duty AS
  SELECT person.name, activity.kind, activity.title, activity.starts AS date, participation.role, participation.state,
    participation.quantity, participation.amount, source.file, participation.sheet, participation.rows
  FROM participation JOIN person ON person.id = participation.person JOIN activity ON activity.id = participation.activity
  LEFT JOIN source ON source.id = participation.source;
`;

/** A closed year keeps what it prints, and the log is a chain of digests. */
const CLOSED_YEARS = `
DROP VIEW v_closed;

ALTER TABLE operation DROP COLUMN undone_by;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE VIEW v_operation AS
  SELECT id, at, who, kind, command, summary, undoes,
    (SELECT undo.id FROM operation AS undo WHERE undo.undoes = operation.id
      AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id)) AS undone_by,
    first_change, last_change
  FROM operation;
CREATE TABLE seal (
  operation INTEGER PRIMARY KEY REFERENCES operation (id),
  digest    TEXT NOT NULL                        -- SHA-256
) STRICT;

ALTER TABLE period ADD COLUMN recipe INTEGER;
ALTER TABLE period ADD COLUMN filled TEXT;
ALTER TABLE frozen ADD COLUMN day TEXT;
CREATE TABLE frozen_value (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  period INTEGER NOT NULL REFERENCES period (id),
  tbl    TEXT NOT NULL,                          -- member (a person, with the places held by then), handling, liaison, body
  row    INTEGER NOT NULL,
  value  TEXT NOT NULL,                          -- JSON
  UNIQUE (period, tbl, row)
) STRICT;
CREATE INDEX frozen_value_row ON frozen_value (tbl, row);

CREATE VIEW v_closed AS
  SELECT id, year, starts, ends,
    (SELECT min(date(later.ends, '+1 day')) FROM period AS later
      WHERE later.closed IS NOT NULL AND later.ends >= period.ends AND NOT EXISTS (
        SELECT 1 FROM period AS next
        WHERE next.closed IS NOT NULL AND date(later.ends, '+1 day') BETWEEN next.starts AND next.ends)) AS opens
  FROM period WHERE closed IS NOT NULL;
CREATE VIEW v_booked_anew AS
  SELECT activity.id AS activity, substr(coalesce(origin.day, alone.day) || '-01-01', 1, 10) AS day
  FROM activity
  JOIN v_booked_alone AS alone ON alone.activity = coalesce(activity.part_of, activity.id)
  LEFT JOIN (
    SELECT v_turned.opinion, min(booked.day) AS day
    FROM v_turned JOIN v_booked_alone AS booked ON booked.activity = v_turned.proposal GROUP BY v_turned.opinion
  ) AS origin ON origin.opinion = activity.id;
CREATE VIEW v_booked AS
  SELECT anew.activity,
    coalesce((SELECT day FROM frozen WHERE tbl IN ('activity', 'paid') AND row = anew.activity),
      (SELECT opens FROM v_closed WHERE anew.day BETWEEN starts AND ends), anew.day) AS day
  FROM v_booked_anew AS anew;
CREATE VIEW v_late_opinion AS
  SELECT DISTINCT frozen.period, v_turned.opinion AS activity
  FROM v_turned JOIN frozen ON frozen.tbl = 'activity' AND frozen.row = v_turned.proposal
  WHERE NOT EXISTS (SELECT 1 FROM frozen AS held WHERE held.tbl = 'activity' AND held.row = v_turned.opinion);

-- Of the years that older versions closed, what those did not freeze is frozen as it stands.
UPDATE period SET recipe = 1, filled = (SELECT at FROM temp.migrating) WHERE closed IS NOT NULL;
UPDATE frozen SET day = max(period.starts, min(period.ends, ifnull(anew.day, period.starts)))
FROM period, (SELECT activity, day FROM v_booked_anew) AS anew
WHERE period.id = frozen.period AND anew.activity = frozen.row AND frozen.tbl IN ('activity', 'paid');
INSERT INTO frozen_value (period, tbl, row, value)
SELECT period.id, 'member', person.id, json_object('name', person.name, 'sex', sex, 'ethnicity', ethnicity, 'born', born,
  'party', party, 'education', education, 'unit', unit,
  'places', json((SELECT json_group_array(json_object('term', term.number, 'kind', body.kind, 'body', body.name, 'post', tenure.post,
      'starts', tenure.starts, 'ends', tenure.ends, 'certificate', tenure.certificate) ORDER BY tenure.starts, tenure.id)
    FROM tenure JOIN body ON body.id = tenure.body JOIN term ON term.id = body.term
    WHERE tenure.person = person.id AND tenure.starts <= period.ends)),
  'suspensions', json((SELECT json_group_array(json_object('starts', suspension.starts, 'ends', suspension.ends) ORDER BY suspension.starts)
    FROM v_seat JOIN suspension ON suspension.tenure = v_seat.id
    WHERE v_seat.person = person.id AND suspension.starts <= period.ends)))
FROM period JOIN person
WHERE period.closed IS NOT NULL AND EXISTS (SELECT 1 FROM v_seat WHERE v_seat.person = person.id
  AND v_seat.starts <= period.ends AND (v_seat.ends IS NULL OR v_seat.ends >= period.starts))
ORDER BY period.id, person.id;
INSERT INTO frozen_value (period, tbl, row, value)
SELECT frozen.period, 'handling', handling.id, json_object('activity', activity, 'round', round, 'unit', unit, 'lead', lead,
  'assigned', assigned, 'replied', replied, 'class', class, 'feedback', feedback)
FROM frozen JOIN period ON period.id = frozen.period AND period.closed IS NOT NULL JOIN handling ON handling.activity = frozen.row
WHERE frozen.tbl = 'activity' ORDER BY frozen.period, handling.id;
INSERT INTO frozen_value (period, tbl, row, value)
SELECT period.id, 'liaison', liaison.id, json_object('person', person, 'with_person', with_person, 'with_body', with_body,
  'kind', kind, 'starts', liaison.starts, 'ends', liaison.ends, 'basis', basis)
FROM period JOIN liaison ON liaison.starts <= period.ends AND (liaison.ends IS NULL OR liaison.ends >= period.starts)
WHERE period.closed IS NOT NULL ORDER BY period.id, liaison.id;
INSERT INTO frozen_value (period, tbl, row, value)
SELECT DISTINCT period.id, 'body', body.id, json_object('kind', kind, 'name', name, 'term', term.number)
FROM period JOIN tenure ON tenure.starts <= period.ends AND (tenure.ends IS NULL OR tenure.ends >= period.starts)
JOIN body ON body.id = tenure.body JOIN term ON term.id = body.term
WHERE period.closed IS NOT NULL ORDER BY period.id, body.id;
`;

/** To version 6. Never edited once released. */
export const VERSION_6 = `${FORM_OF_A_PART}${CLOSED_YEARS}`;
