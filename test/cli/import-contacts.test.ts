import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Imported, Refusal } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import type { CellInput } from "../support/workbook.ts";

const desk = makeOffice();
beforeAll(async () => {
  await desk.open();
  await desk.ok("member", "add", "孙丽", "--outside", "--unit", "县政协办公室");
});

const HEADER = ["序号", "日期", "姓名", "类别", "人数", "地点", "事项", "办理结果", "备注"];
const LEDGER: readonly (readonly CellInput[])[] = [
  ["委员联系群众工作台账"],
  HEADER,
  [1, "2026-03-05", "张三", "联系群众", 12, "柳树村", "路灯不亮", "已解决", null],
  [2, "2026.3.5", "张三", "联系群众", "3人", "柳树村", "路灯不亮", null, null],
  [3, "2026-03-05", "刘芳、孙丽", null, 6, "东河村", "路灯不亮", "正在协调", "与乡里一道"],
  [4, "2026年4月", "刘芳", "联系委员", 4, null, null, null, null],
  ["合计", null, null, null, 25],
];

interface Shown {
  readonly id: number;
  readonly date: string;
  readonly title: string;
  readonly form: string | null;
  readonly outcome: string;
}

interface Activity {
  readonly place: string | null;
  readonly note: string | null;
  readonly form: string | null;
  readonly parts: readonly { readonly name: string; readonly quantity: number | null; readonly state: string }[];
}

type Said = Imported & { notes: string[]; warnings: { cell: string; problem: string }[] };

const contacts = async (): Promise<{ about: Shown; activity: Activity }[]> => {
  const list = await desk.json<Shown[]>("activity", "list", "--kind", "contact");
  return Promise.all(list.map(async (about) => ({ about, activity: await desk.json<Activity>("activity", "show", String(about.id)) })));
};

async function imported(rows: readonly (readonly CellInput[])[], ...args: string[]): Promise<Said> {
  await desk.workbook("联系.xlsx", rows);
  return desk.json<Said>("import", "contacts", "联系.xlsx", ...args);
}

async function refused(rows: readonly (readonly CellInput[])[]) {
  await desk.workbook("联系.xlsx", rows);
  const { status, stdout, stderr } = await desk.run("import", "contacts", "联系.xlsx", "--json");
  expect([status, stdout]).toEqual([3, ""]);
  return {
    stderr,
    problems: (JSON.parse(stderr) as Refusal & { error: { problems: { cell: string; value: string; problem: string }[] } }).error.problems,
  };
}

describe("a ledger of contacts", () => {
  beforeAll(async () => {
    expect(await imported(LEDGER, "--dry-run")).toMatchObject({ operation: null, files: [{ rows: 4, added: 4 }] });
    expect(await desk.json<Imported>("导入", "联系", "联系.xlsx")).toMatchObject({ files: [{ rows: 4, added: 4, changed: 0, same: 0 }] });
  });

  it("keeps a deed for each day, person and matter; what rows of one count adds up", async () => {
    expect(
      (await contacts()).map(({ about, activity }) => [
        about.date,
        about.title,
        activity.parts.map(({ name, quantity }) => [name, quantity]),
      ]),
    ).toEqual([
      ["2026-03-05", "路灯不亮", [["张三", 15]]],
      ["2026-03-05", "路灯不亮", [["刘芳", 6]]],
      ["2026-03-05", "路灯不亮", [["孙丽", 6]]],
      ["2026-04", "联系群众", [["刘芳", 4]]],
    ]);
  });

  it("keeps place, result and kind of each", async () => {
    const [first, second, third, fourth] = (await contacts()).sort((a, b) => a.about.id - b.about.id);
    expect([first?.about.outcome, first?.activity.place, first?.activity.note]).toEqual(["解决", "柳树村", null]);
    expect([second?.about.outcome, second?.activity.place, second?.activity.note]).toEqual([
      "",
      "东河村",
      "办理结果：正在协调；与乡里一道",
    ]);
    expect(third?.activity.parts).toMatchObject([{ name: "孙丽", state: "present" }]);
    expect(fourth?.about.form).toBe("联系委员");
  });

  it("changes nothing when it is imported again", async () => {
    expect(await imported(LEDGER)).toMatchObject({ operation: null, files: [{ rows: 4, added: 0, changed: 0, same: 4 }] });
  });

  it("changes the one deed of a person, day and matter", async () => {
    expect(await imported([HEADER, [1, "2026-03-05", "刘芳", null, 8, null, "路灯不亮", "办结", null]])).toMatchObject({
      files: [{ added: 0, changed: 1 }],
    });
    expect((await contacts()).filter(({ about }) => about.outcome !== "").map(({ activity }) => activity.parts)).toMatchObject([
      [{ name: "张三", quantity: 15 }],
      [{ name: "刘芳", quantity: 8 }],
    ]);
    await desk.ok("undo");
  });

  it("finds a contact that several had together, recorded by a command", async () => {
    await desk.ok("record", "contact", "--title", "座谈", "--date", "2026-06-01", "--attendee", "张三、刘芳", "--quantity", "10");
    expect(await imported([HEADER, [1, "2026-06-01", "刘芳", null, 10, null, "座谈", null, null]])).toMatchObject({
      operation: null,
      files: [{ same: 1 }],
    });
    await desk.ok("undo");
  });
});

describe("residents", () => {
  it("columns about them are never taken, and that is said", async () => {
    const said = await imported([
      ["日期", "委员姓名", "联系对象", "群众姓名", "群众电话", "家庭住址", "身份证号13800000009", "联系户数", "群众诉求", "天气"],
      ["2026-07-01", "张三", "赵大爷", "赵大爷", "13800000009", "柳树村3号", "220101194001011234", 1, "修水渠", "晴"],
    ]);
    expect(said.files).toMatchObject([{ added: 1 }]);
    const notes = said.notes.join("\n");
    for (const column of ["联系对象", "群众姓名", "群众电话", "家庭住址", "身份证号1****9"]) expect(notes).toContain(column);
    expect(notes).toContain("没有读入");
    expect(notes).toMatch(/没有用到的列：天气$/m);
    const bytes = readFileSync(desk.db).toString("utf8");
    for (const secret of ["赵大爷", "13800000009", "柳树村3号", "220101194001011234"]) {
      expect(bytes, "not in the file").not.toContain(secret);
      expect(JSON.stringify(said), "not said").not.toContain(secret);
    }
    await desk.ok("undo");
  });

  const NUMBERS = [
    ["13812345678", "手机号码"],
    ["138 1234 5678", "手机号码"],
    ["138-1234-5678", "手机号码"],
    ["１３８１２３４５６７８", "手机号码"],
    ["22010119400101123X", "身份证号码"],
    ["220101194001011234", "身份证号码"],
    ["220101 19400101 1234", "身份证号码"],
    ["２２０１０１１９４００１０１１２３Ｘ", "身份证号码"],
  ] as const;

  it.each(
    NUMBERS.flatMap(([number, what]) => (["地点", "事项", "办理结果", "备注"] as const).map((column) => [number, column, what] as const)),
  )("%s in %s refuses the row, and is not repeated", async (number, column, what) => {
    const row = ["1", "2026-07-01", "张三", null, 3, "柳树村", "修水渠", null, null].map((cell, i) =>
      HEADER[i] === column ? `老赵${number}反映` : cell,
    );
    const { problems, stderr } = await refused([HEADER, row]);
    expect(problems).toMatchObject([{ cell: `${"ABCDEFGHI"[HEADER.indexOf(column)]}2`, problem: `里面有${what}` }]);
    const digits = (value: string): string => value.normalize("NFKC").replace(/[^\dX]/g, "");
    expect(digits(stderr)).not.toContain(digits(number));
    expect(stderr).not.toContain(number);
  });

  it.each(["2026年3月5日", "投入12000000元", "第10120260305号文件"])("%s is no such number", async (matter) => {
    expect(await imported([HEADER, [1, "2026-07-01", "张三", null, 3, null, matter, null, null]], "--dry-run")).toMatchObject({
      files: [{ added: 1 }],
    });
  });
});

describe("a cell that says nothing sensible", () => {
  const rowWith = (column: string, value: CellInput): CellInput[] =>
    [1, "2026-07-01", "张三", null, 3, "柳树村", "修水渠", null, null].map((cell, i) => (HEADER[i] === column ? value : cell));

  it.each([
    ["日期", null, "B2", /缺少日期/],
    ["日期", "上周", "B2", /不是日期/],
    ["姓名", "赵小六", "C2", /名册里没有这个人/],
    ["姓名", "王伟", "C2", /2 人同名/],
    ["类别", "开会", "D2", /不认识的类别/],
    ["人数", "一些", "E2", /不是数字/],
    ["人数", 2.5, "E2", /整数/],
  ] as const)("%s %j is refused at its cell", async (column, value, cell, words) => {
    expect((await refused([HEADER, rowWith(column, value)])).problems).toMatchObject([{ cell, problem: expect.stringMatching(words) }]);
  });

  it.each([
    ["人数", 0, /人数是 0/],
    ["人数", 501, /超过 500/],
    ["日期", "2027-02-01", /今天.*之后/],
  ] as const)("%s %j is warned about", async (column, value, words) => {
    const { warnings } = await imported([HEADER, rowWith(column, value)], "--dry-run");
    expect(warnings).toMatchObject([{ problem: expect.stringMatching(words) }]);
  });
});
