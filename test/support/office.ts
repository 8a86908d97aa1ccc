import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ExcelJS from "exceljs";
import { onTestFinished } from "vitest";

export const ROOT = resolve(import.meta.dirname, "../..");

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary office: a folder, a record file that `init` made, and the real binary to type at. */
export function makeOffice({ init = true, today = "2027-01-10" }: { init?: boolean; today?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const db = join(folder, "office.db");
  const env = { ...process.env, CPPCC_DB: db, CPPCC_TODAY: today, CPPCC_USER: "测试员", CPPCC_LANG: "zh", NO_COLOR: "1" };

  function run(...args: string[]): Answer {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "bin/cppcc.js"), ...args], { cwd: folder, env, encoding: "utf8" });
    return { status: status ?? -1, stdout, stderr };
  }

  /** Runs what must succeed. */
  function ok(...args: string[]): Answer {
    const answer = run(...args);
    if (answer.status !== 0) throw new Error(`cppcc ${args.join(" ")} → ${answer.status}\n${answer.stdout}${answer.stderr}`);
    return answer;
  }

  if (init) ok("init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
  return {
    folder,
    db,
    run,
    ok,
    json: <Value>(...args: string[]): Value => JSON.parse(ok(...args, "--json").stdout) as Value,
    bytes: (): Buffer => readFileSync(db),
    path: (name: string): string => join(folder, name),
    /** A workbook of one sheet in the office's folder; a row is a list of cells. */
    workbook: (name: string, rows: readonly (readonly CellInput[])[], sheet = "Sheet1"): Promise<string> => writeWorkbook(join(folder, name), rows, sheet),
  };
}

export type CellInput = string | number | boolean | Date | null;

export async function writeWorkbook(path: string, rows: readonly (readonly CellInput[])[], sheet = "Sheet1"): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  await workbook.xlsx.writeFile(path);
  return path;
}

export const ROSTER_HEADER = ["序号", "姓名", "性别", "民族", "出生年月", "党派", "界别", "工作单位及职务", "政协职务", "委员活动组", "联系电话", "任职时间"];

/** A small roster: a chair, a standing member, ordinary members, and two of one name. */
export const ROSTER_ROWS: readonly (readonly CellInput[])[] = [
  ["政协某某县第十届委员会委员名册"],
  ROSTER_HEADER,
  [1, "陈　明", "男", "汉", "1968.03", "中共党员", "中国共产党", "县政协主席", "主席", "第一组", "13800000001", null],
  [2, "刘芳（女，满族）", null, null, "1972-11", "民盟", "教育界", "县一中校长", "常委", "第一组", "13800000002", "2022.01"],
  [3, "张三", "男", null, "197505", "群众", "经济界", "某公司经理", null, "第二组", 13800000003, null],
  [4, "王伟", "男", "汉族", "1980年2月", "群众", "教育界", "县二中教师", "委员", "第二组", "13800000004", null],
  [5, "王伟", "女", "回族", "1985-07", "无党派", "医药卫生界", "县医院医师", "委员", "第一组", "13800000005", null],
  [6, "买买提・艾力", "男", "维吾尔族", "1970.5", "群众", "少数民族界", "县民宗局干部", null, "第二组", "13800000006", null],
  ["合计", "6人"],
];
