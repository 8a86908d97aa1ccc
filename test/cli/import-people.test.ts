import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import type { Imported, ListedMember, Refusal } from "../office/answers.ts";
import { type Office, openOffice } from "../office/office.ts";
import type { CellInput } from "../support/workbook.ts";

const HEADER = ["序号", "姓名", "类别", "单位", "职务", "起始时间", "终止时间", "联系电话", "备注"];
const LIST: readonly (readonly CellInput[])[] = [
  ["机关干部、特邀信息员和讲师名单"],
  HEADER,
  [1, "孙　丽", "干部", "县政协办公室", "副主任", "2022.01", null, "13900000001", null],
  [2, "张三", "社情民意信息员", null, null, "2023年3月", "2025-02", null, "县政协〔2023〕5号"],
  [3, "李教授", "授课人", "省委党校", "教授", null, null, "139****0003", null],
  [4, "孙丽", "信息员", "县政协办公室", "副主任", "2024-05-01", null, null, null],
  ["合计", "3人"],
];

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly starts: string;
  readonly ends: string | null;
  readonly basis: string | null;
  readonly unit: string | null;
  readonly phone: string | null;
  readonly file: string | null;
  readonly row: number | null;
}

/** Who stands on which list, as the file holds it. */
function lists(file: string): Row[] {
  const db = new Sqlite(file, { readonly: true });
  const rows = db
    .prepare<[], Row>(`
      SELECT person.name, body.kind, tenure.starts, tenure.ends, tenure.basis, person.unit, person.phone, source.file, tenure.row
      FROM tenure JOIN body ON body.id = tenure.body JOIN person ON person.id = tenure.person LEFT JOIN source ON source.id = tenure.source
      WHERE body.kind IN ('cadres', 'informants', 'lecturers', 'editors', 'artists') ORDER BY tenure.id`)
    .all();
  db.close();
  return rows;
}

function people(file: string): number {
  const db = new Sqlite(file, { readonly: true });
  const count = db.prepare<[], number>("SELECT count(*) FROM person").pluck().get() ?? -1;
  db.close();
  return count;
}

let office: Office;
const problemsOf = (stderr: string) =>
  (JSON.parse(stderr) as Refusal & { error: { problems: { cell: string; problem: string; hint: string }[] } }).error.problems;

beforeEach(async () => {
  office = await openOffice();
});

async function imported(rows: readonly (readonly CellInput[])[], ...args: string[]): Promise<Imported> {
  await office.workbook("人员.xlsx", rows);
  return office.json<Imported>("import", "people", "人员.xlsx", ...args);
}

async function refused(rows: readonly (readonly CellInput[])[]) {
  await office.workbook("人员.xlsx", rows);
  const before = office.bytes();
  const { status, stderr } = await office.run("import", "people", "人员.xlsx", "--json");
  expect(status).toBe(3);
  expect(office.bytes().equals(before)).toBe(true);
  return problemsOf(stderr);
}

const sheet = (...rows: readonly (readonly CellInput[])[]): (readonly CellInput[])[] => [HEADER, ...rows];

describe("a list of people", () => {
  it("is imported once: new people from outside, members that are on it too, one person on two lists", async () => {
    const empty = office.bytes();
    expect(await imported(LIST, "--dry-run")).toMatchObject({ operation: null, files: [{ rows: 4, added: 4 }] });
    expect(office.bytes().equals(empty)).toBe(true);

    expect(await imported(LIST)).toMatchObject({ files: [{ rows: 4, added: 4, changed: 0, same: 0 }] });
    expect(lists(office.db)).toMatchObject([
      {
        name: "孙丽",
        kind: "cadres",
        starts: "2022-01-01",
        ends: null,
        unit: "县政协办公室副主任",
        phone: "13900000001",
        file: "人员.xlsx",
        row: 3,
      },
      { name: "孙丽", kind: "informants", starts: "2024-05-01", ends: null },
      { name: "张三", kind: "informants", starts: "2023-03-01", ends: "2025-02-28", basis: "县政协〔2023〕5号", unit: "某公司经理" },
      { name: "李教授", kind: "lecturers", starts: "2022-01-01", phone: null, unit: "省委党校教授" },
    ]);
    expect(people(office.db), "two new people beside six members").toBe(8);

    const written = office.bytes();
    expect(await imported(LIST)).toMatchObject({ operation: null, files: [{ rows: 4, added: 0, changed: 0, same: 4 }] });
    expect(office.bytes().equals(written)).toBe(true);
  });

  it("says which of them are members", async () => {
    await office.workbook("人员.xlsx", LIST);
    expect((await office.ok("导入", "人员", "人员.xlsx")).stdout).toContain("其中 1 人是本届委员：张三");
  });

  it("leaves the members' own lists alone, and finds people from outside where a name is written", async () => {
    const before = (await office.ok("member", "list", "--json")).stdout;
    await imported(LIST);
    expect((await office.ok("member", "list", "--json")).stdout).toBe(before);
    expect((await office.ok("record", "training", "--title", "政协讲堂", "--date", "2026-05-12", "--lecturer", "李教授")).stdout).toContain(
      "1 人",
    );
    expect((await office.ok("member", "show", "张三")).stdout).toContain("特邀信息员　2023-03-01 起 — 2025-02-28");
  });

  it("goes with undo, and comes back with redo", async () => {
    const before = people(office.db);
    await imported(LIST);
    await office.ok("undo");
    expect([lists(office.db), people(office.db)]).toEqual([[], before]);
    await office.ok("redo");
    expect(lists(office.db)).toHaveLength(4);
  });

  it("may say its category in the title or the sheet's name alone", async () => {
    await office.workbook("a.xlsx", [["县政协特邀信息员名单"], ["姓名", "工作单位及职务"], ["赵一", "县司法局科长"]]);
    await office.workbook(
      "b.xlsx",
      [
        ["姓名", "单位"],
        ["钱二", "县委党校"],
      ],
      "讲师",
    );
    await office.ok("import", "people", "a.xlsx", "b.xlsx");
    expect(lists(office.db).map(({ name, kind }) => [name, kind])).toEqual([
      ["赵一", "informants"],
      ["钱二", "lecturers"],
    ]);
  });
});

describe("a later list", () => {
  beforeEach(async () => void (await imported(LIST)));

  it("states nothing by blanks and masked numbers", async () => {
    expect(
      await imported(
        sheet(
          [1, "孙丽", "机关干部", null, null, null, null, "139****0001", null],
          [2, "李教授", "讲师", null, null, null, null, null, null],
        ),
      ),
    ).toMatchObject({ operation: null, files: [{ same: 2 }] });
  });

  it("changes days, unit and phone, told field by field, the phone not printed", async () => {
    await office.workbook(
      "人员.xlsx",
      sheet([1, "孙丽", "机关干部", "县政协办公室", "副主任", "2022-01", "2026-06-30", "13900000099", null]),
    );
    const { stdout } = await office.ok("import", "people", "人员.xlsx");
    expect(stdout).toContain("孙丽 机关干部：终止时间 无 → 2026-06-30");
    expect(stdout).toContain("孙丽：联系电话 ****");
    expect(stdout).not.toMatch(/1390000/);
    expect(lists(office.db)[0]).toMatchObject({ ends: "2026-06-30", phone: "13900000099" });
  });

  it("begins anew after an end, and corrects a first day otherwise", async () => {
    await imported(
      sheet(
        [1, "张三", "信息员", null, null, "2026-01-01", null, null, "续聘"],
        [2, "孙丽", "干部", null, null, "2022-03", null, null, null],
      ),
    );
    expect(lists(office.db).filter(({ name }) => name === "张三")).toMatchObject([
      { starts: "2023-03-01", ends: "2025-02-28" },
      { starts: "2026-01-01", ends: null, basis: "续聘" },
    ]);
    expect(lists(office.db)[0]).toMatchObject({ name: "孙丽", starts: "2022-03-01" });
  });

  it("does not make a member's unit say less", async () => {
    await imported(sheet([1, "刘芳", "信息员", "县一中", null, null, null, null, null]));
    expect((await office.json<{ unit: string }>("member", "show", "刘芳")).unit).toBe("县一中校长");
  });

  it("ends with no seat, and a seat's end ends nothing of it", async () => {
    await imported(sheet([1, "刘芳", "信息员", null, null, "2022-01-01", null, null, null]));
    await office.ok("member", "status", "刘芳", "resign", "--on", "2026-10-15", "--basis", "某次会议");
    expect(lists(office.db).find(({ name }) => name === "刘芳")).toMatchObject({ starts: "2022-01-01", ends: null });
    expect((await office.json<ListedMember[]>("member", "list")).find(({ name }) => name === "刘芳")?.status).toBe("left");
    // No member any more, but an informant: a name on that day means them.
    expect((await office.ok("record", "training", "--title", "信息员培训", "--date", "2026-12-01", "--attendee", "刘芳")).stdout).toContain(
      "1 人",
    );
    await office.ok("undo");
    await office.ok("undo");
    await office.workbook("任职.xlsx", [
      ["姓名", "出生年月", "任职时间"],
      ["刘芳", "1972-11", "2022-06"],
    ]);
    await office.ok("import", "roster", "任职.xlsx");
    expect(lists(office.db).find(({ name }) => name === "刘芳")?.starts, "a seat's first day moves nothing of it").toBe("2022-01-01");
  });
});

describe("who it is", () => {
  it("is asked with the candidates where two of the name are on record", async () => {
    const [problem, ...others] = await refused(sheet([1, "王伟", "信息员", null, null, null, null, null, null]));
    expect(others).toEqual([]);
    expect(problem?.cell).toBe("B2");
    expect(problem?.problem).toMatch(/分不清是谁.*#4 王伟.*#5 王伟/);
  });

  it.each([
    ["a qualifier in brackets", ["王伟（女）", null, null, null], 5],
    ["the phone", ["王伟", null, null, "13800000004"], 4],
    ["unit and post", ["王伟", "县医院", "医师", null], 5],
  ] as const)("is told by %s", async (_, [name, unit, post, phone], id) => {
    await imported(sheet([1, name, "信息员", unit, post, null, null, phone, null]));
    expect(people(office.db)).toBe(6);
    expect((await office.ok("member", "show", String(id))).stdout).toContain("特邀信息员");
  });

  it("is refused where a member of that name has another unit and phone: a clerk must tell", async () => {
    const [problem] = await refused(sheet([1, "张三", "信息员", "县林业局", null, null, null, "13700000000", null]));
    expect(problem?.problem).toContain("#3 张三（委员，经济界，某公司经理）");
  });

  it.each([
    ["a qualifier that fits nobody", [["王伟（宗教界）", "信息员", null, null]], /没有符合括号里说明的人/],
    [
      "the same person twice on one list",
      [
        ["赵一", "信息员", "县司法局", null],
        ["赵一", "信息员", "县司法局", null],
      ],
      /同一个人、同一类别/,
    ],
    [
      "two rows of a name, on two lists, of different units",
      [
        ["赵一", "信息员", "县司法局", null],
        ["赵一", "讲师", "县委党校", null],
      ],
      /看不出是一个人还是两个人/,
    ],
    ["a phone of somebody else on record", [["赵一", "信息员", null, "13800000001"]], /与陈明（#1）相同/],
    [
      "one phone for two people",
      [
        ["赵一", "信息员", null, "13700000001"],
        ["钱二", "信息员", null, "13700000001"],
      ],
      /与赵一（Sheet1!B2）相同/,
    ],
  ] as [string, [string, string, string | null, string | null][], RegExp][])("%s is refused", async (_, rows, words) => {
    const problems = await refused(
      sheet(...rows.map(([name, kind, unit, phone], i) => [i + 1, name, kind, unit, null, null, null, phone, null])),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.problem).toMatch(words);
    expect(JSON.stringify(problems)).not.toMatch(/1[3-9]\d{9}/);
  });

  it("two people of one name on one list are two people", async () => {
    await imported(
      sheet(
        [1, "赵一", "信息员", "县司法局", null, null, null, null, null],
        [2, "赵一", "信息员", "县林业局", null, null, null, null, null],
      ),
    );
    expect(lists(office.db).map(({ unit }) => unit)).toEqual(["县司法局", "县林业局"]);
  });
});

describe("a cell that says nothing sensible", () => {
  it.each([
    ["类别", "司机", "C2", /不认识的类别/],
    ["类别", null, "C2", /缺少类别/],
    ["姓名", "3人", "B2", /不是姓名/],
    ["起始时间", "上个月", "F2", /不是日期/],
    ["终止时间", "2020-01-01", "B2", /终止时间 2020-01-01 早于起始时间 2022-01-01/],
    ["联系电话", "没有电话", "H2", /不是电话号码/],
  ] as const)("%s %j is refused at its cell", async (column, value, cell, words) => {
    const row = [1, "赵一", "信息员", "县司法局", "科长", null, null, null, null].map((each, i) => (HEADER[i] === column ? value : each));
    expect(await refused(sheet(row))).toMatchObject([{ cell, problem: expect.stringMatching(words) }]);
  });

  it("a first day after today is warned about", async () => {
    const { warnings } = (await imported(
      sheet([1, "赵一", "信息员", null, null, "2028-01", null, null, null]),
      "--dry-run",
    )) as Imported & {
      warnings: unknown[];
    };
    expect(warnings).toMatchObject([{ value: "2028-01-01" }]);
  });
});

describe("another person of a name on record", () => {
  const two = sheet(
    [1, "吴琳", "干部", "县政协", "科长", null, null, null, null],
    [2, "吴琳（另一人）", "讲师", "县委党校", "教授", null, null, null, null],
  );

  it("is said to be a new one in brackets, and is the same one in the list that comes again", async () => {
    await imported(two);
    const [unclear] = await refused(sheet([1, "吴琳", "信息员", "县医院", null, null, null, null, null]));
    expect(unclear?.hint).toContain("吴琳（新）");
    const before = people(office.db);
    const third = sheet([1, "吴琳（新）", "信息员", "县医院", "护士", null, null, null, null]);
    expect(await imported(third)).toMatchObject({ files: [{ added: 1 }] });
    expect(people(office.db)).toBe(before + 1);
    expect(await imported(third)).toMatchObject({ operation: null, files: [{ same: 1 }] });
    expect(people(office.db)).toBe(before + 1);
  });

  it("needs something that tells them apart", async () => {
    await imported(sheet([1, "吴琳", "干部", null, null, null, null, null, null]));
    expect((await refused(sheet([1, "吴琳（新）", "讲师", null, null, null, null, null, null])))[0]?.problem).toContain("分不清是谁");
  });
});
