import { isPlain, textWidth } from "./width.ts";

/** What of a text stands in so many columns of a terminal: its beginning, or all of it in several lines. */

const GRAPHEMES = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** The parts of a text that a cursor steps over; one that would be wider than a wide sign comes apart into its characters. */
const units = (content: string): string[] => (isPlain(content) ? [...content] : comeApart(content));

const comeApart = (content: string): string[] =>
  [...GRAPHEMES.segment(content)].flatMap(({ segment }) => (textWidth(segment) > 2 ? [...segment] : [segment]));

/** A text that is no wider: cut with … where it is. */
export function cut(content: string, width: number): string {
  if (textWidth(content) <= width) return content;
  const kept: string[] = [];
  let left = width - 1;
  for (const unit of units(content)) {
    left -= textWidth(unit);
    if (left < 0) break;
    kept.push(unit);
  }
  // Parts may be wider together than apart.
  while (textWidth(kept.join("")) >= width) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}

/** Signs with which no line begins. */
const CLOSING = /^[，。；：、！？）】》”’…,.;:!?)\]%／]/;

/** Signs with which no line ends. */
const OPENING = /[（《【“‘([]$/;

const ASCII = /[!-~]$/;

/** What is not broken where it can be helped: a Latin word or a number, a Han character with the sign that closes it. */
function words(parts: readonly string[]): string[] {
  const found: string[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    const belongs =
      last !== undefined && (part === " " || CLOSING.test(part) || OPENING.test(last) || (ASCII.test(last) && /^[!-~]$/.test(part)));
    if (belongs) found[found.length - 1] = `${last}${part}`;
    else found.push(part);
  }
  return found;
}

/** A text in lines that are no wider. */
export function wrapped(content: string, width: number): string[] {
  if (textWidth(content) <= width) return [content];
  const lines: string[] = [];
  let line = "";
  const add = (word: string): void => {
    if (textWidth(`${line}${word}`.trimEnd()) <= width) line += word;
    else {
      if (line.trimEnd() !== "") lines.push(line.trimEnd());
      line = word.trimStart();
    }
  };
  for (const word of words(units(content))) for (const part of textWidth(word.trimEnd()) > width ? units(word) : [word]) add(part);
  if (line.trimEnd() !== "") lines.push(line.trimEnd());
  return lines;
}
