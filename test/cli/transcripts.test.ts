import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CellInput, ROOT, ROSTER_ROWS } from "../support/office.ts";
import { type Desk, makeDesk, rosterWith } from "./desk.ts";
import { typed } from "./in-process.ts";
import { writeYear } from "./sample-year.ts";

const folder = join(ROOT, "test/transcripts");

/** The workbooks that a transcript can name. */
async function writeWorkbooks(desk: Desk): Promise<void> {
  await writeYear(desk);
  await desk.workbook("名册.xlsx", ROSTER_ROWS);
  await desk.workbook("调整.xlsx", rosterWith("张三", "界别", "科协"));
  await desk.workbook("空表.xlsx", []);
  await desk.workbook("无表头.xlsx", [["张三", "男"]]);
  await desk.workbook("同名.xlsx", [
    ["序号", "姓名", "出席情况"],
    [1, "王伟", "出席"],
    [2, "赵小六", "出席"],
    [3, "刘芳", null],
  ]);
  const wrong = rosterWith("张三", "出生年月", "1970.13").map((row) =>
    row[1] === "买买提・艾力" ? row.map((cell, i): CellInput => (i === 2 ? "未知" : cell)) : row,
  );
  await desk.workbook("错误名册.xlsx", wrong);
}

/** What comes back from a command: stdout, stderr behind !!, and the exit code where it is not 0. */
async function answer(desk: Desk, line: string): Promise<string> {
  const [program, ...args] = line.slice(2).split(" ");
  if (program !== "cppcc") throw new Error(`not a command of ours: ${line}`);
  const { status, stdout, stderr } = await typed(args, { cwd: desk.folder, db: desk.db });
  const marked = stderr.trimEnd().replace(/^/gm, "!! ");
  return [line, stdout.trimEnd(), stderr === "" ? "" : marked, status === 0 ? "" : `[exit ${status}]`]
    .filter((part) => part !== "")
    .join("\n")
    .replaceAll(desk.folder, "<dir>")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "<time>".padEnd(16));
}

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txt")))("%s", (name) => {
  const desk = makeDesk();
  it("comes back as it is written down", async () => {
    await writeWorkbooks(desk);
    const lines = readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("$ "));
    expect(lines.length).toBeGreaterThan(0);
    const answers: string[] = [];
    for (const line of lines) answers.push(await answer(desk, line));
    await expect(`${answers.join("\n\n")}\n`).toMatchFileSnapshot(join(folder, name));
  });
});
