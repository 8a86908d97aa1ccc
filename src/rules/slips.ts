import type { Text } from "../domain/text/text.ts";
import { text } from "../domain/text/text.ts";

/**
 * Slips of the pen in a YAML file that a clerk writes by hand: each with the line as it should be. A slip is a guess from
 * the line alone; yaml.ts believes it only if the file reads further with the line put right.
 */
export interface Slip {
  /** From 0. */
  readonly line: number;
  readonly should: string;
  readonly message: Text;
  /** Nothing in the line itself speaks for it. */
  readonly isGuess?: boolean;
}

/** What a line says outside of quotes and of its comment; quoted parts are blotted out, so that places stay. */
const bare = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/gu, (quoted) => "_".repeat(quoted.length)).replace(/(^|\s)#.*$/u, "$1");

const FULL_WIDTH: Readonly<Record<string, string>> = {
  "：": ": ",
  "，": ", ",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
  "＃": "#",
  "－": "- ",
};

/** The slips of single lines, and of how lines stand under one another, in the order of the lines. */
export function slipsIn(content: string): Slip[] {
  const lines = content.split("\n").map((line) => line.replace(/\r$/, ""));
  return [...lines.flatMap((line, i) => slipsOf(line, i)), ...indentSlips(lines)].sort((a, b) => a.line - b.line);
}

function slipsOf(line: string, at: number): Slip[] {
  const plain = bare(line);
  const found: Slip[] = [];
  const slip = (should: string, zh: string, en: string): void => {
    if (should !== line) found.push({ line: at, should, message: text(zh, en) });
  };
  if (plain.trim() === "") return found;
  if (/^\s*\t/.test(line)) {
    slip(
      line.replace(/^[\s]+/u, (space) => space.replaceAll("\t", "  ")),
      "缩进用了 Tab，要用空格",
      "indented by a tab: use spaces",
    );
    slip(
      line.replace(/^[\s]+/u, (space) => space.replaceAll("\t", "    ")),
      "缩进用了 Tab，要用空格",
      "indented by a tab: use spaces",
    );
  }
  if (/\u3000/.test(/^\s*/u.exec(line)?.[0] ?? ""))
    slip(
      line.replace(/^\s+/u, (space) => space.replaceAll("\u3000", "  ")),
      "缩进用了全角空格，要用半角空格",
      "indented by full-width spaces",
    );
  const half = ascii(line, plain);
  slip(
    half,
    "冒号、逗号、括号要用半角，冒号和逗号后面空一格",
    "colons, commas and brackets must be plain ASCII, a space behind colons and commas",
  );
  const spaced = line.slice(0, plain.length).replace(/([^\s:"'[{,]):(?=[^\s:/\\])/u, "$1: ") + line.slice(plain.length);
  if (/[^\s:"'[{,]:[^\s:/\\]/u.test(plain)) slip(spaced, "冒号后面要空一格", "a space is needed after the colon");
  if (/^\s*-[^\s-]/u.test(plain)) slip(line.replace("-", "- "), "短横后面要空一格", "a space is needed after the dash");
  const [, head = "", value = ""] = /^(\s*(?:- +)?[^\s:"'[{#][^:"']*:\s+)([^\s"'[{#].*?)\s*$/u.exec(plain) ?? [];
  if (/:(\s|$)/u.test(value)) slip(`${head}"${value}"`, "值里有冒号的，请把值写在引号里", "a value with a colon belongs in quotes");
  const [, before = "", special = "", after = ""] =
    /^(.*?(?::\s+|[[{,]\s*|^\s*-\s+))([*&!%@`|>][^,\]}]*?)(\s*[,\]}].*|\s*)$/u.exec(plain) ?? [];
  if (special !== "" && line.startsWith(before))
    slip(
      `${before}"${special}"${after}`,
      `值以 ${special[0]} 开头的，请把值写在引号里`,
      `a value that begins with ${special[0]} belongs in quotes`,
    );
  const [, lead = "", word, said] = /^(\s*(?:- +)?)([^\s:"'[\]{},]+)\s+([^\s:][^:]*)$/u.exec(plain) ?? [];
  if (word !== undefined && said !== undefined) slip(`${lead}${word}: ${said.trim()}`, "少了冒号", "a colon is missing");
  for (const quote of ['"', "'"]) {
    const open = plain.indexOf(quote);
    if (open < 0) continue;
    // Closed where the value ends: before the next comma or bracket of a group, or at the end of the line.
    const end = /[{[]/.test(plain.slice(0, open)) ? line.slice(open).search(/\s*[,\]}]/u) : -1;
    const cut = end < 0 ? line.trimEnd().length : open + end;
    slip(`${line.slice(0, cut)}${quote}${line.slice(cut)}`, "引号没有配对", "a quote is not closed");
  }
  for (const [from, to] of [
    ["[", "]"],
    ["{", "}"],
  ] as const) {
    if (count(plain, from) <= count(plain, to)) continue;
    const closed = [
      // A list ends before the next word of its group.
      line.replace(/(\[[^[\]:]*?)(\s*,\s*[^\s,:[\]{}]+:)/u, `$1${to}$2`),
      line.replace(/(\s*[\]}]\s*)$/u, `${to}$1`),
      `${line.trimEnd()}${/ $/.test(line) || to === "}" ? " " : ""}${to}`,
    ];
    for (const should of closed.slice(to === "]" ? 0 : 2)) slip(should, `括号没有配对：少一个 ${to}`, `a bracket is not closed: ${to}`);
  }
  return found;
}

const count = (line: string, sign: string): number => line.split(sign).length - 1;

/** The line with plain signs for full-width ones, where no quotes stand around them. */
function ascii(line: string, plain: string): string {
  const said = [...line].map((sign, i) => (plain[i] === sign ? (FULL_WIDTH[sign] ?? sign) : sign)).join("");
  return said === line ? line : said.replace(/([:,-]) +/gu, "$1 ").trimEnd();
}

/** Where each line may stand among those around it, the nearest place first. */
function indentSlips(lines: readonly string[]): Slip[] {
  const found: Slip[] = [];
  /** The columns at which a word or a dash may stand, and whether the last line opens a deeper one. */
  let columns: number[] = [0];
  let opens = false;
  let depth = 0;
  for (const [i, line] of lines.entries()) {
    const plain = bare(line);
    if (plain.trim() === "" || plain.startsWith("---")) continue;
    const wasInside = depth > 0;
    depth += count(plain, "[") + count(plain, "{") - count(plain, "]") - count(plain, "}");
    if (wasInside) continue;
    const indent = /^ */.exec(plain)?.[0].length ?? 0;
    const deepest = columns.at(-1) ?? 0;
    const places = [...new Set([...columns, ...(opens ? [deepest + 2] : [])])].filter((place) => place !== indent);
    for (const place of places.sort((a, b) => Math.abs(a - indent) - Math.abs(b - indent) || b - a))
      found.push({
        line: i,
        isGuess: columns.includes(indent) || (opens && indent > deepest),
        should: `${" ".repeat(place)}${line.trimStart()}`,
        message: text(
          `缩进不对：前面有 ${indent} 个空格，应是 ${place} 个`,
          `wrong indent: ${indent} spaces before it, where ${place} should be`,
        ),
      });
    const dashes = /^(?:\s*-(?:\s+|$))*/u.exec(plain)?.[0] ?? "";
    const starts = [...dashes.matchAll(/-/g)].map(({ index }) => index);
    const own = [indent, ...starts, ...(dashes === "" ? [] : [dashes.length])];
    columns = [...new Set([...columns.filter((column) => column < indent), ...own])].sort((a, b) => a - b);
    opens = /:\s*([&!][^\s]+)?\s*$/u.test(plain);
  }
  return found;
}
