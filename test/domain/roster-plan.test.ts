import { describe, expect, test } from "vitest";
import type { KnownPerson } from "../../src/domain/people/known-person.ts";
import type { Member } from "../../src/domain/people/member.ts";
import { blankRow, planRoster, type RosterPlan } from "../../src/domain/people/roster-plan.ts";
import type { RosterRow } from "../../src/domain/people/roster-rows.ts";
import { fc } from "../support/seeded.ts";

let lastRow = 3;

function row(name: string, fields: Partial<RosterRow> = {}): RosterRow {
  lastRow += 1;
  return { ...blankRow(name), where: { file: "名册.xlsx", sheet: "名册", cell: `B${lastRow}` }, row: lastRow, ...fields };
}

/** The member that a row would have become, with the defaults of a new one. */
function known(id: number, { where: _, row: __, office, seatFrom, ...stated }: RosterRow): KnownPerson {
  const member: Member = {
    ...stated,
    id,
    ethnicity: stated.ethnicity ?? "汉族",
    office: office ?? "member",
    seats: [{ from: seatFrom ?? "2022-01-01", to: null }],
    suspensions: [],
    status: "serving",
  };
  return { ...member, member, lastTerm: null, workplace: null, changes: [] };
}

const plan = (rows: readonly RosterRow[], people: readonly KnownPerson[] = []): RosterPlan => planRoster(rows, people, new Map());
const counts = ({ add, change, same, problems }: RosterPlan): number[] => [add.length, change.length, same.length, problems.length];

const teacher = row("王伟", {
  sex: "男",
  born: "1980-02",
  unit: "县二中教师",
  sector: ["教育界"],
  group: ["第二组"],
  phone: "13800000004",
  office: "standing",
  certificate: "A004",
});
const doctor = row("王伟", { sex: "女", born: "1985-07", unit: "县医院医师", sector: ["医药卫生界"], phone: "13800000005" });

test("new rows are added", () => {
  expect(counts(plan([teacher, doctor]))).toEqual([2, 0, 0, 0]);
});

test("importing the same roster twice changes nothing, in whatever order its rows come", () => {
  const name = fc.constantFrom("张三", "李四", "王伟", "买买提·艾力");
  const member = fc.record({
    name,
    born: fc.integer({ min: 1950, max: 1999 }).map((year) => `${year}-05`),
    unit: fc.option(fc.constantFrom("县一中", "县医院", "某公司")),
    sector: fc.subarray(["教育界", "经济界"], { maxLength: 1 }),
    group: fc.subarray(["第一组", "第二组"]),
    office: fc.option(fc.constantFrom("standing" as const, "member" as const)),
    ethnicity: fc.option(fc.constantFrom("汉族", "满族")),
  });
  fc.assert(
    fc.property(
      fc
        .uniqueArray(member, { maxLength: 8, selector: ({ name: called, born }) => `${called}${born}` })
        .chain((members) => fc.tuple(fc.constant(members), fc.shuffledSubarray([...members.keys()], { minLength: members.length }))),
      ([members, order]) => {
        const rows = members.map(({ name: called, ...fields }) => row(called, fields));
        const again = plan(
          order.map((i) => rows[i] as RosterRow),
          rows.map((one, i) => known(i + 1, one)),
        );
        expect(counts(again)).toEqual([0, 0, rows.length, 0]);
        expect(again.missing).toEqual([]);
      },
    ),
  );
});

describe("blank is no statement", () => {
  test("it erases nothing and demotes nobody", () => {
    expect(counts(plan([row("王伟")], [known(1, teacher)]))).toEqual([0, 0, 1, 0]);
  });

  test.each([
    "sex",
    "ethnicity",
    "born",
    "party",
    "education",
    "unit",
    "phone",
    "note",
    "certificate",
    "office",
    "sector",
    "group",
    "special",
    "party_group",
    "seatFrom",
  ] as const)("a blank %s", (field) => {
    const full = row("张三", {
      sex: "男",
      ethnicity: "满族",
      born: "1975-05",
      party: "民盟",
      education: "大学",
      unit: "某公司",
      phone: "13800000003",
      note: "连任",
      certificate: "A003",
      office: "chair",
      sector: ["经济界"],
      group: ["第一组"],
      special: ["提案委"],
      party_group: ["党组"],
      seatFrom: "2022-01-01",
    });
    const blanked = { ...full, [field]: Array.isArray(full[field]) ? [] : null };
    expect(counts(plan([blanked], [known(1, full)]))).toEqual([0, 0, 1, 0]);
  });
});

test("changed fields are listed, old → new", () => {
  const changed = {
    ...teacher,
    unit: "县教育局",
    party: "民盟",
    office: "vice_chair" as const,
    group: ["第三组", "第一组"],
    seatFrom: "2023-03-01",
  };
  const [change] = plan([changed], [known(1, teacher)]).change;
  expect(change?.fields.map(({ field, from, to }) => [field, from, to])).toEqual([
    ["party", "", "民盟"],
    ["unit", "县二中教师", "县教育局"],
    ["office", "常委", "副主席"],
    ["group", "第二组", "第一组、第三组"],
    ["seatFrom", "2022-01-01", "2023-03-01"],
  ]);
});

test("the order in which groups are written is no change", () => {
  const two = row("张三", { born: "1975-05", group: ["第一组", "第二组"] });
  expect(counts(plan([{ ...two, group: ["第二组", "第一组"] }], [known(1, two)]))).toEqual([0, 0, 1, 0]);
});

describe("two of one name", () => {
  test.each([
    ["birth month", { born: "1980-02" }, { born: "1985-07" }],
    ["unit", { unit: "县二中教师" }, { unit: "县医院医师" }],
    ["sector", { sector: ["教育界"] }, { sector: ["医药卫生界"] }],
  ])("are kept apart by %s", (_, a, b) => {
    expect(counts(plan([row("王伟", a), row("王伟", b)]))).toEqual([2, 0, 0, 0]);
  });

  test.each([
    ["birth month", { born: "1985-07" }],
    ["unit", { unit: "县医院医师" }],
    ["sector", { sector: ["医药卫生界"] }],
    ["phone", { phone: "13800000005" }],
  ])("in the file: the %s tells which", (_, fields) => {
    const found = plan([row("王伟", { ...fields, party: "民盟" })], [known(1, teacher), known(2, doctor)]);
    expect(found.change.map(({ person }) => person.id)).toEqual([2]);
    expect(found.problems).toEqual([]);
  });

  test("in the file, and nothing that tells: refused, with both candidates named", () => {
    const { problems, questions, add, change, same } = plan([row("王伟")], [known(1, teacher), known(2, doctor)]);
    expect([add, change, same]).toEqual([[], [], []]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toMatch(/#1 王伟（.*教育界，县二中教师）/);
    expect(problems[0]?.message.zh).toMatch(/#2 王伟（.*医药卫生界，县医院医师）/);
    expect(questions.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([[1, 2]]);
  });

  test("one in the file and a contradiction: refused, with the candidate", () => {
    const { problems } = plan([row("王伟", { unit: "县农业局" })], [known(1, teacher)]);
    expect(problems[0]?.message.zh).toContain("#1 王伟");
  });

  test("the answer that a clerk gave holds: that one, or a new one", () => {
    const nameless = row("王伟", { party: "民盟" });
    const key = plan([nameless], [known(1, teacher), known(2, doctor)]).questions[0]?.key ?? "";
    const people = [known(1, teacher), known(2, doctor)];
    expect(planRoster([nameless], people, new Map([[key, 2]])).change.map(({ person }) => person.id)).toEqual([2]);
    expect(counts(planRoster([nameless], people, new Map([[key, "new" as const]])))).toEqual([1, 0, 0, 0]);
  });
});

describe("two rows", () => {
  test.each([
    ["an equal birth month", { born: "1980-02", unit: "县二中教师" }],
    ["an equal phone", { phone: "13800000004" }],
    ["an equal certificate", { certificate: "A004" }],
  ])("of one person (%s) are refused, with the address of the first", (_, fields) => {
    const { problems } = plan([teacher, row("王伟", fields)]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toContain(teacher.where.cell);
  });

  test("that nothing tells apart are refused", () => {
    expect(plan([row("王伟"), row("王伟")]).problems).toHaveLength(1);
  });

  test("that both mean the one in the file are refused", () => {
    const { problems } = plan(
      [row("王伟", { unit: "县二中教师" }), row("王伟", { phone: "13800000004", unit: "县教育局" })],
      [known(1, teacher)],
    );
    expect(problems.map(({ message }) => message.zh)).toEqual(["表中已有一行是 #1 王伟"]);
  });
});

describe("a number under another name", () => {
  test.each([
    ["phone", { phone: "13800000004" }],
    ["certificate", { certificate: "A004" }],
  ])("an equal %s in the file is refused", (_, fields) => {
    const { problems } = plan([row("张三", fields)], [known(1, teacher)]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toContain("王伟");
  });

  test.each([
    ["phone", { phone: "13800000004" }],
    ["certificate", { certificate: "A004" }],
  ])("an equal %s in the sheet is refused", (_, fields) => {
    expect(plan([teacher, row("张三", fields)]).problems).toHaveLength(1);
  });

  test.each(["13800000004", "043188886666", "88886666"])("the problem does not show the number %s", (phone) => {
    for (const { problems } of [
      plan([row("张三", { phone }), row("李四", { phone })]),
      plan([row("张三", { phone })], [known(1, { ...teacher, phone })]),
    ]) {
      expect(problems).toHaveLength(1);
      expect(JSON.stringify(problems)).not.toContain(phone);
    }
  });
});

describe("missing", () => {
  test("members whom the roster does not name are listed, never removed", () => {
    const { missing, change } = plan([doctor], [known(1, teacher), known(2, doctor)]);
    expect(missing.map(({ id }) => id)).toEqual([1]);
    expect(change).toEqual([]);
  });

  test("who has left is not missing", () => {
    const gone = known(1, teacher);
    const left: KnownPerson = { ...gone, member: gone.member && { ...gone.member, status: "left" } };
    expect(plan([doctor], [left, known(2, doctor)]).missing).toEqual([]);
  });

  test("somebody known from outside is no member, and becomes one", () => {
    const outside: KnownPerson = { ...known(1, teacher), member: null };
    expect(plan([], [outside]).missing).toEqual([]);
    expect(plan([teacher], [outside]).add.map(({ person }) => person?.id)).toEqual([1]);
  });
});
