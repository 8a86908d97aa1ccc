import { strToU8, unzipSync, zipSync } from "fflate";

/** A package of parts whose bytes are the same whenever it is made. */
export async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const files = Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]);
  return zipSync(Object.fromEntries(files), { mtime: new Date(2020, 0, 1) });
}

/** The parts of a package by their names. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/"));
  return new Map(parts.map(([name, part]) => [name, Buffer.from(part)]));
}
