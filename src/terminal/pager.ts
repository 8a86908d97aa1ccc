import { type Text, text } from "../domain/text/text.ts";
import type { Output, Streams, Window } from "./io.ts";
import { textWidth } from "./width.ts";

/**
 * What is higher than the window is read page by page: in $PAGER, else in less, and where there is none (on Windows) in
 * one of our own.
 */

/**
 * Starts a pager on a content and waits until it ends; false where there is none of the name. Without a command it is
 * less; `isWide`: with lines that are looked through sideways.
 */
export type RunPager = (command: string | null, content: string, isWide: boolean) => Promise<boolean>;

export interface Paging {
  /** $PAGER, as it is set. */
  readonly command: string | undefined;
  readonly run?: RunPager;
}

/** How many lines of the window a content takes: what is wider goes on in the next. */
export const heightOf = (content: string, { columns }: Window): number =>
  content
    .replace(/\n$/, "")
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / columns)), 0);

/** Where a content is read. */
interface Reading {
  readonly streams: Streams;
  readonly window: Window;
  /** Whether lines may be wider than the window. */
  readonly isWide: boolean;
  readonly t: (message: Text) => string;
}

/** Writes a content, in a pager where the window does not hold it. An empty $PAGER, or cat, is none. */
export async function page(content: string, paging: Paging, reading: Reading): Promise<void> {
  const { streams, window, isWide } = reading;
  const { command } = paging;
  // The line in which the next command is typed is a line too.
  const isWider = isWide && content.split("\n").some((line) => textWidth(line) > window.columns);
  if (command === "" || command === "cat" || (!isWider && heightOf(content, window) < window.rows)) {
    streams.stdout.write(content);
    return;
  }
  if (await paging.run?.(command ?? null, content, isWider)) return;
  await ownPager(content, reading);
}

/** By their keys: Enter, space, or down, the next page; b or up, the one before; q, Escape or Ctrl-C, enough. */
async function ownPager(content: string, { streams: { stdin, stdout }, window, t }: Reading): Promise<void> {
  const pages = inPages(content.replace(/\n$/, "").split("\n"), window);
  const last = pages.length - 1;
  for (let at = 0; ; ) {
    stdout.write(`${pages[at]?.join("\n")}\n`);
    if (at === last) return;
    const step = STEPS[await answered(stdin, stdout, t(more(at + 1, pages.length)))] ?? 1;
    if (step === "end") return;
    at = Math.max(0, at + step);
  }
}

/** What keys do; every other goes on. Arrows and the keys for pages are sequences that begin as Escape does (ECMA-48, CSI; DEC's for applications, SS3). */
const STEPS: Readonly<Record<string, number | "end">> = {
  q: "end",
  Q: "end",
  "\u0003": "end",
  "\u0004": "end",
  "\u001b": "end",
  b: -1,
  B: -1,
  "\u001b[A": -1,
  "\u001bOA": -1,
  "\u001b[5~": -1,
};

const more = (page: number, of: number) =>
  text(
    `── 第 ${page}／${of} 页：回车或空格 下一页，b 上一页，q 结束 ──`,
    `-- page ${page} of ${of}: Enter or space goes on, b back, q ends --`,
  );

/** Lines in pages, each with a line free below. */
function inPages(lines: readonly string[], window: Window): string[][] {
  const room = Math.max(1, window.rows - 1);
  const pages: string[][] = [];
  let left = 0;
  for (const line of lines) {
    const height = heightOf(line, window);
    if (left < height) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)?.push(line);
    left -= height;
  }
  return pages;
}

/** The key in answer to a question, whose line is gone then: of several the first, a sequence whole. */
async function answered(stdin: Streams["stdin"], stdout: Output, question: string): Promise<string> {
  stdout.write(question);
  const key = await keyFrom(stdin);
  stdout.write("\r\u001b[2K");
  return key.startsWith("\u001b") ? key : key.slice(0, 1);
}

/** The next key; at the end of what is typed, q. */
function keyFrom(stdin: Streams["stdin"]): Promise<string> {
  return new Promise((resolve) => {
    const answer = (key: string): void => {
      stdin.off("data", heard);
      stdin.off("end", ended);
      stdin.setRawMode?.(false);
      stdin.pause();
      resolve(key);
    };
    const heard = (typed: Buffer | string): void => answer(String(typed));
    const ended = (): void => answer("q");
    stdin.setRawMode?.(true);
    stdin.on("data", heard).on("end", ended).resume();
  });
}
