import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Imported, ListedMember } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import { type CellInput, ROSTER_ROWS, rosterWith } from "../support/workbook.ts";

/** What a clerk meets who keeps the members over a year: older rosters, lists in several sheets, wrong numbers, a second chair. */

interface Shown extends ListedMember {
  readonly tenures: readonly { readonly kind: string; readonly body: string; readonly from: string; readonly to: string | null }[];
  readonly liaison: readonly { readonly with: string; readonly to: string | null }[];
}

const BASIS = "十届二十次常委会";
const NEW_PHONE = "13900000003";

describe("a roster of January after a change in September", () => {
  const desk = makeOffice();
  const sectors = async (): Promise<string[]> =>
    (await desk.json<Shown>("member", "show", "张三")).tenures
      .filter(({ kind }) => kind === "sector")
      .map(({ body, from, to }) => `${body} ${from} ${to ?? ""}`.trim());
  const MOVED = ["经济界 2022-01-01 2025-09-16", "农业界 2025-09-17"];
  const phoneOf = async (name: string): Promise<string> => (await desk.ok("member", "show", name, "--unmask")).stdout;

  beforeAll(async () => {
    await desk.open();
    await desk.ok("member", "edit", "张三", "--sector", "农业界", "--from", "2025-09-17", "--basis", BASIS);
    await desk.ok("member", "edit", "刘芳", "--role", "委员", "--from", "2025-06-01", "--basis", "十届四次会议");
    await desk.ok("member", "status", "买买提·艾力", "resign", "--on", "2025-10-15", "--basis", BASIS);
    const rows = rosterWith("张三", "联系电话", NEW_PHONE).map((row) =>
      row[1] === "陈　明" ? row.map((cell, i): CellInput => (i === 10 ? "13900000001" : cell)) : row,
    );
    await desk.workbook("一月名册.xlsx", rows);
  });

  it("is refused by the real binary, with the cell, the day and the basis, and the file stays as it was", async () => {
    const before = readFileSync(desk.db);
    const { status, stderr } = await desk.binary.run("import", "roster", "一月名册.xlsx");
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /G5 “经济界”：张三的界别登记的是农业界，2025-09-17 起的变动（依据 十届二十次常委会）；表上是变动以前的 → .*--as-of/,
    );
    expect(stderr).toMatch(/I4 “常委”：刘芳的政协职务登记的是委员，2025-06-01 起的变动（依据 十届四次会议）/);
    expect(readFileSync(desk.db).equals(before)).toBe(true);
  });

  it("gives the other rows with --partial, and does not call those left out missing", async () => {
    const { stdout } = await desk.ok("import", "roster", "一月名册.xlsx", "--partial");
    expect(stdout).toContain("名册里有 1 位已离任的，仍是离任：买买提·艾力（任职到 2025-10-15）");
    expect(stdout).not.toMatch(/名册里没有/);
    expect(await phoneOf("陈明")).toContain("13900000001");
    expect(await sectors()).toEqual(MOVED);
    await desk.ok("undo");
  });

  it("goes in as what it is with its own day: the telephone, and no place", async () => {
    expect(await desk.json<Imported>("import", "roster", "一月名册.xlsx", "--as-of", "2025-01-10")).toMatchObject({
      files: [{ added: 0, changed: 2, same: 4 }],
    });
    expect(await phoneOf("张三")).toContain(NEW_PHONE);
    expect(await sectors()).toEqual(MOVED);
    expect((await desk.json<ListedMember[]>("member", "list")).find(({ name }) => name === "买买提·艾力")?.status).toBe("left");
    await desk.ok("undo");
  });

  it("is a change of its own with a later day", async () => {
    await desk.ok("import", "roster", "一月名册.xlsx", "--as-of", "2026-03-01");
    expect(await sectors()).toEqual(["经济界 2022-01-01 2025-09-16", "农业界 2025-09-17 2026-02-28", "经济界 2026-03-01"]);
    await desk.ok("undo");
  });

  it("lets nobody go before a change, or before the end that is on record", async () => {
    await desk.workbook(
      "缺人.xlsx",
      ROSTER_ROWS.filter((row) => !["张三", "买买提・艾力"].includes(String(row[1]))),
    );
    const { message, problems } = await desk.refusal("import", "roster", "缺人.xlsx", "--as-of", "2025-03-01", "--absent", "leave");
    expect(message).toContain("2 处");
    expect(JSON.stringify(problems)).toMatch(/2025-09-17[\s\S]*2025-10-15|2025-10-15[\s\S]*2025-09-17/);
  });

  it("an export of today comes back without a change", async () => {
    await desk.ok("export", "roster", "-o", "今天.xlsx", "--unmask");
    expect(await desk.json<Imported>("import", "roster", "今天.xlsx")).toMatchObject({ operation: null });
  });

  it("a clerk who names the member may correct what was recorded, and hears what it was; nothing is put before it", async () => {
    const corrected = await desk.ok("member", "edit", "张三", "--sector", "农业和农村界");
    expect(corrected.stderr).toContain("界别有 2025-09-17 起的变动（依据 十届二十次常委会），这次作为更正改了它");
    expect(await sectors()).toEqual(["经济界 2022-01-01 2025-09-16", "农业和农村界 2025-09-17"]);
    await desk.ok("undo");
    // 常委 until May 2025: an office from March would take back that it ended.
    expect(await desk.refusal("member", "edit", "刘芳", "--role", "副主席", "--from", "2025-03-01")).toMatchObject({
      status: 4,
      code: "refused.later_change",
    });
  });

  it("a change stated again on its own day keeps the basis", async () => {
    await desk.ok("member", "edit", "张三", "--sector", "科协", "--from", "2025-09-17");
    expect(await sectors()).toEqual(["经济界 2022-01-01 2025-09-16", "科协 2025-09-17"]);
    const { stderr } = await desk.run("import", "roster", "一月名册.xlsx");
    expect(stderr).toContain(`登记的是科协，2025-09-17 起的变动（依据 ${BASIS}）`);
    await desk.ok("undo");
  });
});

describe("sheets of one workbook", () => {
  const desk = makeOffice();
  const PEOPLE = ["周明远", "李静", "王伟"];
  const book = async (name: string, sheets: Readonly<Record<string, readonly (readonly CellInput[])[]>>): Promise<void> => {
    const workbook = new ExcelJS.Workbook();
    for (const [sheet, rows] of Object.entries(sheets)) workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
    await workbook.xlsx.writeFile(`${desk.folder}/${name}`);
  };
  const groups = async (): Promise<string[]> =>
    (await desk.json<ListedMember[]>("member", "list")).map(({ name, group }) => `${name} ${group}`).sort();

  beforeAll(async () => {
    await desk.ok("init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
    await book("两张.xlsx", {
      基本情况: [["姓名", "性别", "界别"], ...PEOPLE.map((name) => [name, "男", "教育界"])],
      联系方式: [["姓名", "联系电话"], ...PEOPLE.map((name, i) => [name, `1380000000${i}`])],
    });
  });

  it("about the same people are no two groups: refused, and the one goes in after the other", async () => {
    const { stderr, status } = await desk.run("import", "roster", "两张.xlsx");
    expect(status).toBe(3);
    expect(stderr).toMatch(/联系方式 › A2 “周明远”：与 基本情况!A2 同名.*--sheet 基本情况 .*--sheet 联系方式/);
    await desk.ok("import", "roster", "两张.xlsx", "--sheet", "基本情况");
    expect(await desk.json<Imported>("import", "roster", "两张.xlsx", "--sheet", "联系方式")).toMatchObject({
      files: [{ added: 0, changed: 3 }],
    });
    expect(await groups()).toEqual(["周明远 ", "李静 ", "王伟 "]);
  });

  it("are groups where they are called so, or as the office has one; others are said", async () => {
    await desk.ok("member", "edit", "王伟", "--group", "城南");
    await book("几组.xlsx", {
      第一组: [
        ["姓名", "性别"],
        ["甲一", "男"],
      ],
      城南: [
        ["姓名", "性别"],
        ["乙二", "男"],
      ],
      城关镇: [
        ["姓名", "性别"],
        ["丙三", "男"],
      ],
      某某社区: [
        ["姓名", "性别"],
        ["丁四", "男"],
      ],
      县直机关: [
        ["姓名", "性别"],
        ["戊五", "男"],
      ],
      另一批: [
        ["姓名", "性别"],
        ["己六", "男"],
      ],
    });
    const { stdout } = await desk.ok("import", "roster", "几组.xlsx");
    expect(stdout).toContain("工作表名“另一批”不是登记过的活动组、界别");
    expect((await groups()).filter((line) => !line.endsWith(" "))).toEqual(
      ["丁四 某某社区", "丙三 城关镇", "乙二 城南", "戊五 县直机关", "王伟 城南", "甲一 第一组"].sort(),
    );
  });

  it("do not tell two people of a name apart; what their rows say does", async () => {
    await book("同名.xlsx", {
      第一组: [
        ["姓名", "性别"],
        ["钱七", "男"],
      ],
      第二组: [
        ["姓名", "性别"],
        ["钱七", "男"],
      ],
    });
    expect((await desk.run("import", "roster", "同名.xlsx")).stderr).toMatch(/第二组 › A2 “钱七”：与 第一组!A2 同名/);
    await book("两人.xlsx", {
      第一组: [
        ["姓名", "工作单位及职务"],
        ["钱七", "县一中教师"],
      ],
      第二组: [
        ["姓名", "工作单位及职务"],
        ["钱七", "县医院医师"],
      ],
    });
    expect(await desk.json<Imported>("import", "roster", "两人.xlsx", "--dry-run")).toMatchObject({ files: [{ added: 1 }, { added: 1 }] });
  });
});

describe("members one by one", () => {
  const desk = makeOffice();
  beforeAll(async () => {
    await desk.open();
    await desk.workbook("名单.xlsx", [
      ["姓名", "类别", "单位", "职务"],
      ["赵讲师", "讲师", "省委党校", "教授"],
      ["钱干部", "机关干部", "县政协", "科长"],
    ]);
    await desk.ok("import", "people", "名单.xlsx");
  });

  it("a telephone that lacks a digit goes in neither way, and the number is not printed", async () => {
    await desk.workbook("少一位.xlsx", rosterWith("张三", "联系电话", "1380000003"));
    const refused = [
      await desk.run("import", "roster", "少一位.xlsx"),
      await desk.run("member", "edit", "张三", "--phone", "1380000003"),
      await desk.run("member", "add", "孙新", "--phone", "1380000003"),
    ];
    expect(refused.map(({ status }) => status)).toEqual([3, 2, 2]);
    for (const { stderr } of refused) {
      expect(stderr).toContain("不是电话号码");
      expect(stderr).not.toContain("1380000003");
    }
    await desk.workbook("座机.xlsx", rosterWith("张三", "联系电话", "0373-5566778"));
    await desk.ok("import", "roster", "座机.xlsx");
    expect((await desk.ok("member", "edit", "张三", "--phone", "0373-5566778")).stdout).toContain("没有变化");
  });

  it("a second chair is said by roster, edit and add, and taken", async () => {
    await desk.workbook("两主席.xlsx", rosterWith("张三", "政协职务", "主席"));
    expect((await desk.ok("import", "roster", "两主席.xlsx", "--dry-run")).stdout).toContain("主席有 2 位：陈明、张三");
    const edited = await desk.ok("member", "edit", "张三", "--role", "主席");
    expect(edited.stderr).toContain("主席有 2 位");
    expect((await desk.ok("member", "add", "孙新", "--role", "主席")).stderr).toContain("主席有 3 位");
    expect((await desk.ok("member", "edit", "陈明", "--role", "委员", "--from", "2026-03-01")).stderr).toContain("主席有 2 位：张三、孙新");
    for (const _ of [1, 2, 3]) await desk.ok("undo");
  });

  it.each(["赵讲师", "钱干部"])("the file of %s is refused with commands that work", async (name) => {
    const { stderr, status } = await desk.run("member", "show", name);
    expect(status).toBe(4);
    expect(stderr).toMatch(name === "赵讲师" ? /赵讲师是讲师，不是本届委员/ : /钱干部是机关干部，不是本届委员/);
    const advised = [...stderr.matchAll(/cppcc ([^；\n]+)/g)].map(([, command = ""]) =>
      command.replace("任职的第一天", "2026-05-01").split(" "),
    );
    expect(advised.map(([noun]) => noun)).toEqual(["activity", "import", "member"]);
    for (const command of advised) await desk.ok(...command);
    await desk.ok("undo");
  });

  it("who is missing from a standing meeting's sheet is named, by the import and by the meeting", async () => {
    await desk.workbook("签到.xlsx", [
      ["姓名", "出席情况"],
      ["刘芳", "√"],
      ["张三", "列席"],
    ]);
    const meeting = ["--kind", "standing", "--title", "十届十次常委会", "--date", "2026-04-20"];
    expect((await desk.ok("import", "attendance", "签到.xlsx", ...meeting)).stdout).toContain(
      "签到表上没有 1 位常委会组成人员，没有记录就不算应到，请核对：陈明",
    );
    const [{ id } = { id: 0 }] = await desk.json<{ id: number }[]>("activity", "list", "--kind", "standing");
    expect((await desk.ok("activity", "show", String(id))).stdout).toContain("常委会组成人员，没有记录就不算应到，请核对：陈明");
    expect(await desk.json("activity", "show", String(id))).toMatchObject({ missing: [{ name: "陈明" }] });
  });

  it("who left keeps no contact any more", async () => {
    await desk.workbook("双联.xlsx", [
      ["联系人", "联系对象", "起始时间"],
      ["刘芳", "张三", "2023-01-01"],
    ]);
    await desk.ok("import", "liaison", "双联.xlsx");
    expect((await desk.ok("member", "show", "张三")).stdout).toContain("由刘芳联系");
    await desk.ok("member", "edit", "刘芳", "--role", "委员", "--from", "2026-03-01", "--basis", BASIS);
    expect((await desk.ok("member", "show", "张三")).stdout).not.toContain("由刘芳联系");
    expect((await desk.ok("member", "show", "刘芳")).stdout).not.toContain("常委联系委员");
    expect(await desk.json("liaison", "list")).toMatchObject([{ name: "刘芳", with: "张三", to: "2026-02-28" }]);
    await desk.ok("undo");
    await desk.ok("member", "status", "张三", "resign", "--on", "2026-05-31", "--basis", BASIS);
    expect((await desk.ok("member", "show", "刘芳")).stdout).not.toContain("常委联系委员");
    expect((await desk.json<Imported>("import", "liaison", "双联.xlsx")).operation, "the list itself stays as it was").toBeNull();
  });
});
