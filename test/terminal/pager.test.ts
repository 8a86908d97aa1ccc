import { beforeAll, describe, expect, test } from "vitest";
import { heightOf } from "../../src/terminal/pager.ts";
import { inWindow, type Sitting } from "../office/in-window.ts";
import { type Office, openOffice } from "../office/office.ts";
import { importYear } from "../office/year.ts";

/** What is higher than the window, and where it is read. */

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await importYear(office);
  await office.ok("score", "--year", "2026");
});

const LIST = ["member", "list"];
const at = (argv: readonly string[], sitting: Partial<Sitting> = {}) => inWindow(argv, office, { columns: 100, rows: 8, ...sitting });

/** A pager that keeps what it is given. */
function pager(isThere = true) {
  const read: [command: string | null, content: string, isWide: boolean][] = [];
  const runPager: Sitting["runPager"] = async (...given) => {
    read.push(given);
    return isThere;
  };
  return { read, runPager };
}

describe("a pager", () => {
  test("gets what is higher than the window, whole, and nothing else is printed", async () => {
    const { read, runPager } = pager();
    const { screen, status } = await at(LIST, { runPager });
    expect([status, screen]).toEqual([0, ""]);
    expect(read).toEqual([[null, expect.stringMatching(/^第十届委员（共6人）\n┌[\s\S]*└.*┘\n按姓氏笔画为序\n$/), false]]);
  });

  test("is the one of $PAGER", async () => {
    const { read, runPager } = pager();
    await at(LIST, { runPager, env: { PAGER: "more -d" } });
    expect(read.map(([command]) => command)).toEqual(["more -d"]);
  });

  test.each<[why: string, argv: string[], sitting: Partial<Sitting>]>([
    ["the window holds it", LIST, { rows: 40 }],
    ["$PAGER is empty", LIST, { env: { PAGER: "" } }],
    ["$PAGER is cat", LIST, { env: { PAGER: "cat" } }],
    ["it is JSON", [...LIST, "--json"], {}],
    ["--quiet was given", [...LIST, "--quiet"], {}],
    ["the terminal is dumb", LIST, { env: { TERM: "dumb" } }],
  ])("is not started where %s", async (_, argv, sitting) => {
    const { read, runPager } = pager();
    const { screen } = await at(argv, { ...sitting, runPager });
    expect(read).toEqual([]);
    expect(screen).toContain("买买提·艾力");
  });

  test("takes a table that is wider than the window, with --wide", async () => {
    const { read, runPager } = pager();
    await at([...LIST, "--wide"], { columns: 60, rows: 40, runPager });
    expect(read).toEqual([[null, expect.stringContaining("│ 性别 │ 党派"), true]]);
  });

  test("comes before the warnings", async () => {
    await office.ok("record", "inspection", "--title", "视察", "--date", "2026-10-10", "--present", "刘芳");
    const { read, runPager } = pager();
    const { screen } = await at(["score", "list", "--year", "2026"], { runPager });
    expect(read).toHaveLength(1);
    expect(screen).toMatch(/^.*重.*\n$/);
  });
});

describe("where there is no pager of the name", () => {
  const without = { runPager: async () => false };

  test("one of our own shows it page by page, and none of its lines twice", async () => {
    const { screen, status } = await at(LIST, { ...without, keys: ["\r", " "] });
    expect(status).toBe(0);
    expect(screen.match(/第 \d／\d 页/g)).toEqual(["第 1／2 页"]);
    expect(screen.match(/刘芳/g)).toHaveLength(1);
    expect(screen.endsWith("按姓氏笔画为序\n")).toBe(true);
  });

  test.each([["q"], ["Q"], ["qq"], ["\u0003"], ["\u0004"], ["\u001b"]])("%j ends it, which is no error", async (key) => {
    const { screen, status } = await at(LIST, { ...without, keys: [key] });
    expect(status).toBe(0);
    expect(screen).not.toContain("按姓氏笔画为序");
    expect(screen.endsWith("\r\u001b[2K")).toBe(true);
  });

  test.each([["\u001b[B"], ["\u001b[6~"], ["\u001b[C"], ["j"]])("%j goes on", async (key) => {
    const { screen } = await at(LIST, { ...without, keys: [key] });
    expect(screen.endsWith("按姓氏笔画为序\n")).toBe(true);
  });

  test.each([["b"], ["B"], ["\u001b[A"], ["\u001bOA"], ["\u001b[5~"]])("%j goes back, and stays at the first page", async (key) => {
    const { screen } = await at(LIST, { ...without, rows: 6, keys: [" ", key, key, "q"] });
    expect(screen.match(/第 \d／\d 页/g)).toEqual(["第 1／3 页", "第 2／3 页", "第 1／3 页", "第 1／3 页"]);
    expect(screen.match(/第十届委员/g)).toHaveLength(3);
  });
});

test("a line that is wider than the window goes on in the next, and an empty one takes a line too", () => {
  const window = { columns: 10, rows: 5 };
  expect(
    ["", "\n", "一\n\n二\n", "一二三四五", "一二三四五六", "一\n\n\n一二三四五六\n"].map((content) => heightOf(content, window)),
  ).toEqual([1, 1, 3, 1, 2, 5]);
});

test("what fills the window to its last line is paged: the next command is typed there", async () => {
  const { read, runPager } = pager();
  const { screen } = await at(LIST, { rows: 40 });
  const height = screen.split("\n").length - 1;
  await at(LIST, { rows: height + 1, runPager });
  expect(read).toHaveLength(0);
  await at(LIST, { rows: height, runPager });
  expect(read).toHaveLength(1);
});
