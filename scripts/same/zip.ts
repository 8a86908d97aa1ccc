import { unzipSync, zipSync } from "fflate";

/** The moment that stands in a package: its bytes are the same whenever it is made. */
const mtime = new Date(Date.UTC(2020, 0, 1));

/** A package of parts. */
export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content as Uint8Array)])), { mtime });

/** The parts of a package by their names. */
export const partsOf = (bytes: Uint8Array): Map<string, Buffer> =>
  new Map(Object.entries(unzipSync(bytes)).flatMap(([name, part]) => (name.endsWith("/") ? [] : [[name, Buffer.from(part)] as const])));
