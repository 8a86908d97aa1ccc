import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Answer, type CellInput, ROOT, ROSTER_ROWS, writeWorkbook } from "../support/office.ts";

/** What --json prints for an import. */
export interface Imported {
  readonly operation: number | null;
  readonly files: readonly {
    readonly sheet: string;
    readonly rows: number;
    readonly added: number;
    readonly changed: number;
    readonly same: number;
  }[];
}

/** A member as `member list --json` and, with more, `member show --json` print one. */
export interface ListedMember {
  readonly id: number;
  readonly name: string;
  readonly sector: string;
  readonly role: string;
  readonly group: string;
  readonly status: string;
  readonly born: string | null;
  readonly unit: string | null;
}

/** An error as --json prints it on stderr. */
export interface Refusal {
  readonly error: {
    readonly code: string;
    readonly exit: number;
    readonly message: string;
    readonly problems: readonly { readonly file: string | null; readonly sheet: string | null; readonly cell: string | null }[];
  };
}

export type Desk = ReturnType<typeof makeDesk>;

/** An office that lasts as long as its test file, for tests that read what one set-up wrote. Call it at the top of the file. */
export function makeDesk({ today = "2027-01-10", lang = "zh" }: { today?: string; lang?: "zh" | "en" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const db = join(folder, "office.db");
  const env = { ...process.env, CPPCC_DB: db, CPPCC_TODAY: today, CPPCC_USER: "测试员", CPPCC_LANG: lang, NO_COLOR: "1" };

  function run(...args: string[]): Answer {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "bin/cppcc.js"), ...args], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    return { status: status ?? -1, stdout, stderr };
  }

  function ok(...args: string[]): Answer {
    const answer = run(...args);
    if (answer.status !== 0) throw new Error(`cppcc ${args.join(" ")} → ${answer.status}\n${answer.stdout}${answer.stderr}`);
    return answer;
  }

  return {
    folder,
    db,
    run,
    ok,
    path: (name: string): string => join(folder, name),
    json: <Value>(...args: string[]): Value => JSON.parse(ok(...args, "--json").stdout) as Value,
    /** What must be refused, as --json says it. */
    refusal: (...args: string[]): Refusal["error"] & { status: number; stdout: string } => {
      const { status, stdout, stderr } = run(...args, "--json");
      return { ...(JSON.parse(stderr) as Refusal).error, status, stdout };
    },
    workbook: (name: string, rows: readonly (readonly CellInput[])[], sheet = "Sheet1"): Promise<string> =>
      writeWorkbook(join(folder, name), rows, sheet),
    /** The record file, and the small roster of test/support in it. */
    open: async (rows: readonly (readonly CellInput[])[] = ROSTER_ROWS): Promise<void> => {
      ok("init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
      await writeWorkbook(join(folder, "名册.xlsx"), rows);
      ok("import", "roster", "名册.xlsx");
    },
  };
}

/** The small roster with one member's cell written otherwise. */
export function rosterWith(name: string, column: string, value: CellInput): (readonly CellInput[])[] {
  const header = ROSTER_ROWS[1] as readonly string[];
  const index = header.indexOf(column);
  return ROSTER_ROWS.map((row) => (row[1] === name ? row.map((cell, i) => (i === index ? value : cell)) : row));
}
