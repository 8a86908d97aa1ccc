import { statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { machineError, notAFile } from "../disk/errors.ts";
import { fileName } from "../disk/file-name.ts";
import { isThere, makeFolder, makePart, type Part } from "../disk/place.ts";
import { sameFile } from "../disk/same-file.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Desk } from "./desk.ts";

/** Files that are written for the clerk: where they go, whether they may, and how they get there. */

/** Written whole, for its owner alone, so that a full disk or a fault never leaves half a document. The folder is made. */
export const writeFileSafely = (path: string, content: Buffer): void => writeFilesSafely([{ path, content }]);

/** Several of them: all are on the disk before the first gets its name, so that a disk that is too small takes none. */
export function writeFilesSafely(files: readonly { readonly path: string; readonly content: Buffer }[]): void {
  const parts: { readonly path: string; readonly part: Part }[] = [];
  try {
    for (const { path, content } of files)
      saying(path, () => {
        makeFolder(dirname(path));
        parts.push({ path, part: makePart(path, (place) => writeFileSync(place, content)) });
      });
    for (const { path, part } of parts) saying(path, part.put);
  } finally {
    for (const { part } of parts) part.drop();
  }
}

/** Does something to a file; what the machine says of it is said in words. */
function saying(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw machineError(error, path, "write");
  }
}

/**
 * Where -o leads: an existing folder, or what ends in /, is a folder, in which the file takes the name made of `words`
 * and `ending`; anything else is the file itself. Without -o it is the folder one is in.
 */
export function outputPath(cwd: string, out: string | undefined, words: string, ending: string): string {
  const path = resolve(cwd, out ?? ".");
  return isFolderPath(cwd, out) ? join(path, `${fileName(words)}.${ending}`) : path;
}

/** Whether -o means a folder. */
export function isFolderPath(cwd: string, out: string | undefined): boolean {
  if (out === undefined || /[/\\]$/.test(out)) return true;
  return statOf(resolve(cwd, out))?.isDirectory() ?? false;
}

/**
 * Files that are there are overwritten with --yes, or when a clerk at a terminal agrees: asked once for all of them; never the
 * record file, nor what the command reads, however they are named.
 */
export async function agreeToOverwrite(
  { clerk, file, inputs, outputs }: Pick<Desk, "clerk" | "file" | "inputs" | "outputs">,
  ...paths: string[]
): Promise<void> {
  for (const path of paths) refuseOwn(path, file, inputs);
  const there = paths.filter((path) => {
    if (outputs.has(path)) return false;
    const found = statOf(path);
    if (found !== undefined && !found.isFile()) throw notAFile(path);
    return found !== undefined;
  });
  const [first] = there;
  if (first === undefined) return;
  const names = there.length === 1 ? first : `\n${there.map((path) => `  ${path}`).join("\n")}\n`;
  const [question, refusal] =
    there.length === 1
      ? [text(`已有文件 ${names}，覆盖它？`, `${names} exists; overwrite it?`), text(`已有这个文件：${names}`, `the file exists: ${names}`)]
      : [
          text(`已有 ${there.length} 个文件：${names}全部覆盖？`, `${there.length} files exist:${names}overwrite them all?`),
          text(`已有 ${there.length} 个文件：${names.trimEnd()}`, `${there.length} files exist:${names.trimEnd()}`),
        ];
  await clerk.confirm(
    question,
    new AppError("refused.file_exists", refusal, text("要覆盖请加 --yes，或换一个名字", "give --yes to overwrite, or another name")),
  );
}

/** One file that a request makes, in the one format that it has. */
interface OneFile {
  /** Where -o leads. */
  readonly out: string;
  /** What it is called in a folder. */
  readonly usual: string;
  readonly ending: string;
  readonly content: () => Promise<Buffer>;
}

/** Writes a document to where -o leads, once the clerk agrees to what it overwrites. The answer is its path. */
export async function writeOne(
  desk: Pick<Desk, "cwd" | "clerk" | "file" | "inputs" | "outputs">,
  { out, usual, ending, content }: OneFile,
): Promise<string> {
  const path = outputPath(desk.cwd, out, usual, ending);
  if (!path.toLowerCase().endsWith(`.${ending}`))
    throw new AppError("usage.format", text(`应是 .${ending} 文件：${out}`, `should be a .${ending} file: ${out}`));
  await agreeToOverwrite(desk, path);
  writeFileSafely(path, await content());
  return path;
}

/** What SQLite keeps beside a record file: without it the file may be beyond help. */
const BESIDE = ["-journal", "-wal", "-shm"];

function refuseOwn(path: string, record: string, inputs: ReadonlySet<string>): void {
  const refuse = (zh: string, en: string): AppError =>
    new AppError(
      "refused.own_file",
      text(`不能写到这里，${zh}：${path}`, `not written, ${en}: ${path}`),
      text("请换一个文件名（加 --yes 也不覆盖它）", "choose another name (--yes does not overwrite it either)"),
    );
  if ([record, ...BESIDE.map((ending) => `${record}${ending}`)].some((own) => sameFile(path, own)))
    throw refuse("这是档案文件", "this is the record file");
  if ([...inputs].some((input) => sameFile(path, input))) throw refuse("这是这次要读的文件", "this is a file that the command reads");
}

function statOf(path: string) {
  try {
    return isThere(path) ? statSync(path) : undefined;
  } catch (error) {
    throw machineError(error, path, "write");
  }
}
