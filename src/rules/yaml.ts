import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from "yaml";
import type { Problem } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { type Slip, slipsIn } from "./slips.ts";

/** A YAML file of an office's as it was parsed, and where its words stand; or what is wrong with the writing, in words. */
export interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: readonly Problem[];
}

/** So many slips are told at once; more are mostly the echo of these. */
const AT_ONCE = 5;

/** Guesses that are tried for one slip: each reads the file anew. */
const TRIES = 60;

/** Beyond this (in characters) no guess is tried. */
const LARGE = 200_000;

export function parseYaml(content: string, file: string): Parsed {
  const lines = new LineCounter();
  const document = parse(content, lines);
  return { document, lines, problems: faultsOf(document).length === 0 ? doubled(document, content, file) : slips(content, file) };
}

/** Words that stand twice are found below: the parser compares each with each, which takes minutes for long files. */
const parse = (content: string, lineCounter?: LineCounter): Document =>
  parseDocument(content, { uniqueKeys: false, ...(lineCounter && { lineCounter }) });

/** The words that stand twice in one group. */
function doubled(document: Document, content: string, file: string): Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const word = String(key.value);
        if (seen.has(word)) found.push(doubledAt(content, file, word, key.range?.[0] ?? 0));
        seen.add(word);
      }
    },
  });
  return found.slice(0, AT_ONCE);
}

function doubledAt(content: string, file: string, word: string, offset: number): Problem {
  return {
    where: { file, cell: `${lineOf(content, offset) + 1}:${offset - content.lastIndexOf("\n", offset - 1)}` },
    found: word,
    message: text(`“${word}”在同一组里写了两次，留一个`, `${word} stands twice in one group: keep one`),
  };
}

/** What keeps a document from being read; a tag that nobody knows (!甲) is a value that was meant as text. */
const faultsOf = ({ errors, warnings }: Document): (YAMLError & { code: string })[] =>
  [...errors, ...warnings].sort((a, b) => a.pos[0] - b.pos[0]);

/**
 * The slips of a file, each with the line as it should be: the guess that lets the file read on is put right, and the rest
 * is read anew. One slip is one problem, whatever the parser makes of what follows it.
 */
function slips(content: string, file: string): Problem[] {
  const found: Problem[] = [];
  let now = content;
  while (found.length < AT_ONCE) {
    const [first, ...others] = faultsOf(parse(now));
    if (first === undefined) break;
    const guesses = content.length > LARGE ? [] : guessesAt(now, lineOf(now, first.pos[0]));
    const right = guesses.length === 0 ? undefined : mending(now, guesses, [first, ...others]);
    if (right === undefined) {
      const likely = guesses.find(({ isGuess }) => !isGuess);
      if (found.length === 0) found.push(likely === undefined ? unexplained(now, file, first) : problemOf(now, file, likely));
      break;
    }
    found.push(problemOf(now, file, right));
    now = withLine(now, right);
  }
  return found.sort((a, b) => lineIn(a) - lineIn(b));
}

const lineIn = ({ where }: Problem): number => Number(where.cell?.split(":")[0]);

/** The nearest to where the parser stumbled; a quote or a bracket left open is noticed only at the end of the file. */
function guessesAt(content: string, where: number): Slip[] {
  const distance = ({ line }: Slip): number => Math.abs(line - where);
  return slipsIn(content)
    .filter((slip) => slip.line <= where + 1 && (!slip.isGuess || distance(slip) <= 2))
    .sort((a, b) => Number(a.isGuess ?? false) - Number(b.isGuess ?? false) || distance(a) - distance(b))
    .slice(0, TRIES);
}

/** The guess that leaves no fault; else the first that leaves no more, and them further down. */
function mending(content: string, guesses: readonly Slip[], before: readonly YAMLError[]): Slip | undefined {
  let further: Slip | undefined;
  for (const guess of guesses) {
    const mended = withLine(content, guess);
    const [first, ...others] = faultsOf(parse(mended));
    if (first === undefined) return guess;
    const isFurther = lineOf(mended, first.pos[0]) > lineOf(content, before[0]?.pos[0] ?? 0);
    if (isFurther && others.length < before.length) further ??= guess;
  }
  return further;
}

const lineOf = (content: string, offset: number): number => content.slice(0, offset).split("\n").length - 1;

const lineAt = (content: string, line: number): string => (content.split("\n")[line] ?? "").replace(/\r$/, "");

const withLine = (content: string, { line, should }: Slip): string =>
  content
    .split("\n")
    .map((each, i) => (i === line ? should : each))
    .join("\n");

/** The line as it stands, its end cut. */
const shown = (line: string, most = 60): string => (line.length > most ? `${line.slice(0, most)}…` : line);

function problemOf(content: string, file: string, { line, should, message }: Slip): Problem {
  const own = lineAt(content, line);
  const from = [...own].findIndex((sign, i) => sign !== should[i]);
  return {
    where: { file, cell: `${line + 1}:${(from < 0 ? own.length : from) + 1}` },
    found: shown(own.trim()),
    message,
    hint: text(`这一行应写成：${shown(should, 160)}`, `the line should be: ${shown(should, 160)}`),
  };
}

/** What no guess explains: where it is, and what the parser calls it. */
function unexplained(content: string, file: string, { code, pos, message }: YAMLError & { code: string }): Problem {
  const line = lineOf(content, pos[0]);
  const own = lineAt(content, line);
  const said = KNOWN[code];
  return {
    where: { file, cell: `${line + 1}:${pos[0] - content.lastIndexOf("\n", pos[0] - 1)}` },
    found: shown(own.trim()),
    message: said === undefined ? text("这一行或上一行的写法不对", `YAML: ${message.split("\n")[0]?.replace(/ at line .*$/, "")}`) : said(),
    ...(code === "MULTIPLE_DOCS" ? {} : { hint: FORM }),
  };
}

const FORM = text(
  "一行是“词: 值”（半角冒号，后面空一格）；清单的每一条前面写“- ”；下级比上级多缩进两个空格",
  "WORD: VALUE with a plain colon and a space; lists by “- ”; indent by two spaces",
);

const KNOWN: Readonly<Record<string, () => Text>> = {
  TAB_AS_INDENT: () => text("缩进要用空格，不能用 Tab", "indent by spaces, no tabs"),
  BAD_INDENT: () => text("缩进不对，或者括号、引号没有配对", "a wrong indent, or a bracket or quote left open"),
  MULTIPLE_DOCS: () => text("一个文件里只能有一份（去掉 ---）", "one document a file: no ---"),
  MISSING_CHAR: () => text("引号、括号没有配对，或者少了冒号", "a quote or bracket is not closed, or a colon is missing"),
  IMPOSSIBLE: () => text("这里不能这样写", "this cannot stand here"),
};
