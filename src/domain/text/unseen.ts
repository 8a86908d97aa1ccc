import { everyText } from "./every-text.ts";

/**
 * Characters that nobody sees: zero-width spaces and joiners, marks of writing direction, soft hyphens, controls, halves of a
 * character, code points that are none. Copied along from web pages, telephones and PDFs they make two equal words unequal,
 * move a terminal's cursor, and break a document's XML. They are taken off where text enters (a file, an argument, an
 * answer), and said; the ways out guard themselves all the same, for a record file may hold them from earlier.
 *
 * White space is none of them. Selectors that choose the form of a character (U+E0100–U+E01EF, Mongolian ones) are part of
 * how a name is written and stay, as variant forms do; those that only ask for an emoji (✔️) go.
 */
const UNSEEN =
  /[[\p{Default_Ignorable_Code_Point}--[\u180b-\u180d\u180f\u{e0100}-\u{e01ef}]][\p{Control}--[\t\n\v\f\r]]\ufff9-\ufffb\p{Surrogate}\p{Noncharacter_Code_Point}]/v;
const EACH = new RegExp(UNSEEN, "gv");

/** What else moves a cursor, and what tells two names apart that look alike: shown, and never taken off. */
const SHOWN = new RegExp(`${UNSEEN.source}|[\\r\\v\\f]|\\p{Default_Ignorable_Code_Point}`, "gv");

/** Line breaks of word processors, which no XML allows. */
const BREAKS = /[\v\f]/g;

/** What nearly every text is made of: asked first, at a fifth of what the other question takes. */
const IS_PLAIN = /^[ -~\n·—‘-”…\u3000-\u312f\u4e00-\u9fff\uff01-\uff9f]*$/;

export const holdsUnseen = (value: string): boolean => !IS_PLAIN.test(value) && UNSEEN.test(value);

/** A text without what cannot be seen in it. */
export const seenText = (value: string): string => (IS_PLAIN.test(value) ? value : value.replace(BREAKS, "\n").replace(EACH, ""));

/** A value in which every text is fit for a file: what a writer is given, whatever an older version took in. */
export const seenTexts = <Value>(value: Value): Value => everyText(value, seenText);

/** 张三〔U+200B〕: a text as it is quoted and printed, what cannot be seen in it by its number. */
export const visibleText = (value: string): string => value.replace(SHOWN, (char) => `〔${codePoint(char)}〕`);

/** The characters of a text that cannot be seen, each once: U+200B. */
export const unseenIn = (value: string): string[] => [...new Set(value.match(EACH) ?? [])].map(codePoint);

const codePoint = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** JSON in which whatever cannot be seen stands as an escape: the value is kept, and a terminal is safe. */
export function visibleJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  if (IS_PLAIN.test(json)) return json;
  return json.replace(EACH, (char) =>
    Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );
}
