-- 委员履职档案: the record file of cppcc. Read this first.
--
-- Two ideas carry everything: every duty is recorded the same way (activity, participation, recognition), and every
-- place that a person holds is recorded the same way (person, body, tenure).
--
-- Dates are text: 2026-05-12, or as precise as known (2026-05, 2026). Ids are never used twice (AUTOINCREMENT), so that
-- an undone record's id can come back by redo. Kinds, roles and outcomes are the vocabulary of src/domain/vocabulary: no
-- CHECK here repeats it, so that a new duty category needs no migration. States and flags have CHECKs.
--
-- Every write belongs to an operation. The audit triggers (made by the program from this schema's own columns, see
-- src/store/audit.ts) fill `change`, and refuse a write from outside.
--
-- This is version 7 (PRAGMA user_version). A file of an older version is carried up when it is opened, after a backup
-- beside it: src/store/migrations/. What is changed here is changed there too, and a test compares the two.

-- Who did what, when. An undo and a redo are operations themselves. Neither a row nor a word is ever lost: what was
-- written stays as it was written (triggers: src/store/audit.ts), and whether an operation is taken back is said by those
-- that took it back (v_operation).
CREATE TABLE operation (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT NOT NULL,                       -- UTC, ISO 8601
  who       TEXT NOT NULL,                       -- $CPPCC_USER, else the system's user
  kind      TEXT NOT NULL CHECK (kind IN ('init', 'write', 'evaluation', 'undo', 'redo')),
  command   TEXT NOT NULL,                       -- 'import roster', 'member status', …
  summary   TEXT NOT NULL,                       -- in words, for `log`
  undoes    INTEGER REFERENCES operation (id),   -- of an undo: the operation taken back; of a redo: the undo
  first_change INTEGER,                          -- its rows in `change`: from this id …
  last_change  INTEGER                           -- … to this one, since operations never overlap
) STRICT;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;

-- Each row touched by an operation. `before` is the whole row as JSON; of an insert it is NULL, since taking it back
-- means deleting it, and every later change keeps what was before.
CREATE TABLE change (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  operation INTEGER NOT NULL REFERENCES operation (id),
  tbl       TEXT NOT NULL,
  row       INTEGER NOT NULL,
  action    TEXT NOT NULL,                       -- insert, update, delete; written by triggers alone, so unchecked
  before    TEXT
) STRICT;
CREATE INDEX change_row ON change (tbl, row) WHERE before IS NOT NULL;

-- The chain of the log: a digest of each operation with its changes as they are stored, and of the digest before it. The
-- first one of a file that an older version made covers all that was before it. It shows what was changed by other
-- means, and does not prevent it (src/store/chain.ts).
CREATE TABLE seal (
  operation INTEGER PRIMARY KEY REFERENCES operation (id),
  digest    TEXT NOT NULL                        -- SHA-256
) STRICT;

-- The operation that is running: one row inside a transaction of the program, none otherwise.
CREATE TABLE running (operation INTEGER NOT NULL REFERENCES operation (id)) STRICT;

-- 外借: where this file was lent to, and of a lent copy, that it is one (src/store/lending.ts). Not of the log, which the two
-- have in common: a copy is taken back by its token, as long as its log begins with this one's.
CREATE TABLE lending (
  token     TEXT PRIMARY KEY,
  place     TEXT NOT NULL,                       -- the folder that it was lent to
  at        TEXT NOT NULL,                       -- UTC
  operation INTEGER NOT NULL,                    -- the last one that both have
  state     TEXT NOT NULL CHECK (state IN ('lent', 'borrowed', 'returned', 'cancelled'))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX lending_open ON lending (state IN ('lent', 'borrowed')) WHERE state IN ('lent', 'borrowed');

-- The office's settings (cppcc config): its name, sectors, word of a document … A list is a JSON array.
CREATE TABLE setting (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  key   TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- A file that something was imported from.
CREATE TABLE source (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  file   TEXT NOT NULL,                          -- its name, without the folder
  sha256 TEXT NOT NULL,
  UNIQUE (sha256, file)
) STRICT;

-- 届. A term and its seats stay open until the next term begins.
CREATE TABLE term (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 99),
  starts TEXT NOT NULL
) STRICT;

-- Anyone who appears: member, cadre, special informant, lecturer.
CREATE TABLE person (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  name      TEXT NOT NULL,                       -- NFC, inner padding removed
  sex       TEXT CHECK (sex IN ('男', '女')),
  ethnicity TEXT,                                -- in full: 汉族
  born      TEXT,                                -- a month at most
  party     TEXT,
  education TEXT,
  unit      TEXT,                                -- 工作单位及职务
  phone     TEXT,
  note      TEXT,
  workplace TEXT                                 -- the unit alone, where a list of people says it
) STRICT;
CREATE INDEX person_name ON person (name);

-- The committee of a term, its standing committee, special committees, sectors, groups, party group; and the lists of
-- people beside it (cadres, informants, lecturers: src/domain/vocabulary/categories.ts).
CREATE TABLE body (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,                            -- committee, standing, sector, group, special, party_group
  name TEXT NOT NULL,
  term INTEGER NOT NULL REFERENCES term (id),
  UNIQUE (term, kind, name)
) STRICT;

-- Who held which place, from when to when (both days in), and on what basis. A seat is a tenure in the term's committee.
CREATE TABLE tenure (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  person      INTEGER NOT NULL REFERENCES person (id),
  body        INTEGER NOT NULL REFERENCES body (id),
  post        TEXT NOT NULL,                     -- member, chair, vice_chair, secretary_general, standing
  starts      TEXT NOT NULL,
  ends        TEXT,
  basis       TEXT,                              -- the meeting or document that decided the beginning
  end_basis   TEXT,                              -- … and the end
  end_reason  TEXT,                              -- 辞去, 撤销, 去世, 调整, 离任, 换届
  certificate TEXT,                              -- 委员证号, of a seat
  source      INTEGER REFERENCES source (id),
  sheet       TEXT,
  row         INTEGER,
  CHECK (ends IS NULL OR ends >= starts)
) STRICT;
CREATE INDEX tenure_person ON tenure (person);

-- 暂停履职: a dated interval on a seat.
CREATE TABLE suspension (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  tenure INTEGER NOT NULL REFERENCES tenure (id),
  starts TEXT NOT NULL,
  ends   TEXT,
  basis  TEXT,
  CHECK (ends IS NULL OR ends >= starts)
) STRICT;
CREATE INDEX suspension_tenure ON suspension (tenure);

-- An answer that a clerk gave once to "who is it?": whom a row or a name of a workbook means.
CREATE TABLE alias (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  file    TEXT NOT NULL,                         -- the workbook's name, without the folder
  written TEXT NOT NULL,                         -- how the row or the name is written: a key that the importer makes
  person  INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (file, written)
) STRICT;
CREATE INDEX alias_person ON alias (person);

-- 双联: who keeps contact with whom, or with which special committee, sector or group; from when to when (both days in).
CREATE TABLE liaison (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  person      INTEGER NOT NULL REFERENCES person (id), -- who keeps contact
  with_person INTEGER REFERENCES person (id),    -- with a member …
  with_body   INTEGER REFERENCES body (id),      -- … or with a body: exactly one of the two
  kind        TEXT NOT NULL,                     -- standing_member, party_member, leader_body
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

-- What happened. A sitting is an activity of the same kind, part of its meeting.
CREATE TABLE activity (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  starts     TEXT,
  ends       TEXT,
  place      TEXT,
  theme      TEXT,
  form       TEXT,                               -- 个人/联名/集体, 口头/书面, 政协讲堂, 专项监督 …
  serial     TEXT,                               -- 案号 (10-2-015), 流水号, 编号
  term       INTEGER,                            -- the session that it belongs to: term and number
  session    INTEGER,
  category   TEXT,
  livelihood INTEGER CHECK (livelihood IN (0, 1)),
  body       TEXT,                               -- the body that proposed, or met
  refers_to  TEXT,                               -- 并入 or 来源提案, as the ledger writes it; resolved by v_turned
  part_of    INTEGER REFERENCES activity (id),
  note       TEXT,
  source     INTEGER REFERENCES source (id),
  sheet      TEXT,
  row        INTEGER
) STRICT;
CREATE INDEX activity_kind ON activity (kind, starts);
CREATE INDEX activity_part ON activity (part_of) WHERE part_of IS NOT NULL;

-- Who took part, and how: one row for an activity, a person, a role and a form.
CREATE TABLE participation (
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
CREATE UNIQUE INDEX participation_once ON participation (activity, person, role, ifnull(form, ''));
CREATE INDEX participation_person ON participation (person);

-- What came of it: the deed's (person NULL), or one person's own (a sanction, an honour).
CREATE TABLE recognition (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  activity INTEGER NOT NULL REFERENCES activity (id),
  person   INTEGER REFERENCES person (id),
  what     TEXT NOT NULL,
  level    TEXT,
  form     TEXT,
  date     TEXT,
  by       TEXT
) STRICT;
CREATE UNIQUE INDEX recognition_once ON recognition
  (activity, ifnull(person, 0), what, ifnull(level, ''), ifnull(form, ''), ifnull(date, ''), ifnull(by, ''));

-- This deed and that one: grew_into (a criticism and its sanction), turned_into (a proposal and its opinion), merged_into.
CREATE TABLE link (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL,
  "from" INTEGER NOT NULL REFERENCES activity (id),
  "to"   INTEGER NOT NULL REFERENCES activity (id),
  UNIQUE (what, "from", "to")
) STRICT;
CREATE INDEX link_to ON link ("to");

-- 办理: one unit's handling of a proposal in one round.
CREATE TABLE handling (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  activity INTEGER NOT NULL REFERENCES activity (id),
  round    INTEGER NOT NULL,
  unit     TEXT NOT NULL,
  lead     INTEGER NOT NULL CHECK (lead IN (0, 1)),
  assigned TEXT,
  replied  TEXT,
  class    TEXT,
  feedback TEXT,
  UNIQUE (activity, round, unit, lead)
) STRICT;

-- An evaluation: each run is kept, the newest of a year stands. Members and lines copy names and titles, so that a
-- result stays readable whatever happens to the records; undo leaves them alone.
CREATE TABLE evaluation (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  operation  INTEGER NOT NULL REFERENCES operation (id),
  year       INTEGER NOT NULL,
  starts     TEXT NOT NULL,
  ends       TEXT NOT NULL,
  rules_name TEXT NOT NULL,
  rules_hash TEXT NOT NULL,                      -- SHA-256 of the rule file
  rules      TEXT NOT NULL,                      -- the rule file itself
  evaluated  INTEGER NOT NULL,
  subject    TEXT NOT NULL DEFAULT 'members',    -- whom it evaluates: members, informants, units, groups
  words      TEXT NOT NULL DEFAULT '[]'          -- JSON: what its lines name by number
) STRICT;

CREATE TABLE evaluation_member (
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

-- Each point and the record behind it, in the order of explanation. JSON: a list of [dimension, item, points, withheld,
-- note, [activity, …], year whose late outcome it pays]; dimension, item and note by their number in the evaluation's words
-- (or, from an older version, themselves); lines that differ in the record alone are one entry (v_evaluation_line spreads
-- them out again). Points in hundredths.
CREATE TABLE evaluation_lines (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  person     INTEGER NOT NULL,
  lines      TEXT NOT NULL,
  PRIMARY KEY (evaluation, person)
) STRICT, WITHOUT ROWID;

-- The records that the lines speak of, as they were called then.
CREATE TABLE evaluation_activity (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  activity   INTEGER NOT NULL,
  title      TEXT NOT NULL,
  date       TEXT,
  PRIMARY KEY (evaluation, activity)
) STRICT, WITHOUT ROWID;

-- The leaders' decision on a member's grade: beside the computed one, whatever is computed again.
CREATE TABLE decision (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  year   INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  grade  TEXT NOT NULL,                          -- an id of the rule set's grades
  reason TEXT NOT NULL,
  grade_name TEXT,                               -- the grade's name then, for rule sets with other ids
  UNIQUE (year, person)
) STRICT;

-- 考核期: the two dates that an office sets for a year, and whether the year is closed. A year without a row is open, and
-- runs from the day after the year before to the day before the year after, or as the calendar's.
CREATE TABLE period (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  year       INTEGER NOT NULL UNIQUE,
  starts     TEXT NOT NULL,
  ends       TEXT NOT NULL,
  closed     TEXT,                               -- when, UTC; NULL: open
  evaluation INTEGER REFERENCES evaluation (id), -- the one that stood at closing
  digest     TEXT,                               -- SHA-256 over what it holds: records, rule file, results, decisions, values
  recipe     INTEGER,                            -- which list of what it holds the digest is over
  filled     TEXT,                               -- closed by an older version: when an upgrade froze what that one had not
  CHECK (ends >= starts),
  CHECK ((closed IS NULL) = (digest IS NULL))
) STRICT;

-- What a closed year holds: its deeds, each with the day that it is booked by, and what had come of them by then; and
-- what it paid late of years before it.
CREATE TABLE frozen (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  period INTEGER NOT NULL REFERENCES period (id),
  tbl    TEXT NOT NULL,                          -- activity, recognition; paid: a deed of an earlier year, paid in this one
  row    INTEGER NOT NULL,
  day    TEXT,                                   -- of a deed; NULL of a recognition
  UNIQUE (tbl, row)
) STRICT;

-- What documents of a closed year print, and later records may change, as it stood at closing.
CREATE TABLE frozen_value (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  period INTEGER NOT NULL REFERENCES period (id),
  tbl    TEXT NOT NULL,                          -- member (a person, with the places held by then), handling, liaison, body
  row    INTEGER NOT NULL,
  value  TEXT NOT NULL,                          -- JSON
  UNIQUE (period, tbl, row)
) STRICT;
CREATE INDEX frozen_value_row ON frozen_value (tbl, row);

-- Operations, and which of them are taken back: by an undo that no redo has taken back since.
CREATE VIEW v_operation AS
  SELECT id, at, who, kind, command, summary, undoes,
    (SELECT undo.id FROM operation AS undo WHERE undo.undoes = operation.id
      AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id)) AS undone_by,
    first_change, last_change
  FROM operation;

-- Seats: a tenure in a term's committee.
CREATE VIEW v_seat AS
  SELECT tenure.id, tenure.person, body.term, tenure.starts, tenure.ends, tenure.certificate, tenure.end_reason
  FROM tenure JOIN body ON body.id = tenure.body AND body.kind = 'committee';

-- A proposal that became an opinion is that opinion: linked by a clerk, named in 来源提案, or of the same title and author.
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

-- The day by which a deed is booked (docs/records.md, 归属年度): a proposal with a case number by its session's plenary, or,
-- where none is recorded, the term's k-th year for the k-th session; an opinion made of a proposal with the proposal; a
-- sitting with its meeting; all else by its first date.
CREATE VIEW v_session AS
  SELECT term, session, min(starts) AS day FROM activity
  WHERE kind = 'plenary' AND part_of IS NULL AND term IS NOT NULL AND session IS NOT NULL GROUP BY term, session;

CREATE VIEW v_booked_alone AS
  SELECT activity.id AS activity,
    CASE WHEN activity.kind = 'proposal' AND activity.session IS NOT NULL
      THEN coalesce(v_session.day, date(term.starts, '+' || (activity.session - 1) || ' years'), activity.starts)
      ELSE activity.starts END AS day
  FROM activity
  LEFT JOIN v_session ON v_session.term = activity.term AND v_session.session = activity.session
  LEFT JOIN term ON term.number = activity.term;

-- As it would be if no year were closed.
CREATE VIEW v_booked_anew AS
  SELECT activity.id AS activity, substr(coalesce(origin.day, alone.day) || '-01-01', 1, 10) AS day
  FROM activity
  JOIN v_booked_alone AS alone ON alone.activity = coalesce(activity.part_of, activity.id)
  LEFT JOIN (
    SELECT v_turned.opinion, min(booked.day) AS day
    FROM v_turned JOIN v_booked_alone AS booked ON booked.activity = v_turned.proposal GROUP BY v_turned.opinion
  ) AS origin ON origin.opinion = activity.id;

-- A closed year keeps what it holds, whatever comes later, and takes in nothing new: that is of the first open year after it.
CREATE VIEW v_booked AS
  SELECT anew.activity,
    coalesce((SELECT day FROM frozen WHERE tbl IN ('activity', 'paid') AND row = anew.activity),
      (SELECT opens FROM v_closed WHERE anew.day BETWEEN starts AND ends), anew.day) AS day
  FROM v_booked_anew AS anew;

-- Opinions made of a proposal that a closed year holds, by that year: it pays the difference, wherever they are booked.
CREATE VIEW v_late_opinion AS
  SELECT DISTINCT frozen.period, v_turned.opinion AS activity
  FROM v_turned JOIN frozen ON frozen.tbl = 'activity' AND frozen.row = v_turned.proposal
  WHERE NOT EXISTS (SELECT 1 FROM frozen AS held WHERE held.tbl = 'activity' AND held.row = v_turned.opinion);

-- For people who open the file in other tools.
CREATE VIEW v_member AS
  SELECT person.id, person.name, person.sex, person.ethnicity, person.born, person.party, person.unit,
    term.number AS term, v_seat.starts AS seat_from, v_seat.ends AS seat_to,
    (SELECT group_concat(body.name, '、') FROM tenure JOIN body ON body.id = tenure.body
     WHERE tenure.person = person.id AND body.term = term.id AND body.kind = 'sector' AND tenure.ends IS NULL) AS sector,
    (SELECT group_concat(body.name, '、') FROM tenure JOIN body ON body.id = tenure.body
     WHERE tenure.person = person.id AND body.term = term.id AND body.kind = 'group' AND tenure.ends IS NULL) AS "group"
  FROM v_seat JOIN person ON person.id = v_seat.person JOIN term ON term.id = v_seat.term;

CREATE VIEW v_duty AS
  SELECT person.name, activity.kind, activity.title, activity.starts AS date, participation.role, participation.state,
    participation.quantity, participation.amount, source.file, participation.sheet, participation.rows
  FROM participation JOIN person ON person.id = participation.person JOIN activity ON activity.id = participation.activity
  LEFT JOIN source ON source.id = participation.source;

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

-- The closed years. Their records, the places held on their days, their results and decisions can no longer change, whoever
-- writes: triggers see to it (src/store/closed.ts makes them). What comes of a deed later (with a date of its own) may
-- still be added: the open year pays the difference. `opens`: the first day of the first open year after it.
CREATE VIEW v_closed AS
  SELECT id, year, starts, ends,
    (SELECT min(date(later.ends, '+1 day')) FROM period AS later
      WHERE later.closed IS NOT NULL AND later.ends >= period.ends AND NOT EXISTS (
        SELECT 1 FROM period AS next
        WHERE next.closed IS NOT NULL AND date(later.ends, '+1 day') BETWEEN next.starts AND next.ends)) AS opens
  FROM period WHERE closed IS NOT NULL;
