-- A record file as version 1 of the schema held it: a term, a member with a deed, an undone change.
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE operation (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT NOT NULL,                       -- UTC, ISO 8601
  who       TEXT NOT NULL,                       -- the system's user
  kind      TEXT NOT NULL CHECK (kind IN ('init', 'write', 'evaluation', 'undo', 'redo')),
  command   TEXT NOT NULL,                       -- 'import roster', 'member status', …
  summary   TEXT NOT NULL,                       -- in words, for `log`
  undoes    INTEGER REFERENCES operation (id),   -- of an undo: the operation taken back; of a redo: the undo
  undone_by INTEGER REFERENCES operation (id)
) STRICT;
CREATE TABLE change (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  operation INTEGER NOT NULL REFERENCES operation (id),
  tbl       TEXT NOT NULL,
  row       INTEGER NOT NULL,
  action    TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
  before    TEXT
) STRICT;
CREATE TABLE running (operation INTEGER NOT NULL REFERENCES operation (id)) STRICT;
CREATE TABLE setting (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  key   TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE source (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  file   TEXT NOT NULL,                          -- its name, without the folder
  sha256 TEXT NOT NULL,
  UNIQUE (sha256, file)
) STRICT;
CREATE TABLE term (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 99),
  starts TEXT NOT NULL
) STRICT;
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
  note      TEXT
) STRICT;
CREATE TABLE body (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,                            -- committee, standing, sector, group, special, party_group
  name TEXT NOT NULL,
  term INTEGER NOT NULL REFERENCES term (id),
  UNIQUE (term, kind, name)
) STRICT;
CREATE TABLE tenure (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  person      INTEGER NOT NULL REFERENCES person (id),
  body        INTEGER NOT NULL REFERENCES body (id),
  post        TEXT NOT NULL,                     -- member, chair, vice_chair, secretary_general, standing
  starts      TEXT NOT NULL,
  ends        TEXT,
  basis       TEXT,                              -- the meeting or document that decided the beginning
  end_basis   TEXT,                              -- … and the end
  end_reason  TEXT,                              -- 辞去, 撤销, 去世, 调整
  certificate TEXT,                              -- 委员证号, of a seat
  source      INTEGER REFERENCES source (id),
  sheet       TEXT,
  row         INTEGER,
  CHECK (ends IS NULL OR ends >= starts)
) STRICT;
CREATE TABLE suspension (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  tenure INTEGER NOT NULL REFERENCES tenure (id),
  starts TEXT NOT NULL,
  ends   TEXT,
  basis  TEXT,
  CHECK (ends IS NULL OR ends >= starts)
) STRICT;
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
CREATE TABLE participation (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  activity INTEGER NOT NULL REFERENCES activity (id),
  person   INTEGER NOT NULL REFERENCES person (id),
  role     TEXT NOT NULL,
  state    TEXT CHECK (state IN ('present', 'late', 'left_early', 'leave', 'absent', 'observer')),
  reason   TEXT,                                 -- of a leave: 事假, 病假, 公假
  position INTEGER,                              -- the order of naming among authors and co-signers
  quantity REAL,                                 -- people met, half days
  amount   REAL,                                 -- yuan; kept, never scored
  source   INTEGER REFERENCES source (id),
  sheet    TEXT,
  rows     TEXT,                                 -- every source row that it was folded from: 12、31
  UNIQUE (activity, person, role)
) STRICT;
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
CREATE TABLE link (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL,
  "from" INTEGER NOT NULL REFERENCES activity (id),
  "to"   INTEGER NOT NULL REFERENCES activity (id),
  UNIQUE (what, "from", "to")
) STRICT;
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
CREATE TABLE evaluation (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  operation  INTEGER NOT NULL REFERENCES operation (id),
  year       INTEGER NOT NULL,
  starts     TEXT NOT NULL,
  ends       TEXT NOT NULL,
  rules_name TEXT NOT NULL,
  rules_hash TEXT NOT NULL,                      -- SHA-256 of the rule file
  rules      TEXT NOT NULL,                      -- the rule file itself
  evaluated  INTEGER NOT NULL
) STRICT;
CREATE TABLE evaluation_member (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  person     INTEGER NOT NULL,
  name       TEXT NOT NULL,
  total      INTEGER,                            -- hundredths; NULL for the excluded
  rank       INTEGER,
  grade      TEXT,
  grade_name TEXT,
  why        TEXT NOT NULL,                      -- why excluded, barred or over the quota
  tied       INTEGER NOT NULL CHECK (tied IN (0, 1)),
  points     TEXT NOT NULL,                      -- JSON: dimension → hundredths
  open       TEXT NOT NULL,                      -- JSON: meetings on whose sheet the member is missing
  lines      TEXT NOT NULL,                      -- JSON: each point and its record, in the order of explanation (v_evaluation_line)
  PRIMARY KEY (evaluation, person)
) STRICT, WITHOUT ROWID;
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by") VALUES (1, '2026-01-01T00:00:00.000Z', '测试员', 'init', 'init', '建立档案', NULL, NULL);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by") VALUES (2, '2026-01-01T00:00:01.000Z', '测试员', 'write', 'test', '增补张三', NULL, NULL);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by") VALUES (3, '2026-01-01T00:00:02.000Z', '测试员', 'write', 'test', '视察', NULL, NULL);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by") VALUES (4, '2026-01-01T00:00:03.000Z', '测试员', 'write', 'test', '改单位', NULL, 5);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by") VALUES (5, '2026-01-01T00:00:04.000Z', '测试员', 'undo', 'undo', '撤销第 4 号：改单位', 4, NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (1, 1, 'setting', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (2, 1, 'term', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (3, 2, 'person', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (4, 2, 'body', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (5, 2, 'tenure', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (6, 2, 'body', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (7, 2, 'tenure', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (8, 3, 'activity', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (9, 3, 'participation', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (10, 4, 'person', 1, 'update', '{"id":1,"name":"张三","sex":null,"ethnicity":null,"born":null,"party":null,"education":null,"unit":null,"phone":null,"note":null}');
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (11, 5, 'person', 1, 'update', '{"id":1,"name":"张三","sex":null,"ethnicity":null,"born":null,"party":null,"education":null,"unit":"县一中","phone":null,"note":null}');
INSERT INTO "setting" ("id", "key", "value") VALUES (1, 'office', '政协某某县委员会');
INSERT INTO "term" ("id", "number", "starts") VALUES (1, 10, '2022-01-01');
INSERT INTO "person" ("id", "name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note") VALUES (1, '张三', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (1, 'committee', '委员会', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (2, 'sector', '教育界', 1);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (1, 1, 1, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (2, 1, 2, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "activity" ("id", "kind", "title", "starts", "ends", "place", "theme", "form", "serial", "term", "session", "category", "livelihood", "body", "refers_to", "part_of", "note", "source", "sheet", "row") VALUES (1, 'inspection', '视察', '2026-05-12', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (1, 1, 1, 'attendee', 'present', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('operation', 5);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('change', 11);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('setting', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('term', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('person', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('body', 2);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('tenure', 2);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('activity', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('participation', 1);
CREATE INDEX change_operation ON change (operation);
CREATE INDEX change_row ON change (tbl, row) WHERE before IS NOT NULL;
CREATE INDEX person_name ON person (name);
CREATE INDEX tenure_person ON tenure (person);
CREATE INDEX tenure_body ON tenure (body);
CREATE INDEX suspension_tenure ON suspension (tenure);
CREATE INDEX activity_kind ON activity (kind, starts);
CREATE INDEX activity_part ON activity (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX participation_person ON participation (person);
CREATE UNIQUE INDEX recognition_once ON recognition
  (activity, ifnull(person, 0), what, ifnull(level, ''), ifnull(form, ''), ifnull(date, ''), ifnull(by, ''));
CREATE INDEX link_to ON link ("to");
CREATE VIEW v_seat AS
  SELECT tenure.id, tenure.person, body.term, tenure.starts, tenure.ends, tenure.certificate, tenure.end_reason
  FROM tenure JOIN body ON body.id = tenure.body AND body.kind = 'committee';
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
CREATE VIEW v_booked AS
  SELECT activity.id AS activity, substr(coalesce(origin.day, alone.day) || '-01-01', 1, 10) AS day
  FROM activity
  JOIN v_booked_alone AS alone ON alone.activity = coalesce(activity.part_of, activity.id)
  LEFT JOIN (
    SELECT v_turned.opinion, min(booked.day) AS day
    FROM v_turned JOIN v_booked_alone AS booked ON booked.activity = v_turned.proposal GROUP BY v_turned.opinion
  ) AS origin ON origin.opinion = activity.id;
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
    evaluation_member.grade_name AS grade, evaluation_member.why
  FROM evaluation_member JOIN evaluation ON evaluation.id = evaluation_member.evaluation
  WHERE evaluation.id IN (SELECT max(id) FROM evaluation GROUP BY year);
CREATE VIEW v_evaluation_line AS
  SELECT evaluation.year, evaluation_member.name, line.value ->> 'dimension' AS dimension, line.value ->> 'item' AS item,
    (line.value ->> 'points') / 100.0 AS points, (line.value ->> 'withheld') / 100.0 AS withheld,
    line.value ->> 'activity' AS activity, line.value ->> 'title' AS title, line.value ->> 'date' AS date, line.value ->> 'note' AS note
  FROM evaluation_member JOIN evaluation ON evaluation.id = evaluation_member.evaluation JOIN json_each(evaluation_member.lines) AS line
  WHERE evaluation.id IN (SELECT max(id) FROM evaluation GROUP BY year);
CREATE TRIGGER audit_activity_insert AFTER insert ON activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'activity', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_activity_update AFTER update ON activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'activity', OLD.id, 'update', json_object('id',OLD."id",'kind',OLD."kind",'title',OLD."title",'starts',OLD."starts",'ends',OLD."ends",'place',OLD."place",'theme',OLD."theme",'form',OLD."form",'serial',OLD."serial",'term',OLD."term",'session',OLD."session",'category',OLD."category",'livelihood',OLD."livelihood",'body',OLD."body",'refers_to',OLD."refers_to",'part_of',OLD."part_of",'note',OLD."note",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_activity_delete AFTER delete ON activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'activity', OLD.id, 'delete', json_object('id',OLD."id",'kind',OLD."kind",'title',OLD."title",'starts',OLD."starts",'ends',OLD."ends",'place',OLD."place",'theme',OLD."theme",'form',OLD."form",'serial',OLD."serial",'term',OLD."term",'session',OLD."session",'category',OLD."category",'livelihood',OLD."livelihood",'body',OLD."body",'refers_to',OLD."refers_to",'part_of',OLD."part_of",'note',OLD."note",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_body_insert AFTER insert ON body BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'body', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_body_update AFTER update ON body BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'body', OLD.id, 'update', json_object('id',OLD."id",'kind',OLD."kind",'name',OLD."name",'term',OLD."term") FROM running; END;
CREATE TRIGGER audit_body_delete AFTER delete ON body BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'body', OLD.id, 'delete', json_object('id',OLD."id",'kind',OLD."kind",'name',OLD."name",'term',OLD."term") FROM running; END;
CREATE TRIGGER audit_evaluation_insert AFTER insert ON evaluation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'evaluation', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_evaluation_update AFTER update ON evaluation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'evaluation', OLD.id, 'update', json_object('id',OLD."id",'operation',OLD."operation",'year',OLD."year",'starts',OLD."starts",'ends',OLD."ends",'rules_name',OLD."rules_name",'rules_hash',OLD."rules_hash",'rules',OLD."rules",'evaluated',OLD."evaluated") FROM running; END;
CREATE TRIGGER audit_evaluation_delete AFTER delete ON evaluation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'evaluation', OLD.id, 'delete', json_object('id',OLD."id",'operation',OLD."operation",'year',OLD."year",'starts',OLD."starts",'ends',OLD."ends",'rules_name',OLD."rules_name",'rules_hash',OLD."rules_hash",'rules',OLD."rules",'evaluated',OLD."evaluated") FROM running; END;
CREATE TRIGGER audit_evaluation_member_insert AFTER insert ON evaluation_member BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_member_update AFTER update ON evaluation_member BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_member_delete AFTER delete ON evaluation_member BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_handling_insert AFTER insert ON handling BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'handling', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_handling_update AFTER update ON handling BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'handling', OLD.id, 'update', json_object('id',OLD."id",'activity',OLD."activity",'round',OLD."round",'unit',OLD."unit",'lead',OLD."lead",'assigned',OLD."assigned",'replied',OLD."replied",'class',OLD."class",'feedback',OLD."feedback") FROM running; END;
CREATE TRIGGER audit_handling_delete AFTER delete ON handling BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'handling', OLD.id, 'delete', json_object('id',OLD."id",'activity',OLD."activity",'round',OLD."round",'unit',OLD."unit",'lead',OLD."lead",'assigned',OLD."assigned",'replied',OLD."replied",'class',OLD."class",'feedback',OLD."feedback") FROM running; END;
CREATE TRIGGER audit_link_insert AFTER insert ON link BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'link', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_link_update AFTER update ON link BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'link', OLD.id, 'update', json_object('id',OLD."id",'what',OLD."what",'from',OLD."from",'to',OLD."to") FROM running; END;
CREATE TRIGGER audit_link_delete AFTER delete ON link BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'link', OLD.id, 'delete', json_object('id',OLD."id",'what',OLD."what",'from',OLD."from",'to',OLD."to") FROM running; END;
CREATE TRIGGER audit_participation_insert AFTER insert ON participation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'participation', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_participation_update AFTER update ON participation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'participation', OLD.id, 'update', json_object('id',OLD."id",'activity',OLD."activity",'person',OLD."person",'role',OLD."role",'state',OLD."state",'reason',OLD."reason",'position',OLD."position",'quantity',OLD."quantity",'amount',OLD."amount",'source',OLD."source",'sheet',OLD."sheet",'rows',OLD."rows") FROM running; END;
CREATE TRIGGER audit_participation_delete AFTER delete ON participation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'participation', OLD.id, 'delete', json_object('id',OLD."id",'activity',OLD."activity",'person',OLD."person",'role',OLD."role",'state',OLD."state",'reason',OLD."reason",'position',OLD."position",'quantity',OLD."quantity",'amount',OLD."amount",'source',OLD."source",'sheet',OLD."sheet",'rows',OLD."rows") FROM running; END;
CREATE TRIGGER audit_person_insert AFTER insert ON person BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'person', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_person_update AFTER update ON person BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'person', OLD.id, 'update', json_object('id',OLD."id",'name',OLD."name",'sex',OLD."sex",'ethnicity',OLD."ethnicity",'born',OLD."born",'party',OLD."party",'education',OLD."education",'unit',OLD."unit",'phone',OLD."phone",'note',OLD."note") FROM running; END;
CREATE TRIGGER audit_person_delete AFTER delete ON person BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'person', OLD.id, 'delete', json_object('id',OLD."id",'name',OLD."name",'sex',OLD."sex",'ethnicity',OLD."ethnicity",'born',OLD."born",'party',OLD."party",'education',OLD."education",'unit',OLD."unit",'phone',OLD."phone",'note',OLD."note") FROM running; END;
CREATE TRIGGER audit_recognition_insert AFTER insert ON recognition BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'recognition', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_recognition_update AFTER update ON recognition BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'recognition', OLD.id, 'update', json_object('id',OLD."id",'activity',OLD."activity",'person',OLD."person",'what',OLD."what",'level',OLD."level",'form',OLD."form",'date',OLD."date",'by',OLD."by") FROM running; END;
CREATE TRIGGER audit_recognition_delete AFTER delete ON recognition BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'recognition', OLD.id, 'delete', json_object('id',OLD."id",'activity',OLD."activity",'person',OLD."person",'what',OLD."what",'level',OLD."level",'form',OLD."form",'date',OLD."date",'by',OLD."by") FROM running; END;
CREATE TRIGGER audit_setting_insert AFTER insert ON setting BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'setting', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_setting_update AFTER update ON setting BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'setting', OLD.id, 'update', json_object('id',OLD."id",'key',OLD."key",'value',OLD."value") FROM running; END;
CREATE TRIGGER audit_setting_delete AFTER delete ON setting BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'setting', OLD.id, 'delete', json_object('id',OLD."id",'key',OLD."key",'value',OLD."value") FROM running; END;
CREATE TRIGGER audit_source_insert AFTER insert ON source BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'source', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_source_update AFTER update ON source BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'source', OLD.id, 'update', json_object('id',OLD."id",'file',OLD."file",'sha256',OLD."sha256") FROM running; END;
CREATE TRIGGER audit_source_delete AFTER delete ON source BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'source', OLD.id, 'delete', json_object('id',OLD."id",'file',OLD."file",'sha256',OLD."sha256") FROM running; END;
CREATE TRIGGER audit_suspension_insert AFTER insert ON suspension BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'suspension', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_suspension_update AFTER update ON suspension BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'suspension', OLD.id, 'update', json_object('id',OLD."id",'tenure',OLD."tenure",'starts',OLD."starts",'ends',OLD."ends",'basis',OLD."basis") FROM running; END;
CREATE TRIGGER audit_suspension_delete AFTER delete ON suspension BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'suspension', OLD.id, 'delete', json_object('id',OLD."id",'tenure',OLD."tenure",'starts',OLD."starts",'ends',OLD."ends",'basis',OLD."basis") FROM running; END;
CREATE TRIGGER audit_tenure_insert AFTER insert ON tenure BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'tenure', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_tenure_update AFTER update ON tenure BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'tenure', OLD.id, 'update', json_object('id',OLD."id",'person',OLD."person",'body',OLD."body",'post',OLD."post",'starts',OLD."starts",'ends',OLD."ends",'basis',OLD."basis",'end_basis',OLD."end_basis",'end_reason',OLD."end_reason",'certificate',OLD."certificate",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_tenure_delete AFTER delete ON tenure BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'tenure', OLD.id, 'delete', json_object('id',OLD."id",'person',OLD."person",'body',OLD."body",'post',OLD."post",'starts',OLD."starts",'ends',OLD."ends",'basis',OLD."basis",'end_basis',OLD."end_basis",'end_reason',OLD."end_reason",'certificate',OLD."certificate",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_term_insert AFTER insert ON term BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'term', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_term_update AFTER update ON term BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'term', OLD.id, 'update', json_object('id',OLD."id",'number',OLD."number",'starts',OLD."starts") FROM running; END;
CREATE TRIGGER audit_term_delete AFTER delete ON term BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'term', OLD.id, 'delete', json_object('id',OLD."id",'number',OLD."number",'starts',OLD."starts") FROM running; END;
PRAGMA application_id = 1668309859;
PRAGMA user_version = 1;
COMMIT;
