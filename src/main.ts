import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { withFile } from "./commands/as-typed.ts";
import { type Clock, clerkAt } from "./commands/clerk.ts";
import type { Context } from "./commands/context.ts";
import { enteredArguments } from "./commands/entered.ts";
import { exitOf } from "./commands/exits.ts";
import { type GlobalOptions, globalOptions, run, VERSION } from "./commands/program.ts";
import { throughLink } from "./disk/same-file.ts";
import { completingShells, documentsFolder, type Note, readNote, type UserPlaces, userPlaces, writeNote } from "./disk/user-places.ts";
import { readDate } from "./domain/calendar/dates.ts";
import { AppError } from "./domain/text/problem.ts";
import { type Lang, type Text, text } from "./domain/text/text.ts";
import { seenText, visibleText } from "./domain/text/unseen.ts";
import type { OpenOptions } from "./store/open.ts";
import type { Store } from "./store/store.ts";
import { type Io, makeIo, type Streams } from "./terminal/io.ts";
import type { RunPager } from "./terminal/pager.ts";
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
  /** Where the program keeps something of its own for this user, if not where their system says. */
  readonly places?: UserPlaces;
  /** A clock that only goes on, and waiting by it, if not the process's own. */
  readonly clock?: Clock;
  /** Starts a pager; without it what is higher than the window is paged by the program itself. */
  readonly runPager?: RunPager;
  /** How workbooks are read, if not as `readWorkbook` does it. */
  readonly startReading?: Context["startReading"];
}

export async function main(typed: readonly string[], environment: Environment): Promise<number> {
  if (typed[0] === COMPLETE) return await completeLine(typed.slice(1), environment);
  const { argv, taken } = enteredArguments(typed, environment.cwd);
  const options = globalOptions(argv);
  const lang = chooseLang(options.lang, environment.env);
  const isDumb = environment.env.TERM === "dumb";
  const color = options.color !== false && environment.isTerminal(1) && environment.env.NO_COLOR === undefined && !isDumb;
  const isRead = options.json !== true && !isDumb && environment.isTerminal(0);
  const io = makeIo(environment, {
    lang,
    json: options.json === true,
    quiet: options.quiet === true,
    color,
    paint: await loadPaint(color),
    ...(options.db !== undefined && { asTyped: withFile(options.db) }),
    asks: isRead && options.yes !== true && environment.isTerminal(2),
    isDumb,
    isWide: options.wide === true,
    ...(isRead && options.quiet !== true && { paging: { command: environment.env.PAGER, run: environment.runPager } }),
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
    printError(io, interrupted(opened), exitOf("interrupted"));
    closeAll(opened);
  });
  try {
    await run(argv, io, () => makeContext(options, environment, io, opened));
    return 0;
  } catch (error) {
    return await report(error, io, options.debug === true, opened);
  } finally {
    io.sayWarnings();
    closeAll(opened);
  }
}

/** What the scripts of `completion` call: `=` with the word at the cursor, then the words before it. */
const COMPLETE = "__complete";

/** Between two keys there is no place for an error, nor for anything to be written. */
async function completeLine(
  [marked = "", ...before]: readonly string[],
  { env, cwd, stdout, places = userPlaces() }: Environment,
): Promise<number> {
  try {
    const { db, lang } = globalOptions(before);
    const file = (db ?? env.CPPCC_DB)?.replace(/^~(?=[/\\])/, env.HOME ?? "~");
    const { complete } = await import("./commands/completion/complete.ts");
    const offers = await complete({
      current: marked.replace(/^=/, ""),
      before,
      lang: chooseLang(lang, env),
      names: async () => (await import("./store/name-list.ts")).namesIn(file ? resolve(cwd, file) : usualFile(places)),
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
  const places = environment.places ?? userPlaces();
  const note = readNote(places);
  const noted = note.file && throughLink(note.file);
  // What lies beside the record file (its journal, its backups, what a restore keeps) lies beside the file itself, and not beside a link to it.
  const file = throughLink(chosen ? resolve(cwd, chosen) : usualFile(places));
  const opening: OpenOptions = { notes: places.cache, isBackedUp: options.backup !== false };
  const inputs = new Set<string>();
  /** At a terminal, once for each version, where no file is named: an update lies beside the program of before, and takes the same one. */
  const sayWhichFile = (path: string): void => {
    if (chosen || !io.asks || note.version === VERSION) return;
    io.warn(
      text(
        `cppcc ${VERSION} 第一次在这里用，档案文件：${path}`,
        `cppcc ${VERSION}, used here for the first time, takes the record file ${path}`,
      ),
    );
    keepVersion(places, note);
  };
  const deskOn = (path: string, day: string, clerk: Clerk, said: (notice: Text) => void, opening: OpenOptions) => {
    let store: Store | undefined;
    const keep = (made: Store): Store => {
      opened.push(made);
      store = made;
      if (made.notice) said(made.notice);
      return made;
    };
    const open = async (): Promise<Store> => {
      if (store !== undefined) return store;
      if (!chosen && path === noted && !existsSync(path)) throw notedIsGone(path);
      const { openStore, versionNeeded } = await import("./store/store.ts");
      // A file that is not this user's own comes from another desk, whose program may be the older one.
      const isForeign = path !== noted && (noted !== null || clerk.isThere);
      const older = isForeign ? versionNeeded(path) : null;
      if (older !== null) await clerk.confirm(carryUpQuestion(path), notCarriedUp(path));
      if (clerk !== NOBODY) sayWhichFile(path);
      return keep(openStore(path, actor, opening));
    };
    const create = async (first: (store: Store) => void): Promise<Store> =>
      keep((await import("./store/store.ts")).createStore(path, root, actor, first, opening));
    const place = {
      cwd,
      root,
      today: day,
      isDaySet: Boolean(env.CPPCC_TODAY),
      file: path,
      startReading: environment.startReading,
      inputs,
      outputs: new Set<string>(),
      input: (named: string): string => {
        const path = resolve(cwd, named);
        inputs.add(path);
        return path;
      },
      clerk,
      actor,
    };
    return { ...place, desk: async () => ({ ...place, store: await open() }), create };
  };
  const yes = options.yes === true;
  return {
    ...deskOn(file, today, clerkAt(io, yes, environment.clock), io.warn, opening),
    io,
    yes,
    places: () => [...Object.values(places), ...completingShells(env)],
    documents: () => documentsFolder(env),
    isNamed: Boolean(chosen),
    noteFile: (path) => {
      if (noted !== null && noted !== path && existsSync(noted)) return false;
      writeNote(places, { file: path, version: VERSION });
      return true;
    },
    elsewhere: (path, day) => deskOn(path, day, NOBODY, () => {}, { ...opening, isBackedUp: false }),
  };
}

/** The record file where none is named: the one that `init` noted, else the one in the user's data folder. */
const usualFile = (places: UserPlaces): string => readNote(places).file ?? join(places.data, "cppcc.db");

/** A folder that cannot be written to costs the clerk the same line again. */
function keepVersion(places: UserPlaces, note: Note): void {
  try {
    writeNote(places, { ...note, version: VERSION });
  } catch {
    // It is said again next time.
  }
}

/** No other file is taken instead: the clerk would enter records into the wrong one. */
const notedIsGone = (file: string): AppError =>
  new AppError(
    "refused.no_file",
    text(`记下的档案文件不在了：${file}`, `the record file that was noted is gone: ${file}`),
    text(
      "在U盘或网络盘上的请先接好；移走了的，用 --db 指定它现在的位置；丢了的，用备份还原：cppcc restore",
      "connect the stick or the network drive; if it was moved, name it with --db; if it is lost, bring back a backup with cppcc restore",
    ),
  );

const carryUpQuestion = (file: string): Text =>
  text(
    `这份档案由旧版本的程序建立，要升级才能打开（先备份；升级后旧版本打不开）：${file}。升级？`,
    `the record file was made by an older version and must be carried up to be opened (after a backup; the older program will not open it any more): ${file}. Carry it up?`,
  );

const notCarriedUp = (file: string): AppError =>
  new AppError(
    "refused.older_file",
    text(`这份档案由旧版本的程序建立，没有升级，也没有打开：${file}`, `made by an older version; neither carried up nor opened: ${file}`),
    text("确认升级请加 --yes", "give --yes to carry it up"),
  );

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
    const exit = exitOf(known.code);
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
