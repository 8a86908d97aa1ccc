/** The encodings in which Chinese offices save a CSV: UTF-8 with or without its mark, GBK/GB18030, UTF-16. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "UTF-8" | "GB18030" | "UTF-16";
}

/** Bytes as text; undefined where they are no text in any of these encodings. */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  const found = decode(bytes);
  return found !== undefined && !isBinary(found.text) ? found : undefined;
}

function decode(bytes: Buffer): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryDecode(bytes, "utf-16le", "UTF-16");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryDecode(bytes, "utf-16be", "UTF-16");
  const wide = looksWide(bytes);
  if (wide) return tryDecode(bytes, wide, "UTF-16");
  return tryDecode(bytes, "utf-8", "UTF-8") ?? tryDecode(bytes, "gb18030", "GB18030");
}

function tryDecode(bytes: Buffer, label: string, encoding: DecodedText["encoding"]): DecodedText | undefined {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

/** UTF-16 without its mark: separators and digits have a zero on one side, always the same. */
function looksWide(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0 || bytes.length % 2 === 1) return undefined;
  if (even === 0) return "utf-16le";
  return odd === 0 ? "utf-16be" : undefined;
}

/** Control characters beside tabs and line breaks stand in no table that somebody saved as text. */
const isBinary = (text: string): boolean => {
  const head = text.slice(0, 65_536);
  const controls = head.match(/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return controls > head.length / 1000;
};
