import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, expect, it } from "vitest";
import { makeOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";
import { importYear } from "../office/year.ts";
import { ROSTER_ROWS, rosterWith } from "../support/workbook.ts";

const folder = join(ROOT, "test/schemas");
const ajv = new Ajv2020({ allErrors: true });
for (const file of readdirSync(folder))
  ajv.addSchema(JSON.parse(readFileSync(join(folder, file), "utf8")), file.replace(".schema.json", ""));

/** Everything that is wrong with a document, by the published schema of its command. */
function faults(schema: string, document: unknown): string[] {
  const validate = ajv.getSchema(schema);
  if (!validate) throw new Error(`no schema ${schema}`);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const desk = makeOffice();
beforeAll(async () => {
  await importYear(desk);
  await desk.ok("member", "add", "周杰", "--sector", "农业界", "--from", "2026-11-01", "--basis", "十届二十次常委会");
  await desk.ok("member", "status", "王伟（男）", "suspend", "--from", "2026-12-01", "--basis", "十届二十一次常委会");
  await desk.ok("score", "--year", "2026");
});

it.each([
  ["import", ["import", "roster", "名册.xlsx"]],
  ["import", ["import", "roster", "名册.xlsx", "--dry-run"]],
  ["import", ["import", "activities", "台账.xlsx"]],
  ["import", ["import", "proposals", "提案.xlsx"]],
  ["member-list", ["member", "list"]],
  ["member-list", ["member", "list", "--status", "suspended"]],
  ["member-list", ["member", "list", "--sector", "没有的界别"]],
  ["score", ["score", "--year", "2026"]],
  ["score", ["score", "--year", "2026", "--dry-run"]],
  ["score", ["score", "list", "--year", "2026"]],
  ["score-explain", ["score", "explain", "刘芳", "--year", "2026"]],
  ["score-explain", ["score", "explain", "买买提·艾力", "--year", "2026"]],
  ["export", ["export", "all", "--year", "2026", "-o", "导出/"]],
] as [string, string[]][])("%s: cppcc %j", async (schema, args) => {
  expect(faults(schema, await desk.json(...args))).toEqual([]);
});

it("import: what was written has its operation, and several files are several entries", async () => {
  await desk.workbook("调整.xlsx", rosterWith("张三", "界别", "科协"));
  const written = await desk.json<{ operation: number; files: { file: string }[] }>(
    "import",
    "roster",
    "调整.xlsx",
    "--as-of",
    "2026-03-01",
  );
  expect(faults("import", written)).toEqual([]);
  expect(written.operation).toEqual(expect.any(Number));
  await desk.ok("undo");
  await desk.workbook("甲.xlsx", ROSTER_ROWS.slice(0, 4), "甲组");
  await desk.workbook("乙.xlsx", [...ROSTER_ROWS.slice(0, 2), ...ROSTER_ROWS.slice(4)], "乙组");
  const both = await desk.json<{ operation: null; files: { file: string; sheet: string }[] }>("import", "roster", "甲.xlsx", "乙.xlsx");
  expect(faults("import", both)).toEqual([]);
  expect(both.files.map(({ file, sheet }) => `${file} ${sheet}`)).toEqual(["甲.xlsx 甲组", "乙.xlsx 乙组"]);
});

it("score: the excluded have a reason and are not among the members", async () => {
  const scored = await desk.json<{ evaluated: number; excluded: { name: string; reason: string }[]; members: { name: string }[] }>(
    "score",
    "list",
    "--year",
    "2026",
  );
  expect(scored.excluded.map(({ name }) => name).sort()).toEqual(["周杰", "王伟"].sort());
  expect(scored.members).toHaveLength(scored.evaluated);
});

it("errors, with and without problems", async () => {
  await desk.workbook("坏.xlsx", rosterWith("张三", "性别", "未知"));
  for (const args of [["import", "roster", "坏.xlsx"], ["member", "show", "赵小六"], ["frobnicate"], ["import", "roster", "没有.xlsx"]]) {
    const { stderr, stdout } = await desk.run(...args, "--json");
    expect(stdout).toBe("");
    expect(faults("error", JSON.parse(stderr))).toEqual([]);
  }
});

it("a schema refuses what is not so", () => {
  expect(faults("member-list", [{ id: "1", name: "张三" }])).not.toEqual([]);
  expect(faults("score", { year: 2026 })).not.toEqual([]);
  expect(faults("error", { error: { code: "x", exit: 0, message: "" } })).not.toEqual([]);
});
