import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { KINDS, roleWord } from "../../src/domain/vocabulary/kinds.ts";
import { LED, LEVELLED, outcomeLabel } from "../../src/domain/vocabulary/outcomes.ts";
import { STATES } from "../../src/domain/vocabulary/states.ts";
import { initOffice } from "../office/office.ts";
import { fc } from "../support/seeded.ts";
import type { CellInput } from "../support/workbook.ts";

/** What clerks write, and what a file format, a spreadsheet or our own reading could take for something else. */
const FRAGMENTS = [
  ...["关于桥的", "路灯", "甲", "A b", "１２组", "第一组", "🙂", "é", "㐂", "O'Neil", "<b>&amp;"],
  ...["合计", "小计：3", "合计 5 人", "名称", "案由", "姓名", "同上", "〃", "无", "-", "—", "示例", "是", "#N/A", "#12", "#2"],
  ...[",", '"', "\n", "\r\n", "\t", ";", "；", "|", "、", "，", "　", "  ", "（", "）", "(", "_x000D_", "_x0041_", "%s", "\\"],
  ...["=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "''", "=1+1", "'=1"],
  ...["13812345678", "2026-05", "10-5-001", "1970", "0", "007", "1.50", "1E5"],
];
const words = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
const title = fc
  .tuple(fc.option(fc.constantFrom(...FRAGMENTS), { nil: "" }), fc.constantFrom("桥", "路", "灯", "水渠", ""), words)
  .map((parts) => parts.join(""));
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(arbitrary, { nil: null });
const date = fc.constantFrom("2026", "2026-05", "2026-11", "2026-03-01", "2026-03-02", "2026-09-15", "2026-12-31");
const number = fc.oneof(
  fc.constantFrom("0", "1", "500", "0.1", "1200.55", "0.1234567", "1e21", "100000000.125"),
  fc.integer({ min: 0, max: 99 }).map(String),
);

/** Ids as the imports below give them: eight members, then two from outside. */
const NAMES = ["王伟", "王伟", "王伟", "张三", "李等", "John Smith", "买买提·艾力", "Мария Иванова"];
const OUTSIDE = ["王伟", "钱教授"];
const person = fc.integer({ min: 1, max: NAMES.length + OUTSIDE.length }).map((id) => `#${id}`);
const people = (most: number) => fc.uniqueArray(person, { minLength: 1, maxLength: most }).map((ids) => ids.join("、"));

const member = fc.record({
  sex: fc.constantFrom("男", "女"),
  born: maybe(fc.constantFrom("1970-05", "1970-06", "1970", "1985-12")),
  party: maybe(fc.constantFrom("中共", "民盟", "群众")),
  sector: maybe(fc.constantFrom("教育界", "经济界、科协", "农业界")),
  education: maybe(words),
  office: maybe(fc.constantFrom("常委", "副主席、党组成员", "委员")),
  group: maybe(fc.constantFrom("第一组", "第一组、第二组")),
  since: maybe(fc.constantFrom("2022-03", "2023-05-06")),
  note: maybe(words),
});

const roster = fc.array(member, { minLength: NAMES.length, maxLength: NAMES.length });

/** An activity as `record` is told of it; what makes no sense is refused, and then not on record. */
const recorded = fc.constantFrom(...KINDS).chain((kind) =>
  fc
    .record({
      title: fc.constant("--title").chain((flag) => title.map((value) => [flag, value])),
      date: date.map((value) => ["--date", value]),
      who: fc.array(
        fc.tuple(
          fc.constantFrom(
            ...kind.roles.map((role) => `--${role}`),
            ...(kind.attended ? ["--leave", "--absent", "--late", "--observer"] : []),
          ),
          people(3),
        ),
        { minLength: 1, maxLength: 2 },
      ),
      flags: fc.record(
        {
          "--form": kind.id === "proposal" ? fc.constantFrom("个人", "联名", "集体", "别的") : words,
          "--place": words,
          "--note": words,
          "--reason": words,
          "--quantity": number,
          "--amount": number,
          "--serial": fc.constantFrom("10-5-001", "10-5-002", "流水7", "7", "-"),
          "--session": fc.constantFrom("10-5", "10-4"),
          "--category": words,
          "--body": fc.constantFrom("民盟县委", "教育界", "提案委"),
          "--refers": fc.oneof(fc.constant("10-5-001"), words),
          "--outcome": fc.constantFrom(...(kind.outcomes.length > 0 ? kind.outcomes.map((what) => outcomeLabel(what).zh) : ["没有"])),
          "--level": fc.constantFrom("县", "市、省", "国家"),
          "--by": words,
          "--outcome-date": date,
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ title: named, date: on, who, flags }): string[] => {
      const { "--outcome": outcome, "--level": level, "--by": by, "--outcome-date": day, "--reason": reason, ...others } = flags;
      const what = kind.outcomes.find((one) => outcomeLabel(one).zh === outcome);
      // A flag that nothing takes up is refused.
      const given = (flag: string, value: string | undefined, isTaken: boolean): string[] =>
        value !== undefined && isTaken ? [flag, value] : [];
      const came = [
        ...given("--outcome", outcome, what !== undefined),
        ...given("--level", level, what !== undefined && LEVELLED.has(what)),
        ...given("--by", by, what !== undefined && LED.has(what)),
        ...given("--outcome-date", day, what !== undefined),
        ...given("--reason", reason, who.flat().includes("--leave")),
      ];
      return ["record", kind.id, ...named, ...on, ...who.flat(), ...came, ...Object.entries(others).flat()];
    }),
);

/** Rows of a ledger of activities: several of one activity, people and roles again and again. */
const ledgerRow = fc.constantFrom(...KINDS).chain((kind) =>
  fc
    .record({
      date,
      title: fc.constantFrom("合计：三处", "名称", "=1+1", "巡河, “二”"),
      name: people(2),
      role: maybe(fc.constantFrom(...kind.roles.map((role) => roleWord(kind.id, role).zh))),
      state: maybe(fc.constantFrom(...STATES.map(({ label }) => label.zh), "请假（病假）", "不详")),
      quantity: maybe(number),
      level: maybe(fc.constantFrom("县", "市、省")),
      outcome: maybe(fc.constantFrom(...(kind.outcomes.length > 0 ? kind.outcomes.map((what) => outcomeLabel(what).zh) : ["没有"]))),
      outcomeDate: maybe(date),
      note: maybe(fc.constantFrom("甲", "甲；乙", "'＋")),
    })
    .map((row): CellInput[] => [
      row.date,
      kind.label.zh,
      row.title,
      row.name,
      row.role,
      row.state,
      row.quantity,
      row.level,
      row.outcome,
      row.outcomeDate,
      row.note,
    ]),
);
const LEDGER = ["日期", "类别", "名称", "姓名", "角色", "出席情况", "数量", "级别", "结果", "结果日期", "备注"];

const level = maybe(fc.constantFrom("县", "市、县", "国家", "采用", "批示"));
const opinionRow = fc
  .record({
    title,
    authors: people(4),
    date: maybe(date),
    adopted: level,
    adoptedOn: maybe(date),
    instructed: level,
    by: maybe(fc.constantFrom("县长", "县长；书记", "王某")),
    on: maybe(date),
  })
  .map((row): CellInput[] => [row.title, row.authors, row.date, row.adopted, row.adoptedOn, row.instructed, row.by, row.on]);
const OPINIONS = ["标题", "作者", "报送日期", "采用级别", "采用日期", "批示级别", "批示领导", "批示日期"];

const unit = maybe(fc.constantFrom("县交通局", "县财政局、县住建局", "县教育局"));
const proposalRow = fc
  .record({
    title,
    lead: people(2),
    cosigners: maybe(people(4)),
    date,
    review: maybe(fc.constantFrom("立案", "不立案", "并案", "立案、并案")),
    on: maybe(date),
    unit,
    joint: unit,
    assigned: maybe(date),
    replied: maybe(date),
    grade: maybe(fc.constantFrom("A", "B")),
    key: maybe(fc.constantFrom("是", "否")),
  })
  .map((row): CellInput[] => [
    row.title,
    row.lead,
    row.cosigners,
    row.date,
    row.review,
    row.on,
    row.unit,
    row.joint,
    row.assigned,
    row.replied,
    row.grade,
    row.key,
  ]);
const PROPOSALS = [
  "案由",
  "第一提案人",
  "联名人",
  "提交日期",
  "审查结果",
  "审查日期",
  "主办单位",
  "会办单位",
  "交办日期",
  "答复日期",
  "答复类别",
  "重点",
];

/** A table as an office's CSV: every cell in quotes. */
const csv = (rows: readonly (readonly CellInput[])[]): string =>
  rows.map((row) => row.map((cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`).join(",")).join("\r\n");

/** Corrections of what is on record, by the ids that the first records get. */
const edited = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 14 }).map(String),
      fc.oneof(
        fc.record({ "--title": title, "--date": date, "--note": words, "--form": words }, { requiredKeys: ["--note"] }),
        fc.record({ "--serial": fc.constantFrom("10-5-001", "10-5-003", "9") }),
        fc.record({ "--lead": people(2) }),
        fc.record({ "--cosigner": people(2) }),
        fc.record({ "--author": people(2) }),
        fc.record({ "--drop": fc.constantFrom("立案", "批示", "采用", "获奖", "通报批评", "通报表彰") }),
        fc.record({ "--remove": fc.constantFrom("张三", "王伟", "John Smith") }),
      ),
    )
    .map(([id, flags]) => ["activity", "edit", id, ...Object.entries(flags).flat()]),
  fc
    .tuple(
      person,
      fc.record(
        { "--unit": words, "--note": words, "--education": words, "--sector": words, "--certificate": words },
        { requiredKeys: [] },
      ),
    )
    .map(([id, flags]) => ["member", "edit", id, ...Object.entries(flags).flat()]),
);

const year = fc.record({
  roster,
  records: fc.array(recorded, { minLength: 6, maxLength: 12 }),
  edits: fc.array(edited, { minLength: 2, maxLength: 5 }),
  activities: fc.array(ledgerRow, { minLength: 1, maxLength: 8 }),
  proposals: fc.array(proposalRow, { minLength: 1, maxLength: 5 }),
  opinions: fc.array(opinionRow, { minLength: 1, maxLength: 5 }),
  exports: fc.record({
    roster: fc.constantFrom("名册.xlsx", "名册.csv"),
    activities: fc.constantFrom("台账.xlsx", "台账.csv"),
    proposals: fc.constantFrom("提案.xlsx", "提案.csv"),
    opinions: fc.constantFrom("社情民意.xlsx", "社情民意.csv"),
  }),
  unmask: fc.boolean(),
});

it("whatever is on record, masked or not, as a workbook or as CSV: imported again it changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(year, async ({ roster: members, records, edits, activities, proposals, opinions, exports, unmask }) => {
      const { run: type, ok: must, path } = await initOffice();
      const book = (rows: readonly (readonly CellInput[])[]): void => writeFileSync(path("in.csv"), csv(rows));
      book([
        [
          "姓名",
          "性别",
          "出生年月",
          "党派",
          "界别",
          "文化程度",
          "政协职务",
          "委员活动组",
          "任职时间",
          "备注",
          "工作单位及职务",
          "联系电话",
        ],
        ...members.map((row, i): CellInput[] => {
          const { sex, born, party, sector, education, office, group, since, note } = row;
          return [
            NAMES[i] ?? "",
            sex,
            born,
            party,
            sector,
            education,
            office,
            group,
            since,
            note,
            `单位${"甲乙丙丁戊己庚辛"[i]}`,
            `1380000000${i}`,
          ];
        }),
      ]);
      // A cell that no import takes (#N/A) leaves the roster to the bare names.
      if ((await type("import", "roster", "in.csv")).status !== 0) {
        book([["姓名", "工作单位及职务"], ...NAMES.map((name, i) => [name, `单位${"甲乙丙丁戊己庚辛"[i]}`])]);
        await must("import", "roster", "in.csv");
      }
      for (const name of OUTSIDE) await must("member", "add", name, "--outside", "--another");
      await must("member", "status", "#3", "resign", "--on", "2026-04-01", "--basis", "x");
      await must("member", "status", "#4", "suspend", "--from", "2026-06-01", "--basis", "x");
      for (const [kind, header, rows] of [
        ["activities", LEDGER, activities],
        ["proposals", PROPOSALS, proposals],
        ["opinions", OPINIONS, opinions],
      ] as const) {
        book([header, ...rows]);
        await type("import", kind, "in.csv", "--partial");
      }
      for (const args of [...records, ...edits]) await type(...args);
      for (const [kind, file] of Object.entries(exports)) {
        await must("export", kind, ...(kind === "roster" ? [] : ["--year", "2026"]), ...(unmask ? ["--unmask"] : []), "-o", file);
        const { stdout, stderr } = await must("import", kind, file);
        expect(stdout.includes("没有变化"), `${kind}\n${stdout}${stderr}`).toBe(true);
      }
    }),
    // What it finds it reports without shrinking, which takes minutes.
    { numRuns: 6, endOnFailure: true },
  );
});
