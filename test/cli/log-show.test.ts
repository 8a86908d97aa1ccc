import { beforeAll, describe, expect, it, test } from "vitest";
import { openOffice as openGoldenOffice } from "../goldens/office.ts";
import { type Office, openOffice } from "../office/office.ts";
import { importYear } from "../office/year.ts";

/** log show N: field by field what an operation changed. */

interface Shown {
  readonly operation: { readonly id: number; readonly command: string; readonly undoneBy: number | null };
  readonly changes: readonly {
    readonly tbl: string;
    readonly id: number;
    readonly action: string;
    readonly subject: string;
    readonly fields: readonly { readonly field: string; readonly label: string; readonly before: unknown; readonly after: unknown }[];
  }[];
}

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await importYear(office);
});

/** The newest operation. */
const newest = async (): Promise<number> => ((await office.json<{ id: number }[]>("log", "--limit", "1"))[0] as { id: number }).id;
const shown = async (id: number, ...more: string[]): Promise<Shown> => office.json<Shown>("log", "show", String(id), ...more);

describe("a correction", () => {
  it("is told before and after, also when the row changed again since and is gone in the end", async () => {
    const { id: person } = await office.json<{ id: number }>("member", "show", "张三");
    await office.ok("member", "edit", "张三", "--party", "民盟");
    const first = await newest();
    await office.ok("member", "edit", "张三", "--party", "民建");
    const second = await newest();
    const change = (before: string, after: string) => [
      {
        tbl: "person",
        id: person,
        action: "update",
        subject: `张三（#${person}）`,
        fields: [{ field: "party", label: "党派", before, after }],
      },
    ];
    expect((await shown(first)).changes).toMatchObject(change("群众", "民盟"));
    expect((await shown(second)).changes).toMatchObject(change("民盟", "民建"));
    await office.ok("undo");
    // The undo says it the other way round; what was undone still says what it had done.
    expect((await shown(await newest())).changes).toMatchObject(change("民建", "民盟"));
    expect(await shown(second)).toMatchObject({ operation: { undoneBy: await newest() }, changes: change("民盟", "民建") });
    expect((await office.ok("log", "show", String(second))).stdout).toMatch(/已被第 \d+ 号操作撤销/);
    // What came after is what the next change kept, and not the last.
    expect((await shown(first)).changes).toMatchObject(change("群众", "民盟"));
  });

  it("of a telephone or a birth month is masked, unless it is asked for", async () => {
    await office.ok("member", "edit", "张三", "--phone", "13912345678", "--born", "1970-05");
    const id = await newest();
    const said = [await office.ok("log", "show", String(id)), await office.ok("log", "show", String(id), "--json")];
    for (const { stdout } of said) {
      expect(stdout).toContain("139****5678");
      expect(stdout).toContain("1970年");
      expect(stdout).not.toMatch(/13912345678|1970-05/);
    }
    const { stdout } = await office.ok("log", "show", String(id), "--unmask");
    expect(stdout).toContain("13912345678");
    expect(stdout).toContain("1970-05");
  });

  it("that emptied a field says so", async () => {
    await office.ok("activity", "edit", "1", "--place", "会议中心");
    expect((await office.ok("log", "show", String(await newest()))).stdout).toMatch(/地点 +│ （空） +│ 会议中心/);
  });
});

describe("what was added", () => {
  it("is counted and begun in words, and whole with --all and in JSON", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [`2026-05-${String(i + 1).padStart(2, "0")}`, "视察", `视察第${i + 1}处`, "刘芳"]);
    await office.workbook("三十件.xlsx", [["日期", "类别", "名称", "姓名"], ...rows]);
    await office.ok("import", "activities", "三十件.xlsx");
    const id = await newest();
    const few = (await office.ok("log", "show", String(id))).stdout;
    expect(few).toContain("活动：新增 30");
    expect(few).toMatch(/参加 +│ 刘芳（#\d+） 视察 视察第1处（#\d+）|新增参加 │ 刘芳（#\d+） 视察 视察第1处（#\d+）/);
    expect(few).toContain("……新增、删除的另有 20 行（--all 全部列出）");
    const all = (await office.ok("log", "show", String(id), "--all")).stdout;
    expect(all).toContain("视察第30处");
    expect(all).not.toContain("另有");
    const { changes } = await shown(id);
    expect(changes.filter(({ tbl }) => tbl === "activity")).toHaveLength(30);
  });
});

test.each([
  ["no such operation", "999", "refused.no_operation", 4],
  ["no number", "十", "usage.invalidArgument", 2],
])("%s is refused", async (_, id, code, exit) => {
  expect(await office.refusal("log", "show", id)).toMatchObject({ code, exit, stdout: "" });
});

test("log alone lists as before, and a misspelt subcommand is answered with the nearest", async () => {
  expect((await office.json<unknown[]>("log", "--limit", "3")).length).toBe(3);
  expect((await office.refusal("log", "shwo")).message).toBe("没有命令 shwo，是不是 show？");
});

describe("of every kind of operation", () => {
  let golden: Awaited<ReturnType<typeof openGoldenOffice>>;
  beforeAll(async () => {
    golden = await openGoldenOffice();
  });

  test.each([
    ["建档", "1"],
    ["名册", "4"],
    ["双联", "6"],
    ["暂停", "7"],
    ["离任", "10"],
    ["提案", "17"],
    ["考核", "19"],
    ["决定", "20"],
    ["关闭", "21"],
    ["补登", "26"],
    ["变动", "30"],
    ["撤销", "32"],
    ["设置", "33"],
  ])("%s", async (name, id) => {
    await expect(await golden.said("log", "show", id)).toMatchFileSnapshot(`../goldens/terminal/操作${name}.txt`);
  });

  test("in English", async () => {
    await expect(await golden.said("log", "show", "30", "--lang", "en")).toMatchFileSnapshot("../goldens/terminal/en/操作变动.txt");
  });
});
