import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Content } from "../story.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

/** A file of this checkout, for both programs. */
export const fileOf =
  (...path: readonly string[]): Content =>
  () =>
    readFileSync(join(ROOT, ...path));

/** A folder of this checkout, file by file, under another name. */
export function folderOf(path: string, as: string): Record<string, Content> {
  const names = readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, path).length + 1))
      .sort()
      .map((name) => [`${as}/${name}`, fileOf(path, name)]),
  );
}

/** The meetings of the sample year, each with its sign-in sheet. */
export const meetings = (): readonly { file: string; kind: string; title: string; date: string }[] =>
  JSON.parse(readFileSync(join(ROOT, "fixtures/year-2025/meetings.json"), "utf8")) as {
    file: string;
    kind: string;
    title: string;
    date: string;
  }[];
