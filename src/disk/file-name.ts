/**
 * A file name made of words (a title, the name of a rule set), without its ending: what separates folders or what some
 * system forbids is written as its full-width form, what cannot be seen is left out; it is no longer than disks allow,
 * no name of a device (CON, NUL), never hidden and never empty. 2025/2/20 常委会 → 2025／2／20 常委会.
 */
export function fileName(words: string): string {
  const seen = words
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu, "")
    .replace(/[/\\:*?"<>|]/g, (sign) => FULL_WIDTH[sign] ?? "")
    .replace(/\s+/gu, " ");
  // Dots and spaces at the ends hide a file, or are dropped by Windows.
  const cut = trimmed(cutToBytes(trimmed(seen), LONGEST));
  if (cut === "") return "未命名";
  return cut.replace(DEVICE, "$1_$2");
}

const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/gu, "");

/** Bytes of UTF-8: 255 is the limit of a name, and an ending and a mark of ours are still to come. */
const LONGEST = 200;

const FULL_WIDTH: Readonly<Record<string, string>> = Object.fromEntries(
  [...'/\\:*?"<>|'].map((sign) => [sign, String.fromCharCode(sign.charCodeAt(0) + 0xfee0)]),
);

/** Names that Windows keeps for its devices, whatever the ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/** The longest beginning of a text that takes so many bytes in UTF-8, never with half a character. */
export function cutToBytes(written: string, bytes: number): string {
  let room = bytes;
  let cut = "";
  for (const char of written) {
    room -= Buffer.byteLength(char);
    if (room < 0) return cut;
    cut += char;
  }
  return cut;
}
