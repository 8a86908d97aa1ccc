import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished, TestRunner } from "vitest";
import { type CellInput, ROSTER_ROWS, writeWorkbook } from "../support/workbook.ts";
import { atTerminal, type Reply } from "./at-terminal.ts";
import { runBinary } from "./binary.ts";
import { typed } from "./in-process.ts";
import { prepared } from "./prepared.ts";
import { type Answer, clockFrom, type Session } from "./session.ts";
import { type Typist, typist } from "./typist.ts";

/** A secretariat with a folder of its own. Its commands run in this process. */
export interface Office extends Session, Typist {
  /** The program as it is shipped, where that is the point. */
  readonly binary: Typist;
  /** Somebody at a terminal, who answers what is asked. */
  readonly at: (argv: readonly string[], ...replies: Reply[]) => Promise<Answer>;
  readonly path: (name: string) => string;
  /** The record file, byte for byte. */
  readonly bytes: () => Buffer;
  /** A workbook of one sheet in the office's folder; a row is a list of cells. */
  readonly workbook: (name: string, rows: readonly (readonly CellInput[])[], sheet?: string) => Promise<string>;
  /** A set-up that many tests begin with, by its name: it is made once a worker, in the morning, and copied. */
  readonly begin: (name: string, setUp: (office: Office) => Promise<unknown>) => Promise<void>;
  /** Makes the record file. */
  readonly init: () => Promise<void>;
  /** Makes the record file with a roster in it: the small one, unless told otherwise. */
  readonly open: (rows?: readonly (readonly CellInput[])[]) => Promise<void>;
}

interface Options {
  readonly today?: string;
  readonly lang?: "zh" | "en";
}

/** An office without a record file. It lasts as long as the test that makes it, or else as long as the test file. */
export function makeOffice(options: Options = {}): Office {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-test-"));
  const leave = TestRunner.getCurrentTest() === undefined ? afterAll : onTestFinished;
  leave(() => rmSync(folder, { recursive: true, force: true }));
  return officeIn(folder, options);
}

/** The same, with the record file that `init` makes. */
export async function initOffice(options: Options = {}): Promise<Office> {
  const office = makeOffice(options);
  await office.init();
  return office;
}

/** The same, with the small roster (test/support/workbook.ts) in it. */
export async function openOffice(options: Options = {}): Promise<Office> {
  const office = makeOffice(options);
  await office.open();
  return office;
}

function officeIn(folder: string, { today = "2027-01-10", lang = "zh" }: Options, hour = "12"): Office {
  const session: Session = { folder, db: join(folder, "office.db"), today, lang, now: clockFrom(today, hour) };
  const begin: Office["begin"] = (name, setUp) =>
    prepared(JSON.stringify([name, today, lang]), folder, (empty) => setUp(officeIn(empty, { today, lang }, "06")));
  return {
    ...session,
    ...typist((...args) => typed(args, session)),
    binary: typist((...args) => runBinary(args, session)),
    at: (argv, ...replies) => atTerminal(argv, session, replies),
    path: (name) => join(folder, name),
    bytes: () => readFileSync(session.db),
    workbook: (name, rows, sheet = "Sheet1") => writeWorkbook(join(folder, name), rows, sheet),
    begin,
    init: () => begin("init", ({ ok }) => ok("init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01")),
    open: (rows = ROSTER_ROWS) =>
      begin(`open ${JSON.stringify(rows)}`, async (office) => {
        await office.init();
        await office.ok("import", "roster", await office.workbook("名册.xlsx", rows));
      }),
  };
}
