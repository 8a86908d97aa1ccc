import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { clerkAt } from "./commands/clerk.ts";
import type { Context } from "./commands/context.ts";
import { enteredArguments } from "./commands/entered.ts";
import { type GlobalOptions, globalOptions, run } from "./commands/program.ts";
import { readDate } from "./domain/calendar/dates.ts";
import { AppError } from "./domain/text/problem.ts";
import { type Lang, type Text, text } from "./domain/text/text.ts";
import { seenText, visibleText } from "./domain/text/unseen.ts";
import type { Store } from "./store/store.ts";
import { type Io, makeIo, type Streams } from "./terminal/io.ts";
import { loadPaint } from "./terminal/paint.ts";
import { printError } from "./terminal/problems.ts";
import { type Clerk, NOBODY } from "./trips/desk.ts";

/** The process as the program sees it: streams, clock, variables, folders. Beside it src/ asks the process only for its id, platform and modules. */
export interface Environment extends Streams {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether a file descriptor (0, 1, 2) is a terminal, without making its stream. */
  readonly isTerminal: (descriptor: number) => boolean;
  /** The program's own folder: schema.sql, rules/, fixtures/. */
  readonly root: string;
  /** The moment, as an ISO 8601 text in UTC. */
  readonly now: () => string;
  /** The day, 2026-12-31. */
  readonly today: string;
  /** Has the program say what became of its work when it is stopped (Ctrl-C), before it ends. */
  readonly onInterrupt?: (say: () => void) => void;
  /** How workbooks are read, if not as `readWorkbook` does it. */
  readonly startReading?: Context["startReading"];
}

/** An error's code decides the exit code by its first part. */
const EXITS: Readonly<Record<string, number>> = {
  machine: 1,
  usage: 2,
  import: 3,
  data: 3,
  refused: 4,
  busy: 5,
  interrupted: 130,
};

export async function main(typed: readonly string[], environment: Environment): Promise<number> {
  if (typed[0] === COMPLETE) return await completeLine(typed.slice(1), environment);
  const { argv, taken } = enteredArguments(typed, environment.cwd);
  const options = globalOptions(argv);
  const lang = chooseLang(options.lang, environment.env);
  const color = options.color !== false && environment.isTerminal(1) && environment.env.NO_COLOR === undefined;
  const io = makeIo(environment, {
    lang,
    json: options.json === true,
    quiet: options.quiet === true,
    color,
    paint: await loadPaint(color),
    asks: options.json !== true && options.yes !== true && environment.isTerminal(2) && environment.isTerminal(0),
  });
  if (taken.length > 0)
    io.warn(
      text(
        `写的内容里有看不见的字符，已去掉：${taken.map(visibleText).join("、")}`,
        `characters that cannot be seen were taken off: ${taken.map(visibleText).join(", ")}`,
      ),
    );
  const opened: Store[] = [];
  environment.onInterrupt?.(() => {
    printError(io, interrupted(opened), EXITS.interrupted as number);
    closeAll(opened);
  });
  try {
    await run(argv, io, () => makeContext(options, environment, io, opened));
    return 0;
  } catch (error) {
    return await report(error, io, options.debug === true, opened);
  } finally {
    closeAll(opened);
  }
}

/** What the scripts of `completion` call: `=` with the word at the cursor, then the words before it. */
const COMPLETE = "__complete";

/** Between two keys there is no place for an error, nor for anything to be written. */
async function completeLine([marked = "", ...before]: readonly string[], { env, cwd, stdout }: Environment): Promise<number> {
  try {
    const { db, lang } = globalOptions(before);
    const file = (db ?? env.CPPCC_DB)?.replace(/^~(?=[/\\])/, env.HOME ?? "~");
    const { complete } = await import("./commands/completion/complete.ts");
    const offers = await complete({
      current: marked.replace(/^=/, ""),
      before,
      lang: chooseLang(lang, env),
      names: async () => (await import("./store/name-list.ts")).namesIn(file ? resolve(cwd, file) : defaultFile()),
    });
    stdout.write(offers);
  } catch {
    // The line stays as it was typed.
  }
  return 0;
}

/** It is heard between two steps, and a write is one step: nothing is ever half written. */
const interrupted = (opened: readonly Store[]): AppError =>
  new AppError(
    "interrupted",
    opened.some((store) => store.hasWritten())
      ? text("已中断；中断之前的操作已经写入档案（cppcc log 可查）", "interrupted; the operation before it was written (see cppcc log)")
      : text("已中断，档案没有改动", "interrupted; the record file is unchanged"),
  );

/** A file that cannot be closed is no reason to say anything else than what has been said. */
function closeAll(opened: readonly Store[]): void {
  for (const store of opened) {
    try {
      store.close();
    } catch {
      // The process ends, and with it the file is closed.
    }
  }
}

function chooseLang(option: string | undefined, env: Environment["env"]): Lang {
  if (option !== undefined && option !== "zh" && option !== "en") return "zh";
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const chosen = option ?? env.CPPCC_LANG ?? (/^en/i.test(system) ? "en" : "zh");
  return chosen === "en" ? "en" : "zh";
}

async function makeContext(options: GlobalOptions, environment: Environment, io: Io, opened: Store[]): Promise<Context> {
  const { cwd, root, env, now } = environment;
  const today = readDate(environment.today);
  if (today?.length !== 10)
    throw new AppError(
      "usage.today",
      text(
        `CPPCC_TODAY 应为日期，如 2026-12-31：${environment.today}`,
        `CPPCC_TODAY must be a date such as 2026-12-31: ${environment.today}`,
      ),
    );
  if (options.lang !== undefined && options.lang !== "zh" && options.lang !== "en")
    throw new AppError("usage.lang", text(`--lang 可选 zh、en：${options.lang}`, `--lang is zh or en: ${options.lang}`));
  const actor = { who: seenText(env.CPPCC_USER || userName(env)), now };
  const chosen = options.db ?? env.CPPCC_DB;
  const file = chosen ? resolve(cwd, chosen) : defaultFile();

  const inputs = new Set<string>();
  const deskOn = (path: string, day: string, clerk: Clerk, said: (notice: Text) => void) => {
    let store: Store | undefined;
    const keep = (made: Store): Store => {
      opened.push(made);
      store = made;
      if (made.notice) said(made.notice);
      return made;
    };
    const open = async (): Promise<Store> => store ?? keep((await import("./store/store.ts")).openStore(path, actor, notesFolder()));
    const create = async (first: (store: Store) => void): Promise<Store> =>
      keep((await import("./store/store.ts")).createStore(path, root, actor, first, notesFolder()));
    const place = {
      cwd,
      root,
      today: day,
      isDaySet: Boolean(env.CPPCC_TODAY),
      file: path,
      startReading: environment.startReading,
      inputs,
      input: (named: string): string => {
        const path = resolve(cwd, named);
        inputs.add(path);
        return path;
      },
      clerk,
    };
    return { ...place, desk: async () => ({ ...place, store: await open() }), create };
  };
  const yes = options.yes === true;
  return {
    ...deskOn(file, today, clerkAt(io, yes), io.warn),
    io,
    yes,
    elsewhere: (path, day) => deskOn(path, day, NOBODY, () => {}),
  };
}

/** Without --db and $CPPCC_DB: cppcc.db in the user's data folder, which is made on the way. */
function defaultFile(): string {
  return join(envPaths("cppcc", { suffix: "" }).data, "cppcc.db");
}

/** Where is noted that a record file was looked through today: may be lost at any time. */
function notesFolder(): string {
  return envPaths("cppcc", { suffix: "" }).cache;
}

function userName(env: Environment["env"]): string {
  try {
    return userInfo().username;
  } catch {
    return env.USER ?? env.USERNAME ?? "?";
  }
}

async function report(error: unknown, io: Io, debug: boolean, opened: readonly Store[]): Promise<number> {
  const known = error instanceof AppError ? error : await inWords(error, opened);
  if (debug && error instanceof Error)
    io.streams.stderr.write(visibleText(`${error.stack ?? error.message}\n${error.cause === undefined ? "" : `${error.cause}\n`}`));
  if (known instanceof AppError) {
    const exit = EXITS[known.code.split(".")[0] ?? ""] ?? 1;
    printError(io, known, exit);
    return exit;
  }
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  if ((error as { code?: unknown }).code === "OUTPUT_FAILED") {
    printError(
      io,
      new AppError("machine.output", text(`结果没有能够输出（${message}）`, `the output could not be written (${message})`), WHAT_WAS_DONE),
      1,
    );
    return 1;
  }
  printError(io, new AppError("machine.bug", text(`程序出错了（${message}）`, `the program failed (${message})`), WHAT_WAS_DONE), 1);
  return 1;
}

/** What the machine or SQLite says; and of a damaged file anything may come. What is neither comes back as it is. */
async function inWords(error: unknown, opened: readonly Store[]): Promise<unknown> {
  const file = opened[0]?.file ?? "";
  const { damaged, storeError } = await import("./store/errors.ts");
  const { machineError } = await import("./disk/errors.ts");
  const { code, path } = error as { code?: unknown; path?: unknown };
  const known = String(code).startsWith("SQLITE_")
    ? storeError(error, file)
    : machineError(error, typeof path === "string" ? path : file, "read");
  return known instanceof AppError || opened.every(({ isSound }) => isSound) ? known : damaged(file);
}

const WHAT_WAS_DONE = text(
  "写入了什么，见 cppcc log；加 --debug 再运行一次可看到内部信息，请发给维护人员",
  "cppcc log tells what was written; --debug shows the internals, which the maintainers need",
);
