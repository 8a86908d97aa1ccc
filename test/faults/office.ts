import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { unzipSync } from "fflate";
import type { Bases, Command } from "./commands.ts";

/** The office in which faults are injected: the program as it is shipped, record files to begin with, and what became of one. */

export const ROOT = resolve(import.meta.dirname, "../..");

/** Who runs a command, and what is in its way. */
export interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  /** A user who may not do everything. */
  readonly user?: number | undefined;
}

/** What a command answered. */
export interface Said {
  readonly status: number;
  readonly words: string;
}

/** What a record file holds: whole, or null. */
interface Held {
  readonly operations: number;
  readonly digest: string;
}

export type Office = ReturnType<typeof makeOffice>;

/** `root`: the program's folder; `driver`: its SQLite; `seed`: of what chance decides. */
export function makeOffice({ root = ROOT, driver, seed = 1 }: { root?: string; driver?: string | undefined; seed?: number } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), "cppcc-faults-"));
  const variables = (circumstances: Circumstances): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    XDG_CACHE_HOME: join(scratch, "cache"),
    XDG_CONFIG_HOME: join(scratch, "config"),
    XDG_DATA_HOME: join(scratch, "data"),
    CPPCC_TODAY: "2026-11-30",
    CPPCC_USER: "测试员",
    CPPCC_LANG: "zh",
    NODE_OPTIONS: `--require ${join(import.meta.dirname, "fixed-clock.cjs")}`,
    ...(driver !== undefined && { CPPCC_SQLITE: driver }),
    ...circumstances.env,
  });
  const started = (args: readonly string[], circumstances: Circumstances) =>
    spawn(process.execPath, [join(root, "bin/cppcc.js"), ...args], {
      cwd: scratch,
      env: variables(circumstances),
      stdio: ["ignore", "pipe", "pipe"],
      ...(circumstances.user !== undefined && { uid: circumstances.user, gid: circumstances.user }),
    });

  /** A command from its start to its end; `meanwhile` is given the process. */
  function run(
    args: readonly string[],
    circumstances: Circumstances = {},
    meanwhile: (child: ReturnType<typeof spawn>) => void = () => {},
  ): Promise<Said> {
    return new Promise((done) => {
      const child = started(args, circumstances);
      let words = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (words += chunk.toString()));
      meanwhile(child);
      child.on("close", (code) => done({ status: code ?? -1, words }));
    });
  }

  async function must(args: readonly string[], circumstances: Circumstances = {}): Promise<void> {
    const { status, words } = await run(args, circumstances);
    if (status !== 0) throw new Error(`cppcc ${args.join(" ")} → ${status}\n${words}`);
  }

  /** What the file holds to somebody who copies it alone, as a clerk does; null where that is no whole record file. */
  function held(file: string): Held | null {
    const copy = join(scratch, "copy.db");
    rmSync(copy, { force: true });
    cpSync(file, copy);
    try {
      const db = new Sqlite(copy, { readonly: true });
      try {
        if (db.pragma("integrity_check", { simple: true }) !== "ok") return null;
        const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
        const hash = createHash("sha256");
        for (const table of tables)
          for (const row of db
            .prepare(`SELECT ${columnsOf(table)} FROM "${table}"`)
            .raw()
            .iterate())
            hash.update(JSON.stringify(row));
        const operations = db.prepare<[], number>("SELECT count(*) FROM operation").pluck().get() ?? 0;
        return operations === 0 ? null : { operations, digest: hash.digest("hex") };
      } finally {
        db.close();
      }
    } catch {
      return null;
    }
  }

  let last = seed;
  return {
    scratch,
    root,
    run,
    must,
    held,
    /** From 0 to below 1; the same in each run of one seed. */
    random(): number {
      last = (last * 48_271) % 2_147_483_647;
      return last / 2_147_483_647;
    },
    folder: (): string => mkdtempSync(join(scratch, "f-")),
    end: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** A lending has a word at random and a place, others in each run. */
const columnsOf = (table: string): string => (table === "lending" ? "at, operation, state" : "*");

/** Where a command is tried: its record file, and the folder that it exports to. */
export interface Place {
  readonly file: string;
  readonly out: string;
}

export const placeIn = (folder: string): Place => ({ file: join(folder, "office.db"), out: join(folder, "out") });

/** A command with what it begins with and what it leaves when nothing is in its way. */
export interface Tried {
  readonly command: Command;
  /** Lays out what it begins with, in an empty folder. */
  readonly lay: (folder: string) => Place;
  readonly args: (place: Place) => readonly string[];
  readonly before: Held | null;
  readonly after: Held | null;
  readonly milliseconds: number;
}

/** Runs a command once as it should be, to know what it leaves. */
export async function tried(office: Office, command: Command, bases: Bases): Promise<Tried> {
  const lay = (folder: string): Place => {
    const place = placeIn(folder);
    const base = bases[command.from];
    if (base !== undefined) cpSync(base, place.file);
    mkdirSync(place.out, { recursive: true });
    return place;
  };
  const args = (place: Place): readonly string[] => ["--db", place.file, ...command.args(place, bases)];
  const folder = office.folder();
  const place = lay(folder);
  const before = existsSync(place.file) ? office.held(place.file) : null;
  const begun = performance.now();
  await office.must(args(place));
  const milliseconds = performance.now() - begun;
  const after = office.held(place.file);
  rmSync(folder, { recursive: true, force: true });
  return { command, lay, args, before, after, milliseconds };
}

/** What became of the record file: as before, as after, none, or what must not be. */
export function stateOf(office: Office, { before, after }: Tried, { file }: Place): "before" | "after" | "neither" | "damaged" {
  if (!existsSync(file)) return before === null ? "before" : "damaged";
  const now = office.held(file);
  if (now === null) return "damaged";
  if (now.digest === after?.digest) return "after";
  return now.digest === before?.digest ? "before" : "neither";
}

const NO_WORDS = /程序出错了|Error:|at .*\.js:\d+/;

/** What is wrong with an answer, whatever was in the way: without words, or not true. */
export function untrue({ status, words }: Said, state: ReturnType<typeof stateOf>, changes: boolean): string[] {
  const faults: string[] = [];
  if (NO_WORDS.test(words)) faults.push(`no words (${words.match(NO_WORDS)?.[0]})`);
  if (status !== 0 && !/错误/.test(words)) faults.push("no answer");
  if (changes && status === 0 && state === "before") faults.push("said to be written, and was not");
  if (changes && !isUnsettled(words) && state === "after") faults.push(...denied({ status, words }));
  return faults;
}

/** Whether it is said that the file is not yet as it was, and not to be copied. */
export const isUnsettled = (words: string): boolean => words.includes("不要复制");

/** What is wrong with the answer of a command that was written. */
export const denied = ({ status, words }: Said): string[] =>
  status !== 0 && /没有写入|没有记上|没有改动/.test(words) ? ["written, and denied"] : [];

/** What is wrong after a fault that is over: a file that is neither as before nor whole, leftovers, a dead end. */
export async function mended(office: Office, trial: Tried, place: Place): Promise<{ state: ReturnType<typeof stateOf>; faults: string[] }> {
  const faults: string[] = [];
  // Whatever comes next puts right what was left half way.
  const isHot = existsSync(`${place.file}-journal`);
  const log = async (): Promise<void> => {
    if ((await office.run(["--db", place.file, "log"])).status !== 0) faults.push("the next command fails");
  };
  if (existsSync(place.file) && isHot) {
    if (trial.command.upgrades) settle(place.file);
    else await log();
  }
  let state = stateOf(office, trial, place);
  const settled = state;
  if (state === "damaged" || state === "neither") faults.push(state === "damaged" ? "a damaged file" : "half a command");
  faults.push(...halves(place.out), ...spoiled(office, place));
  if (state === "before" || trial.command.reads) {
    const again = await office.run(trial.args(place));
    if (again.status !== 0) faults.push(`a dead end (${again.words.split("\n")[0]})`);
    state = stateOf(office, trial, place);
    if (again.status === 0 && state !== "after") faults.push("the same again is not the same");
    faults.push(...leftovers(place));
  } else if (!isHot) await log();
  return { state: settled, faults };
}

/** Copies that are not whole: backups, lent ones, and what a restore keeps. An empty one is a name that was claimed on a disk without links. */
export function spoiled(office: Pick<Office, "held">, { file, out }: Place): string[] {
  const copies = [...filesIn(dirname(file)), ...filesIn(out)].filter((each) => each !== file && each.endsWith(".db"));
  return copies.some((each) => statSync(each).size > 0 && office.held(each) === null) ? ["half a copy"] : [];
}

/** What any command of an upgraded file would do, and the file is not to be upgraded by. */
function settle(file: string): void {
  const db = new Sqlite(file);
  db.prepare("SELECT count(*) FROM operation").get();
  db.close();
}

/** Documents that are not whole. */
function halves(folder: string): string[] {
  return filesIn(folder)
    .filter((file) => /\.(xlsx|docx)$/.test(file))
    .flatMap((file) => {
      try {
        return Object.keys(unzipSync(readFileSync(file))).length > 0 ? [] : ["an empty document"];
      } catch {
        return ["half a document"];
      }
    });
}

const leftovers = ({ file, out }: Place): string[] =>
  [...filesIn(join(file, "..")), ...filesIn(out)].some((each) => /\.part(-journal)?$|-journal$/.test(basename(each))) ? ["leftovers"] : [];

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

/** Runs a line of a shell; answers whether it could. */
export const shell = (line: string): boolean => spawnSync("sh", ["-c", line], { encoding: "utf8" }).status === 0;

export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
