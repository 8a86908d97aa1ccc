import { beforeAll, describe, expect, test } from "vitest";
import type { ListedMember } from "../office/answers.ts";
import { ENTER, type Reply } from "../office/at-terminal.ts";
import { makeOffice } from "../office/office.ts";
import { importYear } from "../office/year.ts";

/** Finding people and deeds by whatever a clerk knows of them; and wherever a command takes a member. */
const desk = makeOffice();
const { at } = desk;
const people = async (...words: string[]): Promise<string[]> =>
  (await desk.json<ListedMember[]>("member", "find", ...words)).map(({ name }) => name);
const deeds = async (...words: string[]): Promise<string[]> =>
  (await desk.json<{ title: string }[]>("activity", "find", ...words)).map(({ title }) => title);
const DOWN = "\u001b[B";
const UP = "\u001b[A";
/** After an answer was taken, the next list is drawn: nobody more. */
const none: Reply[] = [
  ["✔", ""],
  ["❯ 没有了", ENTER],
];

beforeAll(async () => {
  await importYear(desk);
  await desk.ok("member", "add", "李讲师", "--outside", "--unit", "省委党校");
});

describe("member find", () => {
  test("by initials, a part of the name, the unit, the end of a number; several words must all fit", async () => {
    expect(await people("zs")).toEqual(["张三"]);
    expect(await people("艾力")).toEqual(["买买提·艾力"]);
    expect(await people("县二中")).toEqual(["王伟"]);
    expect(await people("0003")).toEqual(["张三"]);
    expect(await people("ww", "医院")).toEqual(["王伟"]);
    expect(await people("王伟（女）")).toEqual(["王伟"]);
    expect(await people("王", "张")).toEqual([]);
  });

  test("answers rows of member list, and never a telephone", async () => {
    const list = await desk.json<ListedMember[]>("member", "list");
    expect(await desk.json("member", "find", "0003")).toEqual(list.filter(({ name }) => name === "张三"));
    for (const args of [["--json"], []]) {
      const { stdout, stderr } = await desk.ok("member", "find", "13800000003", ...args);
      expect(stdout).toContain("张三");
      expect(stdout + stderr).not.toContain("0000003");
    }
    const { stdout, stderr } = await desk.ok("member", "find", "13911112222");
    expect(stdout + stderr).not.toContain("13911112222");
  });

  test("of nobody says so with the names that are near, and is no failure", async () => {
    expect(await desk.run("member", "find", "刘方")).toMatchObject({
      status: 0,
      stdout: "没有找到符合“刘方”的人；相近的：刘芳\n",
      stderr: "",
    });
    expect(await desk.run("member", "find", "刘方", "--json")).toMatchObject({ status: 0, stdout: "[]\n" });
  });

  test("looks among members; with --all also among everybody else", async () => {
    expect(await people("党校")).toEqual([]);
    expect((await desk.ok("member", "find", "党校")).stdout).toContain("非委员里有 1 人，请加 --all");
    expect(await desk.json("member", "find", "党校", "--all")).toMatchObject([{ name: "李讲师", unit: "省委党校", status: "outside" }]);
    expect((await desk.ok("member", "find", "党校", "--all")).stdout).toContain("非委员");
  });

  test("by its Chinese name; needs a word; refuses an empty record file's absence as any other", async () => {
    expect((await desk.ok("委员", "查找", "张三")).stdout).toContain("某公司经理");
    expect((await desk.run("member", "find")).status).toBe(2);
    const empty = makeOffice();
    expect((await empty.run("member", "find", "张三")).status).toBe(4);
    await empty.init();
    expect(await empty.json("member", "find", "张三")).toEqual([]);
  });
});

describe("activity find", () => {
  test.each<[string[], string[]]>([
    [["校园"], ["关于改善校园周边交通的提案", "视察校园周边"]],
    [["校园", "视察"], ["视察校园周边"]],
    [["10-5-002"], ["关于发展特色农业的提案"]],
    [["2026-04"], ["关于农村饮水的建议", "四月双月见面"]],
    [["2026年4月"], ["关于农村饮水的建议", "四月双月见面"]],
    [["zs", "捐款"], ["助学捐款"]],
    [["张三", "社情民意"], ["关于快递进村的建议"]],
    [["inspection"], ["视察校园周边"]],
    [["十届五次", "王伟"], ["十届五次会议"]],
    [["第二次大会"], ["十届五次会议"]],
    [["没有的字"], []],
    [["校园", "2027"], []],
  ])("%j", async (words, titles) => {
    expect((await deeds(...words)).sort()).toEqual([...titles].sort());
  });

  test("answers the rows of activity list", async () => {
    const list = await desk.json<{ title: string }[]>("activity", "list");
    expect(await desk.json("activity", "find", "校园")).toEqual(list.filter(({ title }) => title.includes("校园")));
    expect((await desk.ok("activity", "find", "没有的字")).stdout).toBe("没有找到符合“没有的字”的记录\n");
  });
});

describe("a member who is described, where nobody can be asked", () => {
  test.each([
    ["member", "show"],
    ["score", "explain"],
    ["activity", "list", "--member"],
    ["score", "what-if", "--add", "视察"],
    ["score", "history"],
  ])("is taken for reading, aloud, if only one fits: %s %s %s", async (...command) => {
    await desk.ok("score", "--year", "2026");
    const year = command[0] === "score" ? ["--year", "2026"] : [];
    const { stdout, stderr } = await desk.ok(...command, "zs", ...year);
    expect(stderr).toContain("没有叫“zs”的人，取的是 #3 张三");
    expect(stdout).toBe((await desk.ok(...command, "张三", ...year)).stdout);
  });

  test("stays quiet about whoever is named whole, or by an id", async () => {
    expect((await desk.ok("member", "show", "张三")).stderr).toBe("");
    expect((await desk.ok("member", "show", "3")).stderr).toBe("");
    expect((await desk.run("member", "show", "#003x")).status).toBe(4);
  });

  test("is refused with the candidates where several fit", async () => {
    const { code, exit, message } = await desk.refusal("member", "show", "县");
    expect([code, exit]).toEqual(["refused.no_person", 4]);
    expect(message).toMatch(/符合的有 5 人：#\d+ /);
    for (const name of ["陈明", "刘芳", "王伟", "买买提·艾力"]) expect(message).toContain(name);
  });

  test.each([
    [["member", "edit", "zs", "--note", "一"]],
    [["member", "status", "zs", "辞职", "--on", "2026-12-01", "--basis", "会议"]],
    [["score", "decide", "zs", "--year", "2026", "--grade", "称职", "--reason", "会议"]],
    [["record", "charity", "--title", "捐书", "--date", "2026-06-02", "--attendee", "zs"]],
    [["record", "honour", "--title", "奖", "--date", "2026-06-02", "--holder", "zs", "--level", "县"]],
    [["activity", "edit", "1", "--absent", "zs"]],
  ])("is never taken for writing, and named with the id: %j", async (command) => {
    await desk.ok("score", "--year", "2026");
    const before = desk.bytes();
    const { code, exit, message, hint } = (await desk.refusal(...command)) as {
      code: string;
      exit: number;
      message: string;
      hint?: string;
    };
    expect([code, exit]).toEqual(["refused.no_person", 4]);
    expect(message).toContain("#3 张三");
    expect(hint).toContain("如 3");
    expect(desk.bytes().equals(before)).toBe(true);
  });

  test("names ten at most, and then how many more", async () => {
    const many = makeOffice();
    await many.init();
    for (let i = 0; i < 12; i += 1) await many.ok("member", "add", `赵${"甲乙丙丁戊己庚辛壬癸子丑"[i]}`, "--outside");
    const { message } = await many.refusal("member", "show", "z");
    expect(message.match(/#\d+/g)).toHaveLength(10);
    expect(message).toContain("符合的有 12 人");
    expect(message).toContain("另有 2 人");
  });

  test("in a cell is not found: ledgers say whole names", async () => {
    await desk.workbook("台账.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-05-12", "视察", "视察学校", "zs"],
    ]);
    expect(await desk.refusal("import", "activities", "台账.xlsx")).toMatchObject({ exit: 3 });
  });
});

test("an id is taken with its # and without, also by record, where nobody of the number is nobody", async () => {
  const id = (await desk.json<ListedMember[]>("member", "find", "张三"))[0]?.id;
  for (const written of [`${id}`, `#${id}`]) {
    await desk.ok("record", "charity", "--title", "捐书", "--date", "2026-06-02", "--attendee", written);
    expect((await deeds("捐书", "张三")).length).toBe(1);
    await desk.ok("undo");
  }
  expect((await desk.refusal("record", "charity", "--title", "捐书", "--date", "2026-06-02", "--attendee", "999")).exit).toBe(4);
});

describe("a member who is described, at a terminal", () => {
  test("is asked about, also where one alone fits; also for writing", async () => {
    const shown = await at(["member", "show", "zs"], ["没有叫“zs”的人，是不是", ENTER]);
    expect([shown.status, shown.stdout.includes("张三")]).toEqual([0, true]);
    const edited = await at(["member", "edit", "某公司", "--note", "二"], ["是不是", ENTER]);
    expect([edited.status, edited.stdout.includes("更正 张三")]).toEqual([0, true]);
    await desk.ok("undo");
    const recorded = await at(["record", "charity", "--title", "捐书", "--date", "2026-06-02", "--attendee", "zs"], ["是不是", ENTER]);
    expect(recorded.status).toBe(0);
    expect((await deeds("捐书", "张三")).length).toBe(1);
    await desk.ok("undo");
  });

  test("is nobody where the clerk says so", async () => {
    const { status, stderr } = await at(["member", "show", "zs"], ["是不是", `否${ENTER}`]);
    expect([status, stderr]).toEqual([4, expect.stringContaining("没有叫“zs”的人\n")]);
    const none = await at(["member", "show", "县"], ["哪一位", `${UP}${ENTER}`]);
    expect([none.status, none.stderr]).toEqual([4, expect.stringContaining("没有叫“县”的人\n")]);
    const second = await at(["member", "show", "县"], ["哪一位", `${DOWN}${ENTER}`]);
    expect(second.status).toBe(0);
  });

  test("is described by four digits that end a number, where they are nobody's id", async () => {
    await desk.ok("member", "edit", "刘芳", "--phone", "13900009876");
    const { status, stdout } = await at(["member", "show", "9876"], ["没有叫“9876”的人，是不是", ENTER]);
    expect([status, stdout.includes("刘芳")]).toEqual([0, true]);
    const recorded = await at(
      ["record", "charity", "--title", "捐书", "--date", "2026-06-02", "--attendee", "9876"],
      ["没有叫“9876”的人，是不是", ENTER],
    );
    expect([recorded.status, (await deeds("捐书", "刘芳")).length]).toEqual([0, 1]);
    await desk.ok("undo");
    await desk.ok("undo");
  });

  test("of whose name there are two, may be none of them", async () => {
    const { status, stderr } = await at(["member", "show", "王伟"], ["“王伟”是谁", `${UP}${ENTER}`]);
    expect([status, stderr]).toEqual([4, expect.stringContaining("有 2 人叫“王伟”")]);
  });

  test("is found by initials, a unit or the end of a number in the list that record offers", async () => {
    for (const typed of ["zs", "某公司", "0003"]) {
      const { status } = await at(
        ["record", "charity", "--title", "捐书", "--date", "2026-06-02"],
        ["❯ 没有了", typed],
        ["❯ 张三", ENTER],
        ...none,
        ...none,
      );
      expect(status).toBe(0);
      expect((await deeds("捐书", "张三")).length).toBe(1);
      await desk.ok("undo");
    }
  });

  test("a kind is found by its initials too", async () => {
    const { status, stderr } = await at(
      ["record"],
      ["❯ 全体会议", "gycs"],
      ["❯ 公益慈善", ENTER],
      ["的名称", `捐书${ENTER}`],
      ["日期", ENTER],
      ["❯ 没有了", ENTER],
      ...none,
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining("没有选任何人")]);
  });
});
