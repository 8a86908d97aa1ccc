import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import { confirm } from "../terminal/questions.ts";
import type { Context } from "./context.ts";

/** Writes beside and renames into place, so that a full disk or a fault never leaves half a document. The folder is made. */
export function writeFileSafely(path: string, content: Buffer): void {
  const beside = join(dirname(path), `.${basename(path)}.part`);
  try {
    makeFolder(dirname(path));
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw writeError(error, path);
  }
}

/** Files that are there are overwritten with --yes, or when a clerk at a terminal agrees: asked once for all of them. */
export async function agreeToOverwrite({ io, yes }: Pick<Context, "io" | "yes">, ...paths: string[]): Promise<void> {
  const there = paths.filter((path) => existsSync(path));
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
  await confirm(io, question, {
    yes,
    otherwise: new AppError(
      "refused.file_exists",
      refusal,
      text("要覆盖请加 --yes，或换一个名字", "give --yes to overwrite, or another name"),
    ),
  });
}

/** Makes a folder and those above it. One by one: Node's own recursive way never ends where a folder cannot be made (/proc). */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), mode);
  mkdirSync(folder, mode);
}

/** What the machine says about a file that cannot be written, in words. */
export function writeError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC")
    return new AppError(
      "machine.disk_full",
      text(`磁盘已满，没有写出：${path}`, `the disk is full: ${path}`),
      text("请腾出空间再试", "free some space and try again"),
    );
  if (code === "EBUSY" || (code === "EPERM" && process.platform === "win32"))
    return new AppError(
      "busy.document",
      text(`文件正被别的程序打开：${path}`, `the file is open in another program: ${path}`),
      text("请先在 WPS 或 Office 里关闭它", "close it in WPS or Office first"),
    );
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new AppError(
      "machine.no_permission",
      text(`没有写入权限：${path}`, `no permission to write: ${path}`),
      text("请换一个文件夹（-o）", "choose another folder with -o"),
    );
  if (code === "ENOENT" || code === "ENOTDIR")
    return new AppError("machine.no_folder", text(`没有这个文件夹：${dirname(path)}`, `no such folder: ${dirname(path)}`));
  return error;
}
