import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { holdsUnseen, seenText, visibleText } from "../domain/text/unseen.ts";
import { vocabularyForm } from "../domain/vocabulary/han.ts";
import type { Io } from "./io.ts";

/** Questions at a terminal. Ctrl-C answers all of them with "interrupted". */

export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
  /** How well what was typed fits it, if not by its name alone: the lower the better. */
  readonly fit?: (typed: string) => number | undefined;
}

async function prompts(io: Io) {
  const { default: inquirer } = await import("inquirer");
  return inquirer.createPromptModule({ input: io.streams.stdin, output: io.streams.stderr as unknown as NodeJS.WriteStream });
}

/** What inquirer says of its keys. */
const KEYS: Readonly<Record<string, Text>> = { navigate: text("移动", "navigate"), select: text("选定", "select") };

async function ask<Value>(io: Io, question: Record<string, unknown>): Promise<Value> {
  io.sayWarnings();
  const prompt = await prompts(io);
  try {
    const theme = {
      style: {
        keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
          keys.map(([key, does]) => `${key} ${io.t(KEYS[does] ?? text(does, does))}`).join(" • "),
      },
    };
    const answers = (await prompt([{ theme, ...question, name: "answer" }] as never)) as { answer: Value };
    return answers.answer;
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError")
      throw new AppError("interrupted", text("已取消，没有写入任何内容", "cancelled, nothing was written"));
    throw error;
  }
}

/** Here answers enter: what cannot be seen is taken off them, and said. */
export async function askText(
  io: Io,
  message: Text,
  { initial, check }: { initial?: string; check?: (value: string) => Text | null } = {},
): Promise<string> {
  const typed = await ask<string>(io, {
    type: "input",
    message: visibleText(io.t(message)),
    default: initial,
    validate: (value: string) => {
      const wrong = check?.(seenText(value).trim()) ?? null;
      return wrong === null ? true : io.t(wrong);
    },
  });
  if (holdsUnseen(typed)) {
    io.warn(
      text(`回答里有看不见的字符，已去掉：${visibleText(typed)}`, `characters that cannot be seen were taken off: ${visibleText(typed)}`),
    );
    io.sayWarnings();
  }
  return seenText(typed).trim();
}

const YES = new Set(["是", "是的", "对", "好", "好的", "要", "可以", "y", "yes", "shi", "1"]);
const NO = new Set(["否", "不", "不是", "不要", "不用", "不对", "n", "no", "fou", "bu", "0"]);

/** What an answer to a yes-or-no question says, in either language; undefined for anything else. */
export function readYes(written: string): boolean | undefined {
  const plain = vocabularyForm(written)
    .toLowerCase()
    .replace(/[。.!]$/, "");
  return YES.has(plain) ? true : NO.has(plain) ? false : undefined;
}

/** A question of yes or no. Only Enter alone is the proposed answer: what is neither is asked again, never taken for it. */
export async function askYes(io: Io, message: Text, initial: boolean): Promise<boolean> {
  const proposed = initial ? text("是/否，直接回车为“是”", "y/n, Enter for yes") : text("是/否，直接回车为“否”", "y/n, Enter for no");
  const written = await ask<string>(io, {
    type: "input",
    message: `${visibleText(io.t(message))}（${io.t(proposed)}）`,
    validate: (value: string) =>
      value.trim() === "" || readYes(value) !== undefined ? true : io.t(text("请回答 是 或 否", "answer yes or no")),
  });
  return readYes(written) ?? initial;
}

/** How many lines of a list are shown at once; what is longer says how long it is. */
const PAGE = 12;

export const askChoice = <Value>(io: Io, message: Text, choices: readonly Choice<Value>[]): Promise<Value> =>
  ask(io, {
    type: "select",
    message: visibleText(
      io.t(
        choices.length <= PAGE
          ? message
          : aside(message, text(`共 ${choices.length} 项，上下键翻看`, `${choices.length}, by the arrow keys`)),
      ),
    ),
    choices: choices.map(({ name, value }) => ({ name: visibleText(name), value })),
    pageSize: PAGE,
  });

const aside = ({ zh, en }: Text, words: Text): Text => text(`${zh}（${words.zh}）`, `${en} (${words.en})`);

/** How long inquirer may take to show the list for what was typed. */
const SETTLE_MILLISECONDS = 60;

/** Those that fit what was typed, the best first: by their own `fit`, or by their name. */
function fitting<Value>(choices: readonly Choice<Value>[], typed: string): Choice<Value>[] {
  return choices
    .map((choice) => ({ choice, fit: choice.fit?.(typed) ?? fitOfName(choice.name, typed) }))
    .filter(({ fit }) => fit !== undefined)
    .sort((a, b) => (a.fit ?? 0) - (b.fit ?? 0))
    .map(({ choice }) => choice);
}

const fitOfName = (name: string, typed: string): number | undefined =>
  name.startsWith(typed) ? 0 : name.includes(typed) ? A_PART : undefined;

/** A part of a shown name comes behind all that fits better. */
const A_PART = 1_000;

/**
 * A choice found by typing a part of it; those that begin with it come first. An Enter that is faster than the list
 * would take a line that is no longer shown: it is not accepted, and asked for again.
 */
export function askSearch<Value>(io: Io, message: Text, choices: readonly Choice<Value>[], none?: Choice<Value>): Promise<Value> {
  let shown: readonly Choice<Value>[] = [];
  return ask(io, {
    type: "search",
    message: visibleText(
      io.t(
        choices.length <= PAGE
          ? message
          : aside(message, text(`共 ${choices.length} 项，打几个字查找`, `${choices.length}, type to search`)),
      ),
    ),
    pageSize: PAGE,
    source: (typed: string | undefined) => {
      const term = seenText(typed ?? "").trim();
      shown = term === "" ? [...(none ? [none] : []), ...choices] : fitting(choices, term);
      if (shown.length === 0) return [{ name: io.t(text("没有找到", "nothing found")), value: null, disabled: " " }];
      return shown.map(({ name, value }) => ({ name: visibleText(name), value }));
    },
    validate: async (value: Value) => {
      await new Promise((settled) => setTimeout(settled, SETTLE_MILLISECONDS));
      return shown.some((choice) => choice.value === value)
        ? true
        : io.t(text("名单刚刚变了，请再按一次回车", "the list has just changed: press Enter again"));
    },
  });
}

/** Goes on after a yes; fails with the flag to give where nobody can be asked. */
export async function confirm(io: Io, message: Text, { yes, otherwise }: { yes: boolean; otherwise: AppError }): Promise<void> {
  if (yes) return;
  if (!io.asks) throw otherwise;
  if (!(await askYes(io, message, false)))
    throw new AppError("interrupted", text("已取消，没有写入任何内容", "cancelled, nothing was written"));
}
