-- A record file as version 5 of the schema held it, its year 2025 closed, and then a plenary recorded that its proposals belong to.
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
  undone_by INTEGER REFERENCES operation (id),
  first_change INTEGER,                          -- its rows in `change`: from this id …
  last_change  INTEGER                           -- … to this one, since operations never overlap
) STRICT;
CREATE TABLE change (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  operation INTEGER NOT NULL REFERENCES operation (id),
  tbl       TEXT NOT NULL,
  row       INTEGER NOT NULL,
  action    TEXT NOT NULL,                       -- insert, update, delete; written by triggers alone, so unchecked
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
  note      TEXT,
  workplace TEXT                                 -- the unit alone, where a list of people says it
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
CREATE TABLE alias (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  file    TEXT NOT NULL,                         -- the workbook's name, without the folder
  written TEXT NOT NULL,                         -- how the row or the name is written: a key that the importer makes
  person  INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (file, written)
) STRICT;
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
CREATE TABLE evaluation_lines (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  person     INTEGER NOT NULL,
  lines      TEXT NOT NULL,
  PRIMARY KEY (evaluation, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE evaluation_activity (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  activity   INTEGER NOT NULL,
  title      TEXT NOT NULL,
  date       TEXT,
  PRIMARY KEY (evaluation, activity)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  year   INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  grade  TEXT NOT NULL,                          -- an id of the rule set's grades
  reason TEXT NOT NULL,
  grade_name TEXT,                               -- the grade's name then, for rule sets with other ids
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
  tbl    TEXT NOT NULL,                          -- activity, recognition; paid: a deed of an earlier year, paid in this one
  row    INTEGER NOT NULL,
  UNIQUE (tbl, row)
) STRICT;
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (1, '2026-11-30T14:10:16.394Z', '测试员', 'init', 'init', '建立档案：政协某某县委员会 第十届', NULL, NULL, 1, 5);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (2, '2026-11-30T14:10:17.788Z', '测试员', 'write', 'import roster', '导入名册 名册.xlsx：新增 6，变更 0', NULL, NULL, 6, 41);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (3, '2026-11-30T14:10:19.394Z', '测试员', 'write', 'import proposals', '导入提案 提案.xlsx：新增 3，变更 0', NULL, NULL, 42, 53);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (4, '2026-11-30T14:10:20.587Z', '测试员', 'write', 'import opinions', '导入社情民意 社情.xlsx：新增 1，变更 0', NULL, NULL, 54, 56);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (5, '2026-11-30T14:10:21.450Z', '测试员', 'write', 'import attendance', '导入签到表（十届二十次常委会会议） 签到.xlsx：新增 1，变更 0', NULL, NULL, 57, 60);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (6, '2026-11-30T14:10:22.031Z', '测试员', 'write', 'member edit', '更正 张三：工作单位及职务 某公司经理 → 县二中', NULL, 9, 61, 61);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (7, '2026-11-30T14:10:22.683Z', '测试员', 'undo', 'undo', '撤销第 6 号：更正 张三：工作单位及职务 某公司经理 → 县二中', 6, 8, 62, 62);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (8, '2026-11-30T14:10:23.657Z', '测试员', 'redo', 'redo', '恢复第 6 号：更正 张三：工作单位及职务 某公司经理 → 县二中', 7, NULL, 63, 63);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (9, '2026-11-30T14:10:24.540Z', '测试员', 'undo', 'undo', '撤销第 6 号：更正 张三：工作单位及职务 某公司经理 → 县二中', 6, NULL, 64, 64);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (10, '2026-11-30T14:10:25.538Z', '测试员', 'evaluation', 'score', '2025 年度考核：6 人', NULL, NULL, 65, 66);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (11, '2026-11-30T14:10:26.703Z', '测试员', 'write', 'score decide', '2025 年度 刘芳：决定为优秀，主席会议', NULL, NULL, 67, 67);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (12, '2026-11-30T14:10:27.456Z', '测试员', 'evaluation', 'year close', '关闭 2025 年度', NULL, NULL, 68, 77);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (13, '2026-11-30T14:10:28.250Z', '测试员', 'write', 'record plenary', '登记全体会议《十届四次会议》', NULL, NULL, 78, 84);
INSERT INTO "operation" ("id", "at", "who", "kind", "command", "summary", "undoes", "undone_by", "first_change", "last_change") VALUES (14, '2026-11-30T14:10:28.772Z', '测试员', 'write', 'member edit', '更正 刘芳：党派 民盟 → 民革', NULL, NULL, 85, 85);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (1, 1, 'setting', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (2, 1, 'setting', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (3, 1, 'setting', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (4, 1, 'setting', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (5, 1, 'term', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (6, 2, 'source', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (7, 2, 'person', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (8, 2, 'person', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (9, 2, 'person', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (10, 2, 'person', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (11, 2, 'person', 5, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (12, 2, 'person', 6, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (13, 2, 'body', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (14, 2, 'body', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (15, 2, 'body', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (16, 2, 'body', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (17, 2, 'body', 5, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (18, 2, 'body', 6, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (19, 2, 'body', 7, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (20, 2, 'body', 8, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (21, 2, 'body', 9, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (22, 2, 'tenure', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (23, 2, 'tenure', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (24, 2, 'tenure', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (25, 2, 'tenure', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (26, 2, 'tenure', 5, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (27, 2, 'tenure', 6, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (28, 2, 'tenure', 7, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (29, 2, 'tenure', 8, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (30, 2, 'tenure', 9, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (31, 2, 'tenure', 10, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (32, 2, 'tenure', 11, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (33, 2, 'tenure', 12, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (34, 2, 'tenure', 13, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (35, 2, 'tenure', 14, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (36, 2, 'tenure', 15, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (37, 2, 'tenure', 16, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (38, 2, 'tenure', 17, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (39, 2, 'tenure', 18, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (40, 2, 'tenure', 19, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (41, 2, 'tenure', 20, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (42, 3, 'source', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (43, 3, 'activity', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (44, 3, 'participation', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (45, 3, 'recognition', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (46, 3, 'handling', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (47, 3, 'activity', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (48, 3, 'participation', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (49, 3, 'recognition', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (50, 3, 'handling', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (51, 3, 'activity', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (52, 3, 'participation', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (53, 3, 'recognition', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (54, 4, 'source', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (55, 4, 'activity', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (56, 4, 'participation', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (57, 5, 'source', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (58, 5, 'activity', 5, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (59, 5, 'participation', 5, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (60, 5, 'participation', 6, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (61, 6, 'person', 3, 'update', '{"id":3,"name":"张三","sex":"男","ethnicity":"汉族","born":"1975-05","party":"群众","education":null,"unit":"某公司经理","phone":"13800000003","note":null,"workplace":null}');
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (62, 7, 'person', 3, 'update', '{"id":3,"name":"张三","sex":"男","ethnicity":"汉族","born":"1975-05","party":"群众","education":null,"unit":"县二中","phone":"13800000003","note":null,"workplace":null}');
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (63, 8, 'person', 3, 'update', '{"id":3,"name":"张三","sex":"男","ethnicity":"汉族","born":"1975-05","party":"群众","education":null,"unit":"某公司经理","phone":"13800000003","note":null,"workplace":null}');
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (64, 9, 'person', 3, 'update', '{"id":3,"name":"张三","sex":"男","ethnicity":"汉族","born":"1975-05","party":"群众","education":null,"unit":"县二中","phone":"13800000003","note":null,"workplace":null}');
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (65, 10, 'evaluation', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (66, 10, 'evaluation', 1, 'update', '{"id":1,"operation":10,"year":2025,"starts":"2025-01-01","ends":"2025-12-31","rules_name":"县级政协委员年度履职考核（默认规则）","rules_hash":"eeaf369b96ec4da68ce277521621476b2a7eb27b7dc02b7fa6deff928498c9f7","rules":"# yaml-language-server: $schema=./rules.schema.json\n# 年度履职考核：默认计分规则。满分 100：履职 70（守法 10、廉洁 10、会议 30、活动 20），贡献 30（提案 14、社情民意 8、公益 4、荣誉 4）。\n# 每一项的含义见 docs/rules.md。改动前请另存一份，用 cppcc score --rules 文件 --dry-run 试算。\nname: 县级政协委员年度履职考核（默认规则）\n\n# 参加考核：在任且未暂停履职的天数不少于考核期的一半，并且期末在任、未暂停。\nevaluated:\n  share_of_days: 1/2\n  on_last_day: true\n\ndimensions:\n  - id: law\n    name: 遵纪守法\n    short: 守法\n    base: 10\n    cap: 10\n    items:\n      - name: 违纪违规\n        of: [law]\n        tiers: # 一件事有几种结果，只计最重的\n          - { name: 通报批评, outcome: [criticised], points: -3 }\n          - { name: 行政处罚, outcome: [penalised], points: -5 }\n          - { name: 处分, outcome: [disciplined], points: -10 }\n    veto: { of: [law], outcome: [crime, false_identity] }\n\n  - id: integrity\n    name: 廉洁自律\n    short: 廉洁\n    base: 10\n    cap: 10\n    items:\n      - name: 廉政问题\n        of: [integrity]\n        tiers:\n          - { name: 提醒谈话, outcome: [reminded], points: -2 }\n          - { name: 诫勉谈话, outcome: [admonished], points: -3 }\n          - { name: 处分, outcome: [disciplined], points: -10 }\n    veto: { of: [integrity], outcome: [bribery, abuse] }\n\n  - id: meetings\n    name: 出席会议\n    short: 会议\n    cap: 30\n    when_none: full # 没有任何应到的会议：计满分，并注明\n    items: # 没有应到会议的一部分，权重并入另一部分\n      - name: 全体会议\n        of: [plenary]\n        weight: 18\n        values: { present: 1, late: 0.8, left_early: 0.8, leave: 0.6, absent: 0 }\n      - name: 其他应到会议\n        of: [standing, chair, committee]\n        weight: 12\n        values: { present: 1, late: 0.8, left_early: 0.8, leave: 0.6, absent: 0 }\n\n  - id: proposals\n    name: 撰写提案\n    short: 提案\n    cap: 14\n    items:\n      - { name: 立案提案（第一提案人）, of: [proposal], role: [lead], outcome: [filed, merged], not_form: [集体], first: 9, points: 3 }\n      - { name: 立案提案（联名人）, of: [proposal], role: [cosigner], outcome: [filed, merged], not_form: [集体], points: 3, max_count: 2 }\n      - { name: 未立案提案（第一提案人）, of: [proposal], role: [lead], outcome: [not_filed], not_form: [集体], points: 2, max_count: 1 }\n      - { name: 重点提案, of: [proposal], role: [lead], outcome: [key], needs: [filed, merged], not_form: [集体], points: 2 }\n      - { name: 优秀提案, of: [proposal], role: [lead], outcome: [excellent], needs: [filed, merged], not_form: [集体], points: 2 }\n\n  - id: activities\n    name: 参加视察调研和学习培训等活动\n    short: 活动\n    cap: 20\n    items:\n      - {\n          name: 参加活动,\n          of: [inspection, research, consultation, supervision, training, bimonthly, exchange, service],\n          attended: true,\n          points: 5,\n        }\n      - { name: 执笔调研报告, of: [research], role: [author], points: 3 }\n      - { name: 调研报告获批示, of: [research], role: [author], outcome: [instructed], points: 2 }\n\n  - id: opinions\n    name: 反映社情民意\n    short: 社情\n    cap: 8\n    items:\n      - name: 社情民意信息\n        of: [opinion]\n        role: [author]\n        max_position: 3 # 只计署名前三\n        tiers: # 每条取最高的一档\n          - { name: 报送, points: 3 }\n          - { name: 县级采用, outcome: [adopted], level: [county], points: 5 }\n          - { name: 市级采用, outcome: [adopted], level: [city], points: 6 }\n          - { name: 省级以上采用, outcome: [adopted], level: [province, nation], points: 8 }\n      - { name: 领导批示, of: [opinion], role: [author], max_position: 3, outcome: [instructed], points: 2 }\n\n  - id: charity\n    name: 参与公益慈善\n    short: 公益\n    cap: 4\n    items:\n      - { name: 公益慈善, of: [charity], attended: true, points: 2 } # 按次计，不按金额\n\n  - id: honours\n    name: 获得荣誉\n    short: 荣誉\n    cap: 4\n    items:\n      - name: 荣誉\n        of: [honour]\n        tiers: # 同一荣誉取最高级别\n          - { name: 县级, outcome: [awarded], level: [county], points: 1 }\n          - { name: 市级, outcome: [awarded], level: [city], points: 2 }\n          - { name: 省级, outcome: [awarded], level: [province], points: 3 }\n          - { name: 国家级, outcome: [awarded], level: [nation], points: 4 }\n\n# 等次，从高到低。名额向下取整；超出名额的为下一等次。\ngrades:\n  - id: excellent\n    name: 优秀\n    min: 85\n    quota: 20%\n    full: [law, integrity] # 这两项须满分\n    no_absence: [plenary] # 全体会议没有无故缺席\n    no_gap: [plenary] # 全体会议签到没有待核实\n  - { id: competent, name: 称职, min: 70 }\n  - { id: basic, name: 基本称职, min: 60 }\n  - { id: not_competent, name: 不称职 }\nveto_grade: not_competent\n\n# 名次：依次比较总分，以及提案、社情民意、活动、会议的原始分（封顶和四舍五入之前）。\norder: [total, proposals, opinions, activities, meetings]\n","evaluated":0,"subject":"members","words":"[]"}');
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (67, 11, 'decision', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (68, 12, 'period', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (69, 12, 'frozen', 1, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (70, 12, 'frozen', 2, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (71, 12, 'frozen', 3, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (72, 12, 'frozen', 4, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (73, 12, 'frozen', 5, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (74, 12, 'frozen', 6, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (75, 12, 'frozen', 7, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (76, 12, 'frozen', 8, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (77, 12, 'period', 1, 'update', '{"id":1,"year":2025,"starts":"2025-01-01","ends":"2025-12-31","closed":null,"evaluation":null,"digest":null}');
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (78, 13, 'activity', 6, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (79, 13, 'participation', 7, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (80, 13, 'participation', 8, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (81, 13, 'participation', 9, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (82, 13, 'participation', 10, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (83, 13, 'participation', 11, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (84, 13, 'participation', 12, 'insert', NULL);
INSERT INTO "change" ("id", "operation", "tbl", "row", "action", "before") VALUES (85, 14, 'person', 2, 'update', '{"id":2,"name":"刘芳","sex":"女","ethnicity":"满族","born":"1972-11","party":"民盟","education":null,"unit":"县一中校长","phone":"13800000002","note":null,"workplace":null}');
INSERT INTO "setting" ("id", "key", "value") VALUES (1, 'office', '政协某某县委员会');
INSERT INTO "setting" ("id", "key", "value") VALUES (2, 'sectors', '["中国共产党","民革","民盟","民建","民进","农工党","致公党","九三学社","台盟","无党派人士","共青团和青联","总工会","妇联","工商联","科协","台联","侨联","文化艺术界","科学技术界","社会科学界","经济界","农业界","教育界","体育界","新闻出版界","医药卫生界","环境资源界","对外友好界","社会福利和社会保障界","少数民族界","宗教界","特邀香港人士","特邀澳门人士","特别邀请人士"]');
INSERT INTO "setting" ("id", "key", "value") VALUES (3, 'categories', '["经济建设","政治建设","文化建设","社会建设","生态文明建设","其他"]');
INSERT INTO "setting" ("id", "key", "value") VALUES (4, 'reply_classes', '["A","B","C"]');
INSERT INTO "source" ("id", "file", "sha256") VALUES (1, '名册.xlsx', '81f9bd7e71b1ed6ee42cf384d78c6e33c923c109ad66c725d17fd5ab3da69ce0');
INSERT INTO "source" ("id", "file", "sha256") VALUES (2, '提案.xlsx', '0acada2245618611c761559d46d5c4c7e4007352854b2ed48ef41e73fe3582ce');
INSERT INTO "source" ("id", "file", "sha256") VALUES (3, '社情.xlsx', 'e60981849c3e3af3ce0ccbc6c3b4cf12db8e7a74d012f32b56c8952a398a8ec0');
INSERT INTO "source" ("id", "file", "sha256") VALUES (4, '签到.xlsx', '47e5141b03b2a678a83703ee9dc075cc55a374592f5e14c6a879d2f8403677e3');
INSERT INTO "term" ("id", "number", "starts") VALUES (1, 10, '2022-01-01');
INSERT INTO "person" ("id", "name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note", "workplace") VALUES (1, '陈明', '男', '汉族', '1968-03', '中共', NULL, '县政协主席', '13800000001', NULL, NULL);
INSERT INTO "person" ("id", "name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note", "workplace") VALUES (2, '刘芳', '女', '满族', '1972-11', '民革', NULL, '县一中校长', '13800000002', NULL, NULL);
INSERT INTO "person" ("id", "name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note", "workplace") VALUES (3, '张三', '男', '汉族', '1975-05', '群众', NULL, '某公司经理', '13800000003', NULL, NULL);
INSERT INTO "person" ("id", "name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note", "workplace") VALUES (4, '王伟', '男', '汉族', '1980-02', '群众', NULL, '县二中教师', '13800000004', NULL, NULL);
INSERT INTO "person" ("id", "name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note", "workplace") VALUES (5, '王伟', '女', '回族', '1985-07', '无党派人士', NULL, '县医院医师', '13800000005', NULL, NULL);
INSERT INTO "person" ("id", "name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note", "workplace") VALUES (6, '买买提·艾力', '男', '维吾尔族', '1970-05', '群众', NULL, '县民宗局干部', '13800000006', NULL, NULL);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (1, 'committee', '委员会', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (2, 'standing', '常务委员会', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (3, 'sector', '中国共产党', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (4, 'group', '第一组', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (5, 'sector', '教育界', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (6, 'sector', '经济界', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (7, 'group', '第二组', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (8, 'sector', '医药卫生界', 1);
INSERT INTO "body" ("id", "kind", "name", "term") VALUES (9, 'sector', '少数民族界', 1);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (1, 1, 1, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 3);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (2, 1, 2, 'chair', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 3);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (3, 1, 3, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 3);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (4, 1, 4, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 3);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (5, 2, 1, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 4);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (6, 2, 2, 'standing', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 4);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (7, 2, 5, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 4);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (8, 2, 4, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 4);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (9, 3, 1, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 5);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (10, 3, 6, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 5);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (11, 3, 7, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 5);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (12, 4, 1, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 6);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (13, 4, 5, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 6);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (14, 4, 7, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 6);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (15, 5, 1, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 7);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (16, 5, 8, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 7);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (17, 5, 4, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 7);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (18, 6, 1, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 8);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (19, 6, 9, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 8);
INSERT INTO "tenure" ("id", "person", "body", "post", "starts", "ends", "basis", "end_basis", "end_reason", "certificate", "source", "sheet", "row") VALUES (20, 6, 7, 'member', '2022-01-01', NULL, NULL, NULL, NULL, NULL, 1, 'Sheet1', 8);
INSERT INTO "activity" ("id", "kind", "title", "starts", "ends", "place", "theme", "form", "serial", "term", "session", "category", "livelihood", "body", "refers_to", "part_of", "note", "source", "sheet", "row") VALUES (1, 'proposal', '修路', '2025-03-01', NULL, NULL, NULL, NULL, '10-4-001', 10, 4, NULL, NULL, NULL, NULL, NULL, NULL, 2, 'Sheet1', 2);
INSERT INTO "activity" ("id", "kind", "title", "starts", "ends", "place", "theme", "form", "serial", "term", "session", "category", "livelihood", "body", "refers_to", "part_of", "note", "source", "sheet", "row") VALUES (2, 'proposal', '修桥', '2025-03-02', NULL, NULL, NULL, NULL, '10-4-002', 10, 4, NULL, NULL, NULL, NULL, NULL, NULL, 2, 'Sheet1', 3);
INSERT INTO "activity" ("id", "kind", "title", "starts", "ends", "place", "theme", "form", "serial", "term", "session", "category", "livelihood", "body", "refers_to", "part_of", "note", "source", "sheet", "row") VALUES (3, 'proposal', '停车', '2025-03-03', NULL, NULL, NULL, NULL, '10-4-003', 10, 4, NULL, NULL, NULL, NULL, NULL, NULL, 2, 'Sheet1', 4);
INSERT INTO "activity" ("id", "kind", "title", "starts", "ends", "place", "theme", "form", "serial", "term", "session", "category", "livelihood", "body", "refers_to", "part_of", "note", "source", "sheet", "row") VALUES (4, 'opinion', '关于路灯', '2025-11-03', NULL, NULL, NULL, NULL, '2025-1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3, 'Sheet1', 2);
INSERT INTO "activity" ("id", "kind", "title", "starts", "ends", "place", "theme", "form", "serial", "term", "session", "category", "livelihood", "body", "refers_to", "part_of", "note", "source", "sheet", "row") VALUES (5, 'standing', '十届二十次常委会会议', '2025-05-06', NULL, NULL, NULL, NULL, NULL, 10, 20, NULL, NULL, NULL, NULL, NULL, NULL, 4, 'Sheet1', NULL);
INSERT INTO "activity" ("id", "kind", "title", "starts", "ends", "place", "theme", "form", "serial", "term", "session", "category", "livelihood", "body", "refers_to", "part_of", "note", "source", "sheet", "row") VALUES (6, 'plenary', '十届四次会议', '2026-01-12', NULL, NULL, NULL, NULL, NULL, 10, 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (1, 1, 3, 'lead', NULL, NULL, 1, NULL, NULL, 2, 'Sheet1', '2');
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (2, 2, 1, 'lead', NULL, NULL, 1, NULL, NULL, 2, 'Sheet1', '3');
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (3, 3, 2, 'lead', NULL, NULL, 1, NULL, NULL, 2, 'Sheet1', '4');
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (4, 4, 3, 'author', NULL, NULL, 1, NULL, NULL, 3, 'Sheet1', '2');
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (5, 5, 1, 'attendee', 'present', NULL, NULL, NULL, NULL, 4, 'Sheet1', '2');
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (6, 5, 2, 'attendee', 'absent', NULL, NULL, NULL, NULL, 4, 'Sheet1', '3');
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (7, 6, 1, 'attendee', 'present', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (8, 6, 2, 'attendee', 'present', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (9, 6, 3, 'attendee', 'present', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (10, 6, 4, 'attendee', 'present', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (11, 6, 5, 'attendee', 'present', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "participation" ("id", "activity", "person", "role", "state", "reason", "position", "quantity", "amount", "source", "sheet", "rows") VALUES (12, 6, 6, 'attendee', 'present', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "recognition" ("id", "activity", "person", "what", "level", "form", "date", "by") VALUES (1, 1, NULL, 'filed', NULL, NULL, '2025-03-10', NULL);
INSERT INTO "recognition" ("id", "activity", "person", "what", "level", "form", "date", "by") VALUES (2, 2, NULL, 'filed', NULL, NULL, '2025-03-10', NULL);
INSERT INTO "recognition" ("id", "activity", "person", "what", "level", "form", "date", "by") VALUES (3, 3, NULL, 'to_opinion', NULL, NULL, '2025-03-10', NULL);
INSERT INTO "handling" ("id", "activity", "round", "unit", "lead", "assigned", "replied", "class", "feedback") VALUES (1, 1, 1, '县交通局', 1, '2025-04-01', '2025-06-01', NULL, '满意');
INSERT INTO "handling" ("id", "activity", "round", "unit", "lead", "assigned", "replied", "class", "feedback") VALUES (2, 2, 1, '县交通局', 1, '2025-04-01', NULL, NULL, NULL);
INSERT INTO "evaluation" ("id", "operation", "year", "starts", "ends", "rules_name", "rules_hash", "rules", "evaluated", "subject", "words") VALUES (1, 10, 2025, '2025-01-01', '2025-12-31', '县级政协委员年度履职考核（默认规则）', 'eeaf369b96ec4da68ce277521621476b2a7eb27b7dc02b7fa6deff928498c9f7', '# yaml-language-server: $schema=./rules.schema.json
# 年度履职考核：默认计分规则。满分 100：履职 70（守法 10、廉洁 10、会议 30、活动 20），贡献 30（提案 14、社情民意 8、公益 4、荣誉 4）。
# 每一项的含义见 docs/rules.md。改动前请另存一份，用 cppcc score --rules 文件 --dry-run 试算。
name: 县级政协委员年度履职考核（默认规则）

# 参加考核：在任且未暂停履职的天数不少于考核期的一半，并且期末在任、未暂停。
evaluated:
  share_of_days: 1/2
  on_last_day: true

dimensions:
  - id: law
    name: 遵纪守法
    short: 守法
    base: 10
    cap: 10
    items:
      - name: 违纪违规
        of: [law]
        tiers: # 一件事有几种结果，只计最重的
          - { name: 通报批评, outcome: [criticised], points: -3 }
          - { name: 行政处罚, outcome: [penalised], points: -5 }
          - { name: 处分, outcome: [disciplined], points: -10 }
    veto: { of: [law], outcome: [crime, false_identity] }

  - id: integrity
    name: 廉洁自律
    short: 廉洁
    base: 10
    cap: 10
    items:
      - name: 廉政问题
        of: [integrity]
        tiers:
          - { name: 提醒谈话, outcome: [reminded], points: -2 }
          - { name: 诫勉谈话, outcome: [admonished], points: -3 }
          - { name: 处分, outcome: [disciplined], points: -10 }
    veto: { of: [integrity], outcome: [bribery, abuse] }

  - id: meetings
    name: 出席会议
    short: 会议
    cap: 30
    when_none: full # 没有任何应到的会议：计满分，并注明
    items: # 没有应到会议的一部分，权重并入另一部分
      - name: 全体会议
        of: [plenary]
        weight: 18
        values: { present: 1, late: 0.8, left_early: 0.8, leave: 0.6, absent: 0 }
      - name: 其他应到会议
        of: [standing, chair, committee]
        weight: 12
        values: { present: 1, late: 0.8, left_early: 0.8, leave: 0.6, absent: 0 }

  - id: proposals
    name: 撰写提案
    short: 提案
    cap: 14
    items:
      - { name: 立案提案（第一提案人）, of: [proposal], role: [lead], outcome: [filed, merged], not_form: [集体], first: 9, points: 3 }
      - { name: 立案提案（联名人）, of: [proposal], role: [cosigner], outcome: [filed, merged], not_form: [集体], points: 3, max_count: 2 }
      - { name: 未立案提案（第一提案人）, of: [proposal], role: [lead], outcome: [not_filed], not_form: [集体], points: 2, max_count: 1 }
      - { name: 重点提案, of: [proposal], role: [lead], outcome: [key], needs: [filed, merged], not_form: [集体], points: 2 }
      - { name: 优秀提案, of: [proposal], role: [lead], outcome: [excellent], needs: [filed, merged], not_form: [集体], points: 2 }

  - id: activities
    name: 参加视察调研和学习培训等活动
    short: 活动
    cap: 20
    items:
      - {
          name: 参加活动,
          of: [inspection, research, consultation, supervision, training, bimonthly, exchange, service],
          attended: true,
          points: 5,
        }
      - { name: 执笔调研报告, of: [research], role: [author], points: 3 }
      - { name: 调研报告获批示, of: [research], role: [author], outcome: [instructed], points: 2 }

  - id: opinions
    name: 反映社情民意
    short: 社情
    cap: 8
    items:
      - name: 社情民意信息
        of: [opinion]
        role: [author]
        max_position: 3 # 只计署名前三
        tiers: # 每条取最高的一档
          - { name: 报送, points: 3 }
          - { name: 县级采用, outcome: [adopted], level: [county], points: 5 }
          - { name: 市级采用, outcome: [adopted], level: [city], points: 6 }
          - { name: 省级以上采用, outcome: [adopted], level: [province, nation], points: 8 }
      - { name: 领导批示, of: [opinion], role: [author], max_position: 3, outcome: [instructed], points: 2 }

  - id: charity
    name: 参与公益慈善
    short: 公益
    cap: 4
    items:
      - { name: 公益慈善, of: [charity], attended: true, points: 2 } # 按次计，不按金额

  - id: honours
    name: 获得荣誉
    short: 荣誉
    cap: 4
    items:
      - name: 荣誉
        of: [honour]
        tiers: # 同一荣誉取最高级别
          - { name: 县级, outcome: [awarded], level: [county], points: 1 }
          - { name: 市级, outcome: [awarded], level: [city], points: 2 }
          - { name: 省级, outcome: [awarded], level: [province], points: 3 }
          - { name: 国家级, outcome: [awarded], level: [nation], points: 4 }

# 等次，从高到低。名额向下取整；超出名额的为下一等次。
grades:
  - id: excellent
    name: 优秀
    min: 85
    quota: 20%
    full: [law, integrity] # 这两项须满分
    no_absence: [plenary] # 全体会议没有无故缺席
    no_gap: [plenary] # 全体会议签到没有待核实
  - { id: competent, name: 称职, min: 70 }
  - { id: basic, name: 基本称职, min: 60 }
  - { id: not_competent, name: 不称职 }
veto_grade: not_competent

# 名次：依次比较总分，以及提案、社情民意、活动、会议的原始分（封顶和四舍五入之前）。
order: [total, proposals, opinions, activities, meetings]
', 6, 'members', '["law","基础分","","integrity","meetings","其他应到会议","30 分 ÷ 1 次；其他应到会议没有，权重并入","proposals","立案提案（第一提案人）","第一件","30 分 ÷ 1 次 × 0；缺席；其他应到会议没有，权重并入","opinions","社情民意信息：报送","出席会议","本期没有应到的会议，暂计满分（请核对）"]');
INSERT INTO "evaluation_member" ("evaluation", "person", "name", "total", "rank", "grade", "grade_name", "why", "tied", "commended", "points", "open") VALUES (1, 1, '陈明', 5900, 2, 'not_competent', '不称职', '', 0, NULL, '{"law":1000,"integrity":1000,"meetings":3000,"proposals":900,"activities":0,"opinions":0,"charity":0,"honours":0}', '[]');
INSERT INTO "evaluation_member" ("evaluation", "person", "name", "total", "rank", "grade", "grade_name", "why", "tied", "commended", "points", "open") VALUES (1, 2, '刘芳', 2300, 6, 'not_competent', '不称职', '', 0, NULL, '{"law":1000,"integrity":1000,"meetings":0,"proposals":0,"activities":0,"opinions":300,"charity":0,"honours":0}', '[]');
INSERT INTO "evaluation_member" ("evaluation", "person", "name", "total", "rank", "grade", "grade_name", "why", "tied", "commended", "points", "open") VALUES (1, 3, '张三', 6200, 1, 'basic', '基本称职', '', 0, NULL, '{"law":1000,"integrity":1000,"meetings":3000,"proposals":900,"activities":0,"opinions":300,"charity":0,"honours":0}', '[]');
INSERT INTO "evaluation_member" ("evaluation", "person", "name", "total", "rank", "grade", "grade_name", "why", "tied", "commended", "points", "open") VALUES (1, 4, '王伟', 5000, 3, 'not_competent', '不称职', '', 0, NULL, '{"law":1000,"integrity":1000,"meetings":3000,"proposals":0,"activities":0,"opinions":0,"charity":0,"honours":0}', '[]');
INSERT INTO "evaluation_member" ("evaluation", "person", "name", "total", "rank", "grade", "grade_name", "why", "tied", "commended", "points", "open") VALUES (1, 5, '王伟', 5000, 3, 'not_competent', '不称职', '', 0, NULL, '{"law":1000,"integrity":1000,"meetings":3000,"proposals":0,"activities":0,"opinions":0,"charity":0,"honours":0}', '[]');
INSERT INTO "evaluation_member" ("evaluation", "person", "name", "total", "rank", "grade", "grade_name", "why", "tied", "commended", "points", "open") VALUES (1, 6, '买买提·艾力', 5000, 3, 'not_competent', '不称职', '', 0, NULL, '{"law":1000,"integrity":1000,"meetings":3000,"proposals":0,"activities":0,"opinions":0,"charity":0,"honours":0}', '[]');
INSERT INTO "evaluation_lines" ("evaluation", "person", "lines") VALUES (1, 1, '[[0,1,1000,0,2,[null]],[3,1,1000,0,2,[null]],[4,5,3000,0,6,[5]],[7,8,900,0,9,[2]]]');
INSERT INTO "evaluation_lines" ("evaluation", "person", "lines") VALUES (1, 2, '[[0,1,1000,0,2,[null]],[3,1,1000,0,2,[null]],[4,5,0,0,10,[5]],[11,12,300,0,2,[3]]]');
INSERT INTO "evaluation_lines" ("evaluation", "person", "lines") VALUES (1, 3, '[[0,1,1000,0,2,[null]],[3,1,1000,0,2,[null]],[4,13,3000,0,14,[null]],[7,8,900,0,9,[1]],[11,12,300,0,2,[4]]]');
INSERT INTO "evaluation_lines" ("evaluation", "person", "lines") VALUES (1, 4, '[[0,1,1000,0,2,[null]],[3,1,1000,0,2,[null]],[4,13,3000,0,14,[null]]]');
INSERT INTO "evaluation_lines" ("evaluation", "person", "lines") VALUES (1, 5, '[[0,1,1000,0,2,[null]],[3,1,1000,0,2,[null]],[4,13,3000,0,14,[null]]]');
INSERT INTO "evaluation_lines" ("evaluation", "person", "lines") VALUES (1, 6, '[[0,1,1000,0,2,[null]],[3,1,1000,0,2,[null]],[4,13,3000,0,14,[null]]]');
INSERT INTO "evaluation_activity" ("evaluation", "activity", "title", "date") VALUES (1, 1, '修路', '2025-03-01');
INSERT INTO "evaluation_activity" ("evaluation", "activity", "title", "date") VALUES (1, 2, '修桥', '2025-03-02');
INSERT INTO "evaluation_activity" ("evaluation", "activity", "title", "date") VALUES (1, 3, '停车', '2025-03-03');
INSERT INTO "evaluation_activity" ("evaluation", "activity", "title", "date") VALUES (1, 4, '关于路灯', '2025-11-03');
INSERT INTO "evaluation_activity" ("evaluation", "activity", "title", "date") VALUES (1, 5, '十届二十次常委会会议', '2025-05-06');
INSERT INTO "decision" ("id", "year", "person", "grade", "reason", "grade_name") VALUES (1, 2025, 2, 'excellent', '主席会议', '优秀');
INSERT INTO "period" ("id", "year", "starts", "ends", "closed", "evaluation", "digest") VALUES (1, 2025, '2025-01-01', '2025-12-31', '2026-04-01T00:00:00.000Z', 1, '78601739321622c7cd154b90873aec23ced850dd22d3db66660970e50004d170');
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (1, 1, 'activity', 1);
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (2, 1, 'activity', 2);
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (3, 1, 'activity', 3);
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (4, 1, 'activity', 4);
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (5, 1, 'activity', 5);
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (6, 1, 'recognition', 1);
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (7, 1, 'recognition', 2);
INSERT INTO "frozen" ("id", "period", "tbl", "row") VALUES (8, 1, 'recognition', 3);
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('operation', 14);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('change', 85);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('setting', 4);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('term', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('source', 4);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('person', 6);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('body', 9);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('tenure', 20);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('activity', 6);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('participation', 12);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('recognition', 3);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('handling', 2);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('evaluation', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('decision', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('period', 1);
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('frozen', 8);
CREATE INDEX change_row ON change (tbl, row) WHERE before IS NOT NULL;
CREATE INDEX person_name ON person (name);
CREATE INDEX tenure_person ON tenure (person);
CREATE INDEX suspension_tenure ON suspension (tenure);
CREATE INDEX alias_person ON alias (person);
CREATE INDEX liaison_person ON liaison (person);
CREATE INDEX liaison_with_person ON liaison (with_person) WHERE with_person IS NOT NULL;
CREATE INDEX liaison_with_body ON liaison (with_body) WHERE with_body IS NOT NULL;
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
CREATE TRIGGER audit_activity_insert AFTER insert ON activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'activity', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_activity_update AFTER update ON activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'activity', OLD.id, 'update', json_object('id',OLD."id",'kind',OLD."kind",'title',OLD."title",'starts',OLD."starts",'ends',OLD."ends",'place',OLD."place",'theme',OLD."theme",'form',OLD."form",'serial',OLD."serial",'term',OLD."term",'session',OLD."session",'category',OLD."category",'livelihood',OLD."livelihood",'body',OLD."body",'refers_to',OLD."refers_to",'part_of',OLD."part_of",'note',OLD."note",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_activity_delete AFTER delete ON activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'activity', OLD.id, 'delete', json_object('id',OLD."id",'kind',OLD."kind",'title',OLD."title",'starts',OLD."starts",'ends',OLD."ends",'place',OLD."place",'theme',OLD."theme",'form',OLD."form",'serial',OLD."serial",'term',OLD."term",'session',OLD."session",'category',OLD."category",'livelihood',OLD."livelihood",'body',OLD."body",'refers_to',OLD."refers_to",'part_of',OLD."part_of",'note',OLD."note",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_alias_insert AFTER insert ON alias BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'alias', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_alias_update AFTER update ON alias BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'alias', OLD.id, 'update', json_object('id',OLD."id",'file',OLD."file",'written',OLD."written",'person',OLD."person") FROM running; END;
CREATE TRIGGER audit_alias_delete AFTER delete ON alias BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'alias', OLD.id, 'delete', json_object('id',OLD."id",'file',OLD."file",'written',OLD."written",'person',OLD."person") FROM running; END;
CREATE TRIGGER audit_body_insert AFTER insert ON body BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'body', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_body_update AFTER update ON body BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'body', OLD.id, 'update', json_object('id',OLD."id",'kind',OLD."kind",'name',OLD."name",'term',OLD."term") FROM running; END;
CREATE TRIGGER audit_body_delete AFTER delete ON body BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'body', OLD.id, 'delete', json_object('id',OLD."id",'kind',OLD."kind",'name',OLD."name",'term',OLD."term") FROM running; END;
CREATE TRIGGER audit_decision_insert AFTER insert ON decision BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'decision', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_decision_update AFTER update ON decision BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'decision', OLD.id, 'update', json_object('id',OLD."id",'year',OLD."year",'person',OLD."person",'grade',OLD."grade",'reason',OLD."reason",'grade_name',OLD."grade_name") FROM running; END;
CREATE TRIGGER audit_decision_delete AFTER delete ON decision BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'decision', OLD.id, 'delete', json_object('id',OLD."id",'year',OLD."year",'person',OLD."person",'grade',OLD."grade",'reason',OLD."reason",'grade_name',OLD."grade_name") FROM running; END;
CREATE TRIGGER audit_evaluation_insert AFTER insert ON evaluation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'evaluation', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_evaluation_update AFTER update ON evaluation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'evaluation', OLD.id, 'update', json_object('id',OLD."id",'operation',OLD."operation",'year',OLD."year",'starts',OLD."starts",'ends',OLD."ends",'rules_name',OLD."rules_name",'rules_hash',OLD."rules_hash",'rules',OLD."rules",'evaluated',OLD."evaluated",'subject',OLD."subject",'words',OLD."words") FROM running; END;
CREATE TRIGGER audit_evaluation_delete AFTER delete ON evaluation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'evaluation', OLD.id, 'delete', json_object('id',OLD."id",'operation',OLD."operation",'year',OLD."year",'starts',OLD."starts",'ends',OLD."ends",'rules_name',OLD."rules_name",'rules_hash',OLD."rules_hash",'rules',OLD."rules",'evaluated',OLD."evaluated",'subject',OLD."subject",'words',OLD."words") FROM running; END;
CREATE TRIGGER audit_evaluation_activity_insert AFTER insert ON evaluation_activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_activity_update AFTER update ON evaluation_activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_activity_delete AFTER delete ON evaluation_activity BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_lines_insert AFTER insert ON evaluation_lines BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_lines_update AFTER update ON evaluation_lines BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_lines_delete AFTER delete ON evaluation_lines BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_member_insert AFTER insert ON evaluation_member BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_member_update AFTER update ON evaluation_member BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_evaluation_member_delete AFTER delete ON evaluation_member BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);  END;
CREATE TRIGGER audit_frozen_insert AFTER insert ON frozen BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'frozen', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_frozen_update AFTER update ON frozen BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'frozen', OLD.id, 'update', json_object('id',OLD."id",'period',OLD."period",'tbl',OLD."tbl",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_frozen_delete AFTER delete ON frozen BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'frozen', OLD.id, 'delete', json_object('id',OLD."id",'period',OLD."period",'tbl',OLD."tbl",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_handling_insert AFTER insert ON handling BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'handling', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_handling_update AFTER update ON handling BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'handling', OLD.id, 'update', json_object('id',OLD."id",'activity',OLD."activity",'round',OLD."round",'unit',OLD."unit",'lead',OLD."lead",'assigned',OLD."assigned",'replied',OLD."replied",'class',OLD."class",'feedback',OLD."feedback") FROM running; END;
CREATE TRIGGER audit_handling_delete AFTER delete ON handling BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'handling', OLD.id, 'delete', json_object('id',OLD."id",'activity',OLD."activity",'round',OLD."round",'unit',OLD."unit",'lead',OLD."lead",'assigned',OLD."assigned",'replied',OLD."replied",'class',OLD."class",'feedback',OLD."feedback") FROM running; END;
CREATE TRIGGER audit_liaison_insert AFTER insert ON liaison BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'liaison', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_liaison_update AFTER update ON liaison BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'liaison', OLD.id, 'update', json_object('id',OLD."id",'person',OLD."person",'with_person',OLD."with_person",'with_body',OLD."with_body",'kind',OLD."kind",'starts',OLD."starts",'ends',OLD."ends",'basis',OLD."basis",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_liaison_delete AFTER delete ON liaison BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'liaison', OLD.id, 'delete', json_object('id',OLD."id",'person',OLD."person",'with_person',OLD."with_person",'with_body',OLD."with_body",'kind',OLD."kind",'starts',OLD."starts",'ends',OLD."ends",'basis',OLD."basis",'source',OLD."source",'sheet',OLD."sheet",'row',OLD."row") FROM running; END;
CREATE TRIGGER audit_link_insert AFTER insert ON link BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'link', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_link_update AFTER update ON link BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'link', OLD.id, 'update', json_object('id',OLD."id",'what',OLD."what",'from',OLD."from",'to',OLD."to") FROM running; END;
CREATE TRIGGER audit_link_delete AFTER delete ON link BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'link', OLD.id, 'delete', json_object('id',OLD."id",'what',OLD."what",'from',OLD."from",'to',OLD."to") FROM running; END;
CREATE TRIGGER audit_participation_insert AFTER insert ON participation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'participation', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_participation_update AFTER update ON participation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'participation', OLD.id, 'update', json_object('id',OLD."id",'activity',OLD."activity",'person',OLD."person",'role',OLD."role",'state',OLD."state",'reason',OLD."reason",'position',OLD."position",'quantity',OLD."quantity",'amount',OLD."amount",'source',OLD."source",'sheet',OLD."sheet",'rows',OLD."rows") FROM running; END;
CREATE TRIGGER audit_participation_delete AFTER delete ON participation BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'participation', OLD.id, 'delete', json_object('id',OLD."id",'activity',OLD."activity",'person',OLD."person",'role',OLD."role",'state',OLD."state",'reason',OLD."reason",'position',OLD."position",'quantity',OLD."quantity",'amount',OLD."amount",'source',OLD."source",'sheet',OLD."sheet",'rows',OLD."rows") FROM running; END;
CREATE TRIGGER audit_period_insert AFTER insert ON period BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'period', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_period_update AFTER update ON period BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'period', OLD.id, 'update', json_object('id',OLD."id",'year',OLD."year",'starts',OLD."starts",'ends',OLD."ends",'closed',OLD."closed",'evaluation',OLD."evaluation",'digest',OLD."digest") FROM running; END;
CREATE TRIGGER audit_period_delete AFTER delete ON period BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'period', OLD.id, 'delete', json_object('id',OLD."id",'year',OLD."year",'starts',OLD."starts",'ends',OLD."ends",'closed',OLD."closed",'evaluation',OLD."evaluation",'digest',OLD."digest") FROM running; END;
CREATE TRIGGER audit_person_insert AFTER insert ON person BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'person', NEW.id, 'insert', NULL FROM running; END;
CREATE TRIGGER audit_person_update AFTER update ON person BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'person', OLD.id, 'update', json_object('id',OLD."id",'name',OLD."name",'sex',OLD."sex",'ethnicity',OLD."ethnicity",'born',OLD."born",'party',OLD."party",'education',OLD."education",'unit',OLD."unit",'phone',OLD."phone",'note',OLD."note",'workplace',OLD."workplace") FROM running; END;
CREATE TRIGGER audit_person_delete AFTER delete ON person BEGIN SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running); INSERT INTO change (operation, tbl, row, action, before) SELECT operation, 'person', OLD.id, 'delete', json_object('id',OLD."id",'name',OLD."name",'sex',OLD."sex",'ethnicity',OLD."ethnicity",'born',OLD."born",'party',OLD."party",'education',OLD."education",'unit',OLD."unit",'phone',OLD."phone",'note',OLD."note",'workplace',OLD."workplace") FROM running; END;
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
CREATE TRIGGER closed_activity_insert AFTER insert ON activity WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed JOIN v_booked_alone ON activity = coalesce(NEW.part_of, NEW.id)
  WHERE substr(day || '-01-01', 1, 10) BETWEEN v_closed.starts AND v_closed.ends); END;
CREATE TRIGGER closed_activity_update AFTER update ON activity WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD.id) OR EXISTS (SELECT 1 FROM v_closed JOIN v_booked_alone ON activity = coalesce(NEW.part_of, NEW.id)
  WHERE substr(day || '-01-01', 1, 10) BETWEEN v_closed.starts AND v_closed.ends); END;
CREATE TRIGGER closed_activity_delete BEFORE delete ON activity WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD.id); END;
CREATE TRIGGER closed_activity_replace BEFORE INSERT ON activity WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM activity AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there.id))); END;
CREATE TRIGGER closed_activity_move BEFORE UPDATE OF id ON activity WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM activity AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there.id))); END;
CREATE TRIGGER closed_participation_insert AFTER insert ON participation WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW.activity); END;
CREATE TRIGGER closed_participation_update AFTER update ON participation WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD.activity) OR EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW.activity); END;
CREATE TRIGGER closed_participation_delete BEFORE delete ON participation WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD.activity); END;
CREATE TRIGGER closed_participation_replace BEFORE INSERT ON participation WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM participation AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there.activity))); END;
CREATE TRIGGER closed_participation_move BEFORE UPDATE OF id ON participation WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM participation AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there.activity))); END;
CREATE TRIGGER closed_recognition_insert AFTER insert ON recognition WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE NEW.date IS NULL AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW.activity); END;
CREATE TRIGGER closed_recognition_update AFTER update ON recognition WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen WHERE tbl = 'recognition' AND row = OLD.id) OR NEW.date IS NULL AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW.activity); END;
CREATE TRIGGER closed_recognition_delete BEFORE delete ON recognition WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen WHERE tbl = 'recognition' AND row = OLD.id); END;
CREATE TRIGGER closed_recognition_replace BEFORE INSERT ON recognition WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM recognition AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM frozen WHERE tbl = 'recognition' AND row = there.id))); END;
CREATE TRIGGER closed_recognition_move BEFORE UPDATE OF id ON recognition WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM recognition AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM frozen WHERE tbl = 'recognition' AND row = there.id))); END;
CREATE TRIGGER closed_link_insert AFTER insert ON link WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW."to") OR NEW.what <> 'turned_into' AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW."from")); END;
CREATE TRIGGER closed_link_update AFTER update ON link WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD."to") OR OLD.what <> 'turned_into' AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD."from")) OR (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW."to") OR NEW.what <> 'turned_into' AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = NEW."from")); END;
CREATE TRIGGER closed_link_delete BEFORE delete ON link WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE (EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD."to") OR OLD.what <> 'turned_into' AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = OLD."from")); END;
CREATE TRIGGER closed_link_replace BEFORE INSERT ON link WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM link AS there WHERE (there.id = NEW.id) AND ((EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there."to") OR there.what <> 'turned_into' AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there."from")))); END;
CREATE TRIGGER closed_link_move BEFORE UPDATE OF id ON link WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM link AS there WHERE (there.id = NEW.id) AND ((EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there."to") OR there.what <> 'turned_into' AND EXISTS (SELECT 1 FROM frozen WHERE tbl IN ('activity', 'paid') AND row = there."from")))); END;
CREATE TRIGGER closed_tenure_insert AFTER insert ON tenure WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed AS shut WHERE NEW.starts <= shut.ends AND (NEW.ends IS NULL OR NEW.ends >= shut.starts)); END;
CREATE TRIGGER closed_tenure_update AFTER update ON tenure WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed AS shut WHERE
  OLD.starts <> NEW.starts AND min(OLD.starts, NEW.starts) <= shut.ends AND max(OLD.starts, NEW.starts) > shut.starts
  OR ifnull(OLD.ends, '9999') <> ifnull(NEW.ends, '9999')
    AND min(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) < shut.ends
    AND max(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) >= shut.starts) OR (OLD.person <> NEW.person OR OLD.body <> NEW.body OR OLD.post <> NEW.post)
      AND (EXISTS (SELECT 1 FROM v_closed AS shut WHERE OLD.starts <= shut.ends AND (OLD.ends IS NULL OR OLD.ends >= shut.starts)) OR EXISTS (SELECT 1 FROM v_closed AS shut WHERE NEW.starts <= shut.ends AND (NEW.ends IS NULL OR NEW.ends >= shut.starts))); END;
CREATE TRIGGER closed_tenure_delete BEFORE delete ON tenure WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed AS shut WHERE OLD.starts <= shut.ends AND (OLD.ends IS NULL OR OLD.ends >= shut.starts)); END;
CREATE TRIGGER closed_tenure_replace BEFORE INSERT ON tenure WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM tenure AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM v_closed AS shut WHERE there.starts <= shut.ends AND (there.ends IS NULL OR there.ends >= shut.starts)))); END;
CREATE TRIGGER closed_tenure_move BEFORE UPDATE OF id ON tenure WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM tenure AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM v_closed AS shut WHERE there.starts <= shut.ends AND (there.ends IS NULL OR there.ends >= shut.starts)))); END;
CREATE TRIGGER closed_suspension_insert AFTER insert ON suspension WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed AS shut WHERE NEW.starts <= shut.ends AND (NEW.ends IS NULL OR NEW.ends >= shut.starts)); END;
CREATE TRIGGER closed_suspension_update AFTER update ON suspension WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed AS shut WHERE
  OLD.starts <> NEW.starts AND min(OLD.starts, NEW.starts) <= shut.ends AND max(OLD.starts, NEW.starts) > shut.starts
  OR ifnull(OLD.ends, '9999') <> ifnull(NEW.ends, '9999')
    AND min(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) < shut.ends
    AND max(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) >= shut.starts) OR OLD.tenure <> NEW.tenure AND (EXISTS (SELECT 1 FROM v_closed AS shut WHERE OLD.starts <= shut.ends AND (OLD.ends IS NULL OR OLD.ends >= shut.starts)) OR EXISTS (SELECT 1 FROM v_closed AS shut WHERE NEW.starts <= shut.ends AND (NEW.ends IS NULL OR NEW.ends >= shut.starts))); END;
CREATE TRIGGER closed_suspension_delete BEFORE delete ON suspension WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed AS shut WHERE OLD.starts <= shut.ends AND (OLD.ends IS NULL OR OLD.ends >= shut.starts)); END;
CREATE TRIGGER closed_suspension_replace BEFORE INSERT ON suspension WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM suspension AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM v_closed AS shut WHERE there.starts <= shut.ends AND (there.ends IS NULL OR there.ends >= shut.starts)))); END;
CREATE TRIGGER closed_suspension_move BEFORE UPDATE OF id ON suspension WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM suspension AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM v_closed AS shut WHERE there.starts <= shut.ends AND (there.ends IS NULL OR there.ends >= shut.starts)))); END;
CREATE TRIGGER closed_evaluation_insert AFTER insert ON evaluation WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE NEW.subject = 'members' AND EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = NEW.year); END;
CREATE TRIGGER closed_evaluation_update AFTER update ON evaluation WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE OLD.subject = 'members' AND EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = OLD.year); END;
CREATE TRIGGER closed_evaluation_delete BEFORE delete ON evaluation WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE OLD.subject = 'members' AND EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = OLD.year); END;
CREATE TRIGGER closed_evaluation_replace BEFORE INSERT ON evaluation WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM evaluation AS there WHERE (there.id = NEW.id) AND (there.subject = 'members' AND EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = there.year))); END;
CREATE TRIGGER closed_evaluation_move BEFORE UPDATE OF id ON evaluation WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM evaluation AS there WHERE (there.id = NEW.id) AND (there.subject = 'members' AND EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = there.year))); END;
CREATE TRIGGER closed_evaluation_member_insert AFTER insert ON evaluation_member WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = NEW.evaluation); END;
CREATE TRIGGER closed_evaluation_member_update AFTER update ON evaluation_member WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = OLD.evaluation); END;
CREATE TRIGGER closed_evaluation_member_delete BEFORE delete ON evaluation_member WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = OLD.evaluation); END;
CREATE TRIGGER closed_evaluation_lines_insert AFTER insert ON evaluation_lines WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = NEW.evaluation); END;
CREATE TRIGGER closed_evaluation_lines_update AFTER update ON evaluation_lines WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = OLD.evaluation); END;
CREATE TRIGGER closed_evaluation_lines_delete BEFORE delete ON evaluation_lines WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = OLD.evaluation); END;
CREATE TRIGGER closed_evaluation_activity_insert AFTER insert ON evaluation_activity WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = NEW.evaluation); END;
CREATE TRIGGER closed_evaluation_activity_update AFTER update ON evaluation_activity WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = OLD.evaluation); END;
CREATE TRIGGER closed_evaluation_activity_delete BEFORE delete ON evaluation_activity WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = OLD.evaluation); END;
CREATE TRIGGER closed_decision_insert AFTER insert ON decision WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = NEW.year); END;
CREATE TRIGGER closed_decision_update AFTER update ON decision WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = OLD.year) OR EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = NEW.year); END;
CREATE TRIGGER closed_decision_delete BEFORE delete ON decision WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = OLD.year); END;
CREATE TRIGGER closed_decision_replace BEFORE INSERT ON decision WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM decision AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = there.year))); END;
CREATE TRIGGER closed_decision_move BEFORE UPDATE OF id ON decision WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM decision AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = there.year))); END;
CREATE TRIGGER closed_period_insert AFTER insert ON period WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE NEW.closed IS NOT NULL; END;
CREATE TRIGGER closed_period_update AFTER update ON period WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE OLD.closed IS NOT NULL AND NOT (NEW.closed IS NULL AND OLD.year = NEW.year AND EXISTS (
      SELECT 1 FROM running JOIN operation ON operation.id = running.operation AND operation.command = 'year reopen')); END;
CREATE TRIGGER closed_period_delete BEFORE delete ON period WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE OLD.closed IS NOT NULL; END;
CREATE TRIGGER closed_period_replace BEFORE INSERT ON period WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period AS there WHERE (there.id = NEW.id OR there.year = NEW.year) AND (there.closed IS NOT NULL)); END;
CREATE TRIGGER closed_period_move BEFORE UPDATE OF id ON period WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period AS there WHERE (there.id = NEW.id OR there.year = NEW.year) AND (there.closed IS NOT NULL)); END;
CREATE TRIGGER closed_frozen_insert AFTER insert ON frozen WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE id = NEW.period AND closed IS NOT NULL); END;
CREATE TRIGGER closed_frozen_update AFTER update ON frozen WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE id = OLD.period AND closed IS NOT NULL); END;
CREATE TRIGGER closed_frozen_delete BEFORE delete ON frozen WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM period WHERE id = OLD.period AND closed IS NOT NULL); END;
CREATE TRIGGER closed_frozen_replace BEFORE INSERT ON frozen WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM period WHERE id = there.period AND closed IS NOT NULL))); END;
CREATE TRIGGER closed_frozen_move BEFORE UPDATE OF id ON frozen WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE EXISTS (SELECT 1 FROM frozen AS there WHERE (there.id = NEW.id) AND (EXISTS (SELECT 1 FROM period WHERE id = there.period AND closed IS NOT NULL))); END;
CREATE TRIGGER closed_body_update AFTER update ON body WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE OLD.kind <> NEW.kind; END;
CREATE TRIGGER closed_term_update AFTER update ON term WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, 'cppcc: 年度已关闭 (the year is closed)') WHERE OLD.number <> NEW.number OR OLD.starts <> NEW.starts; END;
PRAGMA application_id = 1668309859;
PRAGMA user_version = 5;
COMMIT;
