import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { machineError } from "../../disk/errors.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Format, Workbook } from "../grid.ts";
import { readTask } from "./read-task.ts";
import { gridBuilder, type ReaderMessage, type ReaderTask, SHEETS, type Unseen } from "./reader.ts";
import { type Limits, limitsFor, tooLarge } from "./size-limits.ts";
import { damaged, encrypted, formatOf } from "./sniff.ts";
import { zipEntries } from "./zip.ts";

/** What reads a file, mostly a thread: it sends `message`s, and is stopped when it has answered or takes too long. */
export type ReadingThread = EventEmitter & { readonly terminate: () => unknown };
export type StartReading = (task: ReaderTask, limits: Limits) => ReadingThread;

/**
 * A workbook's sheets, or an answer in words: no file, empty, not a workbook, encrypted, damaged, too large, never
 * ending. `file` is how problems and records call it; `megabytes` raises the limits.
 */
export async function readWorkbook(path: string, file: string, megabytes?: number, start?: StartReading): Promise<Workbook> {
  const limits = limitsFor(megabytes);
  const bytes = readBytes(path, limits);
  const zip = zipEntries(bytes, limits.entries);
  const format = formatOf(path, bytes, zip?.entries);
  const unpacked = zip?.entries.reduce((sum, entry) => sum + entry.unpacked, 0) ?? 0;
  if (zip && format !== "csv") {
    if (unpacked > limits.megabytes * 1_048_576) throw tooLarge(path, { bytes: unpacked }, limits);
    if (zip.count > limits.entries) throw tooLarge(path, "entries", limits);
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const begin = start ?? (needsThread(format, zip ? unpacked : bytes.length) ? startThread : readHere);
  const read = await parse(path, { format, bytes: new Uint8Array(bytes), ...limits }, limits, begin);
  if (read.sheets.every(({ rows }) => rows.every((row) => row.every((cell) => cell === null || cell === "")))) {
    throw new AppError(
      "import.empty",
      text(`工作簿是空的：${path}`, `the workbook is empty: ${path}`),
      text("请选择有内容的文件", "choose a file with content"),
    );
  }
  return { file, sha256, format, ...read };
}

function readBytes(path: string, limits: Limits): Buffer {
  try {
    const stat = statSync(path);
    if (stat.isDirectory())
      throw new AppError("import.not_a_workbook", text(`这是文件夹，不是工作簿：${path}`, `a folder, not a workbook: ${path}`));
    // A device or a pipe has no end, or is never begun.
    if (!stat.isFile())
      throw new AppError(
        "import.not_a_workbook",
        text(`不是普通文件（是设备或管道）：${path}`, `no ordinary file but a device or a pipe: ${path}`),
        text("请先存成文件再导入", "save it as a file first"),
      );
    if (stat.size > limits.megabytes * 1_048_576) throw tooLarge(path, { bytes: stat.size }, limits);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw machineError(error, path, "read");
  }
}

/**
 * What unpacks to no more bytes than this is read in this thread, since a thread takes as long to begin as Node itself (decision
 * 8): the reader of .xlsx takes each byte once, and the worst that a megabyte can hold takes it some seconds; csv-parse makes an
 * error of every short line, and takes half a second for the worst of 64 KB.
 */
const SMALL: Readonly<Partial<Record<Format, number>>> = { xlsx: 1_048_576, csv: 65_536 };

/** Whether a file is read in a thread of its own, by what it is and what it unpacks to, in bytes. */
export const needsThread = (format: Format, unpacked: number): boolean => unpacked > (SMALL[format] ?? 0);

/** Reads in this thread. */
export const readHere: StartReading = (task): ReadingThread => {
  const here = Object.assign(new EventEmitter(), { terminate: () => {} });
  // When its listeners are there.
  setImmediate(() => void readTask(task, (message) => here.emit("message", message)));
  return here;
};

const WORKER = import.meta.url.endsWith(".ts") ? "./reader-worker.ts" : "./reader-worker.js";

type Done = Extract<ReaderMessage, { done: unknown }>["done"];

const startThread: StartReading = (workerData, { memory }) =>
  new Worker(new URL(WORKER, import.meta.url), {
    workerData,
    // A library that talks to the console is not heard: stdout is for results.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
  });

/** Has the file read in a thread of its own, and answers whatever that does: its sheets, or why there are none. */
async function parse(
  path: string,
  task: ReaderTask,
  limits: Limits,
  start: StartReading,
): Promise<Pick<Workbook, "sheets" | "notes" | "keywords">> {
  const worker = start(task, limits);
  const builder = gridBuilder();
  let deadline: NodeJS.Timeout | undefined;
  try {
    const done = await new Promise<Done>((resolve, reject) => {
      deadline = setTimeout(() => reject(tooLarge(path, "never_ends", limits)), limits.milliseconds);
      worker.on("message", (message: ReaderMessage) => {
        if ("failed" in message) reject(refusal(path, message, limits));
        else if ("done" in message) resolve(message.done);
        else builder.take(message);
      });
      worker.once("error", (error: NodeJS.ErrnoException) =>
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge(path, "never_ends", limits) : damaged(path, error.stack)),
      );
      worker.once("exit", () => reject(damaged(path)));
    });
    return { sheets: builder.grids(), keywords: done.keywords, notes: [...notesOf(done), ...unseenNote(builder.unseen())] };
  } finally {
    clearTimeout(deadline);
    worker.removeAllListeners();
    // What a thread that is being ended still has to say is nobody's business.
    worker.on("error", () => {});
    void worker.terminate();
  }
}

function refusal(path: string, { failed, where, why }: Extract<ReaderMessage, { failed: unknown }>, limits: Limits): AppError {
  if (failed === "encrypted") return encrypted(path);
  if (failed === "quote")
    return new AppError(
      "import.not_a_workbook",
      text(
        `第 ${where} 行有引号没有配对，后面的行会被读成一格：${path}`,
        `a quote on line ${where} is not closed, and would take the lines after it for one cell: ${path}`,
      ),
      text("请补上或删去这个引号，或在 WPS 里另存为 .xlsx 再导入", "close or delete it, or save the file as .xlsx in WPS"),
    );
  if (failed === "sheets")
    return new AppError(
      "import.too_large",
      text(`工作表太多（上限 ${SHEETS} 张）：${path}`, `too many sheets (limit ${SHEETS}): ${path}`),
      text("请拆成几个文件", "split it into several files"),
    );
  if (failed === "cells") return tooLarge(path, "cells", limits);
  if (failed === "text")
    return new AppError(
      "import.too_large",
      text(
        `${where ?? ""} 的文字太长（上限 ${limits.characters} 字）：${path}`,
        `the text in ${where ?? ""} is too long (limit ${limits.characters} characters): ${path}`,
      ),
      text("请检查这一格", "check the cell"),
    );
  return damaged(path, why);
}

function notesOf({ skipped, encoding }: Done): Text[] {
  return [
    ...(skipped.length > 0
      ? [text(`跳过不含单元格的表（图表等）：${skipped.join("、")}`, `skipped sheets without cells (charts): ${skipped.join(", ")}`)]
      : []),
    ...(encoding !== null && encoding !== "UTF-8" ? [text(`文字编码 ${encoding}`, `text encoding ${encoding}`)] : []),
  ];
}

/** How many cells a note names. */
const NAMED = 5;

/** What nobody saw and was taken off: where, and what it was. */
function unseenNote(unseen: readonly Unseen[]): Text[] {
  if (unseen.length === 0) return [];
  const places = unseen.slice(0, NAMED).map(({ sheet, cell }) => (cell === "" ? `“${sheet}”` : `${sheet}!${cell}`));
  const more = unseen.length > NAMED;
  const characters = [...new Set(unseen.flatMap((each) => each.characters))].slice(0, NAMED).join("、");
  return [
    text(
      `有看不见的字符（${characters}），已去掉：${places.join("、")}${more ? ` 等 ${unseen.length} 处` : ""}`,
      `characters that cannot be seen (${characters}) were taken off: ${places.join(", ")}${more ? ` and ${unseen.length - NAMED} more` : ""}`,
    ),
  ];
}
