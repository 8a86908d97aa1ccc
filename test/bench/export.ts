import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type CellInput, writeWorkbook } from "../support/workbook.ts";
import { peakOf, timeOf } from "./measure.ts";
import { nameOf } from "./workbooks.ts";

const MEMBERS = 240;
const YEARS = [2022, 2023, 2024, 2025, 2026];

/** All documents of a term: five years of a county, each with fifty activities that all members took part in, and their proposals. */
export async function benchExport(bin: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const path = (name: string): string => join(folder, name);
  const command = (...args: string[]): string[] => [bin, "--db", path("term.db"), "--quiet", ...args];
  copyFileSync(path("empty.db"), path("term.db"));
  timeOf(command("import", "roster", path("roster240.xlsx")), env);
  for (const year of YEARS) {
    await writeWorkbook(path("activities.xlsx"), [["日期", "类别", "名称", "姓名", "出席情况"], ...activitiesOf(year)]);
    await writeWorkbook(path("proposals.xlsx"), [
      ["案号", "案由", "类别", "第一提案人", "提交日期", "审查结果", "主办单位"],
      ...proposalsOf(year),
    ]);
    for (const what of ["activities", "proposals"]) timeOf(command("import", what, path(`${what}.xlsx`)), env);
    timeOf(command("score", "--year", String(year)), env);
  }
  const peak = peakOf(command("export", "all", "--year", "2026", "--yes", "-o", `${path("exported")}/`), env);
  console.log(`${peak <= 300 ? "✓" : "✗"} export all of a term: peak ${peak.toFixed(0)} MB (target ≤ 300 MB)`);
}

const activitiesOf = (year: number): CellInput[][] =>
  Array.from({ length: 50 }, (_, d) => d).flatMap((d) =>
    Array.from({ length: MEMBERS }, (_, i): CellInput[] => {
      const kind = ["视察", "调研", "学习培训", "协商议政", "公益慈善"][d % 5] as string;
      return [`${year}-0${1 + (d % 9)}-1${d % 9}`, kind, `${kind}第${year}${d}次`, nameOf(i), (i + d) % 7 === 0 ? "请假" : "出席"];
    }),
  );

const proposalsOf = (year: number): CellInput[][] =>
  Array.from({ length: 250 }, (_, i) => [
    `10-${year - 2021}-${String(i + 1).padStart(3, "0")}`,
    `关于第${year}年第${i}件事的提案`,
    "社会建设",
    nameOf(i % MEMBERS),
    `${year}-02-10`,
    "立案",
    "县教育局",
  ]);
