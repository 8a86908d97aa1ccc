import originalWidth from "string-width";

/** Nothing but ASCII, box lines, Han characters, CJK punctuation and full-width signs: nearly every text of ours. */
const PLAIN = /^[\x20-\x7e\u2500-\u257f\u3001-\u303e\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Where the wide ones among them begin. */
const WIDE = 0x3000;

/** Whether each character of a text stands for itself: no marks that combine, no emoji. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/**
 * How many columns of a terminal a text takes. string-width looks each text through for emoji; a plain text is counted at
 * once, to the same number (test/terminal/width.test.ts).
 */
export function textWidth(text: string): number {
  if (!PLAIN.test(text)) return originalWidth(text);
  let width = text.length;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) >= WIDE) width += 1;
  return width;
}
