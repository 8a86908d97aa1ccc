import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The parts of a zip by their names, as text. */
export type ZipTexts = Readonly<Record<string, string>>;

/** A zip of these parts, packed, or stored as they are. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>, { packed = true } = {}): Buffer {
  const files = Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]);
  return Buffer.from(zipSync(Object.fromEntries(files), { level: packed ? 6 : 0 }));
}

/** What a zip holds. */
export const textsIn = (zip: Uint8Array): ZipTexts =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, part]) => [name, strFromU8(part)]));

/** The same zip with other parts beside, in the place of its own of the same name; without those that are null. */
export const zipWith = (zip: Uint8Array, parts: Readonly<Record<string, string | Uint8Array | null>>): Buffer =>
  zipOf(
    Object.fromEntries(
      Object.entries({ ...unzipSync(zip), ...parts }).filter((part): part is [string, string | Uint8Array] => part[1] !== null),
    ),
  );
