import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeOffice, type Office } from "../office/office.ts";
import { ROOT } from "../office/session.ts";
import { writeYear } from "../office/year.ts";
import { type CellInput, ROSTER_ROWS, rosterWith } from "../support/workbook.ts";

const folder = join(ROOT, "test/transcripts");

/** The workbooks that a transcript can name. */
async function writeWorkbooks(desk: Office): Promise<void> {
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
  await writeLists(desk);
}

/** A list of people, a ledger of contacts, a sheet of who keeps contact with whom; and one of each gone wrong. */
async function writeLists(desk: Office): Promise<void> {
  await desk.workbook("人员.xlsx", [
    ["姓名", "类别", "单位", "职务", "起始时间", "联系电话"],
    ["孙丽", "机关干部", "县政协办公室", "副主任", "2022.03", "13900000001"],
    ["李教授", "授课人", "省委党校", "教授", null, null],
    ["张三", "信息员", null, null, "2023-05", null],
  ]);
  const contacts = (matter: string): CellInput[][] => [
    ["日期", "姓名", "联系人数", "地点", "反映事项", "群众姓名", "办理结果"],
    ["2026-03-05", "张三", 12, "柳树村", matter, "赵大爷", "已解决"],
    ["2026-03-06", "孙丽", 0, "柳树村", "公交班次少", null, "正在协调"],
  ];
  await desk.workbook("联系.xlsx", contacts("路灯不亮"));
  await desk.workbook("联系有号码.xlsx", contacts("路灯不亮，可联系138 0000 0009"));
  await desk.workbook("双联.xlsx", [
    ["常委", "联系委员", "起始时间"],
    ["刘芳", "张三、王伟（男）", "2022-03"],
    ["陈明", "教育界", null],
  ]);
  await desk.workbook("双联错误.xlsx", [
    ["常委", "联系委员", "起始时间"],
    ["刘芳", "王伟、刘芳、提案委", "2022-03"],
    ["张三", "买买提·艾力", null],
  ]);
}

/** What comes back from a command: stdout, stderr behind !!, and the exit code where it is not 0. */
async function answer(desk: Office, line: string): Promise<string> {
  const [program, ...args] = line.slice(2).split(" ");
  if (program !== "cppcc") throw new Error(`not a command of ours: ${line}`);
  const { status, stdout, stderr } = await desk.run(...args);
  const marked = stderr.trimEnd().replace(/^/gm, "!! ");
  return (
    [line, stdout.trimEnd(), stderr === "" ? "" : marked, status === 0 ? "" : `[exit ${status}]`]
      .filter((part) => part !== "")
      .join("\n")
      .replaceAll(desk.folder, "<dir>")
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "<time>".padEnd(16))
      // The library that writes the workbooks puts the moment into them.
      .replace(/SHA-256 [0-9a-f]{12}/g, "SHA-256 <digest>")
  );
}

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txt")))("%s", (name) => {
  const desk = makeOffice();
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
