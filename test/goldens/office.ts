import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Answer, ROOT } from "../office/session.ts";
import { type CellInput, writeWorkbook } from "../support/workbook.ts";
import { typeAt } from "./in-process.ts";
import { LIAISON, PEOPLE, ROSTER } from "./office-members.ts";
import {
  ACTIVITIES_2024,
  ACTIVITIES_2025,
  ACTIVITIES_2026,
  CONTACTS,
  opinions,
  PLENARY_2024,
  PLENARY_2025,
  PLENARY_2026,
  proposals,
  STANDING,
} from "./office-records.ts";

/**
 * The office of the goldens: a term of which 2024 and 2025 are closed, one after the other, with outcomes that came late
 * of both, and 2026 is evaluated and open. It is made once in a run, by the commands of a clerk; each test file takes a
 * copy of the record file.
 */
async function build(folder: string): Promise<void> {
  const db = join(folder, "office.db");
  const ok = async (...argv: string[]): Promise<Answer> => {
    const answer = await typeAt(folder, argv, db);
    if (answer.status !== 0) throw new Error(`cppcc ${argv.join(" ")} → ${answer.status}\n${answer.stdout}${answer.stderr}`);
    return answer;
  };
  const bring = async (what: string, name: string, rows: readonly (readonly CellInput[])[], ...more: string[]): Promise<void> => {
    await writeWorkbook(join(folder, `${name}.xlsx`), rows);
    await ok("import", what, `${name}.xlsx`, "--yes", ...more);
  };

  await ok("init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
  await ok("year", "set", "2025", "--from", "2025-01-01", "--to", "2025-12-27");
  await ok("year", "set", "2026", "--from", "2025-12-28", "--to", "2026-12-31");
  await bring("roster", "名册", ROSTER);
  await bring("people", "人员", PEOPLE);
  await bring("liaison", "双联", LIAISON);
  await ok("member", "status", "徐宁", "suspend", "--from", "2025-10-01", "--basis", "十届十四次常委会");
  await ok("member", "status", "王伟（男）", "suspend", "--from", "2024-03-01", "--to", "2024-04-30", "--basis", "十届十次常委会");
  await ok("member", "status", "王伟（男）", "suspend", "--from", "2026-12-01", "--basis", "十届十六次常委会");
  await ok("member", "status", "吴用", "resign", "--on", "2025-06-15", "--basis", "十届十三次常委会");
  await bring("attendance", "三次", PLENARY_2024, "--kind", "plenary", "--title", "十届三次会议", "--date", "2024-01-09");
  await bring("attendance", "四次", PLENARY_2025, "--kind", "plenary", "--title", "十届四次会议", "--date", "2025-01-08");
  await bring("attendance", "五次", PLENARY_2026, "--kind", "plenary", "--title", "十届五次会议", "--date", "2025-12-29");
  await bring("attendance", "常委会", STANDING, "--blank", "unknown");
  await bring("activities", "台账", [...ACTIVITIES_2024, ...ACTIVITIES_2025.slice(1)]);
  await bring("contacts", "联系", CONTACTS);
  await bring("proposals", "提案", proposals(false));
  await bring("opinions", "社情", opinions(false));
  await ok("score", "--year", "2024");
  await ok("score", "decide", "张三", "--year", "2024", "--grade", "称职", "--reason", "主席会议研究决定");
  await ok("year", "close", "2024");
  await ok("score", "--year", "2025");
  await ok("score", "decide", "孙丽", "--year", "2025", "--grade", "优秀", "--reason", "党组会议研究决定");
  await ok("year", "close", "2025");
  // What came late of both.
  await bring("proposals", "提案", proposals(true));
  await bring("opinions", "社情", opinions(true));
  await bring("activities", "台账2026", ACTIVITIES_2026);
  await ok(
    "member",
    "add",
    "郑重",
    "--sex",
    "男",
    "--party",
    "九三学社",
    "--sector",
    "科学技术界",
    "--from",
    "2026-06-29",
    "--basis",
    "十届十五次常委会",
  );
  await ok(
    "member",
    "add",
    "冯笑",
    "--sex",
    "女",
    "--party",
    "群众",
    "--sector",
    "经济界",
    "--from",
    "2026-07-02",
    "--basis",
    "十届十五次常委会",
  );
  await ok("member", "edit", "欧阳春", "--role", "常委", "--sector", "妇联", "--from", "2026-03-01", "--basis", "十届五次会议");
  await ok(
    "record",
    "exchange",
    "--title",
    "同乡联谊",
    "--date",
    "2026-10-02",
    "--form",
    "同乡联谊",
    "--present",
    "欧阳春",
    "--place",
    "省城",
  );
  await ok("undo");
  await ok("config", "signature", "政协某某县委员会办公室");
  await ok("score", "--year", "2026");
}

/**
 * Where the office is kept while a run lasts, so that of its processes (they have one parent) hardly more than one makes
 * it. A run of many runs (npm run mutate) names a folder of its own.
 */
const KEPT = process.env.CPPCC_GOLDEN_OFFICE ?? join(tmpdir(), `cppcc-golden-office-${process.ppid}`);

/** Puts a copy of the office there, and makes the office where nobody has yet. */
async function copyOffice(to: string): Promise<void> {
  const kept = join(KEPT, "office.db");
  if (!existsSync(kept)) {
    const folder = mkdtempSync(join(tmpdir(), "cppcc-golden-"));
    try {
      await build(folder);
      mkdirSync(KEPT, { recursive: true });
      const beside = join(KEPT, `${process.pid}.db`);
      copyFileSync(join(folder, "office.db"), beside);
      renameSync(beside, kept);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    if (process.env.CPPCC_GOLDEN_OFFICE === undefined) process.once("exit", () => rmSync(KEPT, { recursive: true, force: true }));
  }
  copyFileSync(kept, to);
}

/** A desk at a copy of the office, for one test file. */
export async function openOffice() {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-golden-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const db = join(folder, "office.db");
  await copyOffice(db);
  // Commands name the rules as a clerk beside the program would.
  symlinkSync(join(ROOT, "rules"), join(folder, "rules"));

  const run = (...argv: string[]): Promise<Answer> => typeAt(folder, argv, db);
  return {
    folder,
    run,
    /** Where a file is to be written, and is not yet. */
    fresh: (name: string): string => {
      rmSync(join(folder, name), { recursive: true, force: true });
      return name;
    },
    path: (name: string): string => join(folder, name),
    workbook: (name: string, rows: readonly (readonly CellInput[])[], sheet?: string): Promise<string> =>
      writeWorkbook(join(folder, name), rows, sheet),
    /** What a command that must succeed says, without what differs from run to run. */
    said: async (...argv: string[]): Promise<string> => {
      const { status, stdout, stderr } = await run(...argv);
      return steady(
        `$ cppcc ${argv.join(" ")}${status === 0 ? "" : `  # ${status}`}\n${stdout}${stderr === "" ? "" : `\n--- stderr\n${stderr}`}`,
        folder,
      );
    },
  };
}

/** Times, digests and folders, which are of a run and not of what is said. */
const steady = (said: string, folder: string): string =>
  said
    .replaceAll(folder, "<文件夹>")
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g, "<时刻>")
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?!\d)/g, "0000-00-00 00:00")
    .replace(/\b[0-9a-f]{64}\b/g, "<64位指纹>")
    .replace(/\b(?=[a-f]*\d)[0-9a-f]{12}\b/g, "<指纹>")
    .replace(/SHA-256 [0-9a-f*]+/g, "SHA-256 <指纹>");
