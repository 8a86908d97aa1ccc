import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { openOffice } from "./office.ts";
import { xlsxAsText } from "./xlsx-text.ts";

/** Every table that leaves the office, in each format and variant: what it says and how it is printed. */

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
});

async function expectTable(golden: string, format: string, ...argv: string[]): Promise<void> {
  const file = `${golden}.${format}`;
  const said = await office.said(...argv, "-o", office.fresh(file));
  const table =
    format === "xlsx"
      ? await xlsxAsText(office.path(file))
      : readFileSync(office.path(file), "utf8").replaceAll("\r", "␍").replaceAll("\ufeff", "〔BOM〕");
  await expect(`${said}\n${table}`).toMatchFileSnapshot(`tables/${golden}${format === "xlsx" ? "" : `-${format}`}.txt`);
}

describe("tables to print", () => {
  test.each<[golden: string, argv: string[]]>([
    ["名单2024", ["commendation", "--year", "2024"]],
    ["名单2025", ["commendation", "--year", "2025", "--order", "score"]],
    ["汇总表2024", ["evaluation", "--year", "2024", "--order", "strokes"]],
    ["汇总表2025", ["evaluation", "--year", "2025"]],
    ["汇总表2026", ["evaluation", "--year", "2026", "--order", "office"]],
    ["提名2026", ["nomination", "--year", "2026"]],
    ["提名2025按得分", ["nomination", "--year", "2025", "--from", "2025", "--order", "score", "--unmask"]],
    ["提名2026按职务", ["nomination", "--year", "2026", "--order", "office"]],
  ])("%s", (golden, argv) => expectTable(golden, "xlsx", "export", ...argv));
});

describe("tables that can be imported again", () => {
  const EACH: [golden: string, argv: string[]][] = [
    ["名册", ["roster"]],
    ["台账2025", ["activities", "--year", "2025"]],
    ["提案2025", ["proposals", "--year", "2025"]],
    ["社情2025", ["opinions", "--year", "2025"]],
  ];
  test.each(EACH)("%s", (golden, argv) => expectTable(golden, "xlsx", "export", ...argv));
  test.each(EACH)("%s to print", (golden, argv) => expectTable(`${golden}打印`, "xlsx", "export", ...argv, "--print"));
  test.each(EACH)("%s unmasked", (golden, argv) => expectTable(`${golden}照实`, "csv", "export", ...argv, "--unmask"));
  test.each(EACH)("%s as Markdown", (golden, argv) => expectTable(golden, "md", "export", ...argv));
  test.each(EACH)("%s as JSON", (golden, argv) => expectTable(golden, "json", "export", ...argv));
  test.each<[golden: string, argv: string[]]>([
    ["名册2025年初按职务", ["roster", "--date", "2025-02-28", "--order", "office"]],
    ["台账2026", ["activities", "--year", "2026"]],
    ["提案2024", ["proposals", "--year", "2024"]],
    ["社情2026", ["opinions", "--year", "2026"]],
  ])("%s", (golden, argv) => expectTable(golden, "csv", "export", ...argv));
});

test("everything of a year at once", async () => {
  await expect(await office.said("export", "all", "--year", "2025", "-o", office.fresh("全部/"))).toMatchFileSnapshot("tables/全部.txt");
});
