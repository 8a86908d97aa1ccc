import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Kind } from "../../src/domain/vocabulary/kind.ts";
import type { Imported } from "../office/answers.ts";
import { NOWHERE } from "../office/session.ts";
import { type CellInput, ROSTER_ROWS, writeWorkbook } from "../support/workbook.ts";
import { textsIn } from "../support/zip.ts";

/**
 * A new duty is one entry, and nothing else: two kinds that no office has are put into the list of entries, and everything
 * that a kind goes through knows them. One is a gathering with a form of its own; the other is somebody's own, as an honour is.
 */
const PATROL: Kind = {
  id: "river_patrol",
  label: { zh: "巡河护水", en: "river patrol" },
  aliases: ["河长巡查"],
  forms: ["联合巡河"],
  roles: ["attendee", "lead"],
  roleWords: { lead: { zh: "河长", en: "river chief" } },
  attended: true,
  expects: "nobody",
  outcomes: ["resolved"],
  meets: "named",
  section: "activities",
  namedAfter: "research",
};
const MERIT: Kind = {
  id: "merit",
  label: { zh: "记功嘉奖", en: "merit" },
  aliases: [],
  roles: ["holder"],
  attended: false,
  expects: "nobody",
  outcomes: ["awarded"],
  personal: true,
  impliedOutcome: "awarded",
  needsLevel: true,
  section: "honours",
};

const ENTRIES = "../../src/domain/vocabulary/kind-entries.ts";

let typed: typeof import("../office/in-process.ts").typed;

// Workers keep the sources loaded from file to file: these are loaded anew, with the two kinds, and are gone behind this file.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock(ENTRIES, async (load) => {
    const known = await load<{ ENTRIES: readonly Kind[] }>();
    return { ENTRIES: [...known.ENTRIES, PATROL, MERIT] };
  });
  ({ typed } = await import("../office/in-process.ts"));
});

afterAll(() => {
  vi.doUnmock(ENTRIES);
  vi.resetModules();
});

const folder = mkdtempSync(join(tmpdir(), "cppcc-made-up-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);

async function ok(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await typed(args, { ...NOWHERE, folder, db: path("office.db") });
  if (status !== 0) throw new Error(`cppcc ${args.join(" ")} → ${status}\n${stdout}${stderr}`);
  return stdout;
}

const json = async <Value>(...args: string[]): Promise<Value> => JSON.parse(await ok(...args, "--json")) as Value;

const LEDGER: readonly (readonly CellInput[])[] = [
  ["日期", "类别", "名称", "姓名", "角色", "出席情况", "形式", "级别", "结果"],
  ["2026-03-01", "巡河护水", "巡查东河", "张三", "河长", null, null, null, "解决"],
  ["2026-03-01", "河长巡查", "巡查东河", "刘芳", null, "请假", null, null, null],
  ["2026-04-01", "联合巡河", "巡查西河", "张三、刘芳", null, null, null, null, null],
  ["2026-05-01", "记功嘉奖", "三等功", "刘芳", null, null, null, "市", null],
];

const RULES = `name: 巡河计分
dimensions:
  - id: rivers
    name: 巡河
    items:
      - { name: 巡河, of: [巡河护水], state: [present], points: 2 }
      - { name: 联合巡河, of: [联合巡河], points: 1 }
      - { name: 记功, of: [merit], outcome: [awarded], level: [city], points: 5 }
grades:
  - { id: good, name: 优秀, min: 5 }
  - { id: other, name: 称职 }
`;

interface Listed {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
}

interface Scored {
  readonly members: readonly { readonly name: string; readonly total: number | null }[];
}

beforeAll(async () => {
  await ok("init", "--office", "某县政协", "--term", "10", "--starts", "2022-01-01");
  await writeWorkbook(path("名册.xlsx"), ROSTER_ROWS);
  await writeWorkbook(path("台账.xlsx"), LEDGER);
  writeFileSync(path("规则.yaml"), RULES);
  await ok("import", "roster", "名册.xlsx");
});

describe("a made-up kind is", () => {
  it("imported from the ledger of activities, by its name, an alias and a form", async () => {
    const { files } = await json<Imported>("import", "activities", "台账.xlsx");
    expect(files.map(({ rows, added }) => ({ rows, added }))).toEqual([{ rows: 4, added: 4 }]);
  });

  it("recorded by flags", async () => {
    const { action } = await json<{ action: string }>(
      ...["record", "river_patrol", "--title", "巡查南河", "--date", "2026-06-01", "--lead", "张三"],
    );
    expect(action).toBe("add");
    expect(await ok("record", "--help")).toContain("river_patrol 巡河护水");
  });

  it("listed and shown in its own words", async () => {
    const activities = await json<readonly Listed[]>("activity", "list", "--kind", "巡河护水");
    expect(activities.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      "river_patrol 巡查东河",
      "river_patrol 巡查西河",
      "river_patrol 巡查南河",
    ]);
    const shown = await ok("activity", "show", String(activities[0]?.id));
    expect(shown).toContain("巡河护水");
    expect(shown).toContain("解决");
    expect(shown).toContain("河长");
  });

  it("exported, so that the same ledger comes in again without a change", async () => {
    await ok("export", "activities", "--year", "2026", "-o", "台账导出.csv");
    const written = readFileSync(path("台账导出.csv"), "utf8");
    expect(written).toContain("2026-03-01,巡河护水,巡查东河,张三,河长,出席");
    expect(written).toContain("2026-05-01,记功嘉奖,三等功,刘芳,获得");
    const { operation, files } = await json<Imported>("import", "activities", "台账导出.csv");
    expect(operation).toBeNull();
    expect(files.map(({ same }) => same)).toEqual([6]);
  });

  it("scored by a rule set that names it, one of its forms, or what came of it", async () => {
    const { members } = await json<Scored>("score", "--year", "2026", "--rules", "规则.yaml", "--dry-run");
    const totals = new Map(members.map(({ name, total }) => [name, total]));
    // Three patrols of which one was joint; one joint patrol, leave from another, and a merit.
    expect([totals.get("张三"), totals.get("刘芳")]).toEqual([7, 8]);
  });

  it("supposed at the lowest level where it pays by its level alone", async () => {
    const { lines } = await json<{ lines: readonly { item: string }[] }>(
      ...["score", "what-if", "张三", "--year", "2026", "--rules", "规则.yaml", "--add", "记功嘉奖:市"],
    );
    expect(lines.map(({ item }) => item)).toEqual(["记功"]);
    const { lines: none } = await json<{ lines: readonly { item: string }[] }>(
      ...["score", "what-if", "张三", "--year", "2026", "--rules", "规则.yaml", "--add", "记功嘉奖"],
    );
    expect(none).toEqual([]);
  });

  it("counted in the annual report: among the activities, behind research, and among the honours", async () => {
    await ok("record", "research", "--title", "调研水质", "--date", "2026-02-01", "--attendee", "张三");
    await ok("record", "consultation", "--title", "水质协商", "--date", "2026-07-01", "--attendee", "张三");
    await ok("export", "report", "--year", "2026", "-o", "报告.docx");
    const rows = rowsOf("报告.docx");
    const names = rows.map(([name]) => name);
    expect(rows[names.indexOf("调研") + 1]).toEqual(["巡河护水", "3", "4"]);
    expect(names.indexOf("协商议政")).toBe(names.indexOf("巡河护水") + 1);
    expect(rows).toContainEqual(["委员获市级荣誉（项）", "1"]);
  });

  it("offered where a clerk chooses: the template's list of kinds", async () => {
    await ok("template", "activities", "-o", "空表.xlsx");
    expect(Object.values(textsIn(readFileSync(path("空表.xlsx")))).join("")).toContain("巡河护水");
  });

  it("asked for the body whose members came, since it meets as one of several", async () => {
    const { status, stderr } = await typed(["record", "river_patrol", "--title", "巡查北河", "--date", "2026-08-01", "--present", "all"], {
      ...NOWHERE,
      folder,
      db: path("office.db"),
    });
    expect(status).toBe(2);
    expect(stderr).toContain("巡河护水的“全部”要用 --of 写明是哪个");
  });
});

/** The rows of a document's tables. */
function rowsOf(name: string): string[][] {
  const xml = textsIn(readFileSync(path(name)))["word/document.xml"] ?? "";
  return [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([cell]) => cell.replace(/<[^>]+>/g, "")),
  );
}
