import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { type CellInput, writeWorkbook } from "./workbook.ts";

export { type CellInput, ROSTER_HEADER, ROSTER_ROWS, writeWorkbook } from "./workbook.ts";

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
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "bin/cppcc.js"), ...args], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
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
    workbook: (name: string, rows: readonly (readonly CellInput[])[], sheet = "Sheet1"): Promise<string> =>
      writeWorkbook(join(folder, name), rows, sheet),
  };
}
