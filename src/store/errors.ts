import { existsSync } from "node:fs";
import { basename } from "node:path";
import { machineError } from "../disk/errors.ts";
import { forEachPiece } from "../disk/pieces.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";

/** What the machine or SQLite says, in words; what is no fault of theirs comes back as it is. */
export function storeError(error: unknown, file: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== "string") return error;
  const said = SAYS.find(({ codes }) => codes.test(code));
  return said ? said.words(file) : machineError(error, file, "write");
}

/** Whether the disk failed under a write, so that what became of it is to be looked at. */
export const isDiskFailure = (error: unknown): boolean =>
  /^(SQLITE_(FULL|IOERR)|ENOSPC|EIO|EDQUOT|EFBIG)/.test(String((error as { code?: unknown } | null)?.code));

/** Whether somebody else was writing: what merely adds may wait, and look again at what is there then. */
export const isBusy = (error: unknown): boolean =>
  error instanceof AppError
    ? error.code === "busy.file" || error.code === "busy.changed"
    : /^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown } | null)?.code));

/** What is said of a file that is damaged: nothing more is written to it. */
export const damaged = (file: string): AppError =>
  new AppError(
    "refused.not_a_record_file",
    text(`档案文件已损坏，或不是档案文件：${file}`, `the record file is damaged, or none: ${file}`),
    text(
      "cppcc doctor 看坏在哪里；用备份还原：cppcc restore 备份文件（cppcc restore 列出备份）；没有备份的，cppcc doctor --repair -o 新文件.db",
      "cppcc doctor shows what is wrong; bring back a backup with cppcc restore FILE (cppcc restore lists them); without one, cppcc doctor --repair -o NEW.db",
    ),
  );

/** The machine's word for a disk that fails, or that is gone. */
const OF_THE_DISK = new Set(["machine.io", "machine.no_device"]);

/** SQLite takes what cannot be read for damage (a stick that was pulled): the disk is asked first, by reading all of the file. */
function damagedUnlessDiskFails(file: string): AppError {
  try {
    forEachPiece(file, () => {});
  } catch (error) {
    const said = machineError(error, file, "read");
    if (said instanceof AppError && OF_THE_DISK.has(said.code)) return said;
  }
  return damaged(file);
}

/** What SQLite writes beside the file while it changes it, and needs to put it right again. */
export const journalOf = (file: string): string => `${file}-journal`;

/** A write that stopped half way is put right by the next command that can: until then the two files belong together. */
export const unsettled = (file: string): AppError =>
  new AppError(
    "machine.unsettled",
    text(
      `磁盘出错或已满，写到一半停下了，这次的内容没有记上，档案文件还没有恢复原样：${file}`,
      `the disk failed or is full: the write stopped half way, and the record file is not yet as it was: ${file}`,
    ),
    text(
      `请不要复制、移动或删除它和旁边的 ${basename(journalOf(file))}；腾出空间后运行任何一个 cppcc 命令（如 cppcc log），就会恢复到写之前的样子`,
      `do not copy, move or delete it or ${basename(journalOf(file))} beside it; free some space and run any command (cppcc log): it will be as it was before`,
    ),
  );

export const moved = (file: string): AppError =>
  new AppError(
    "machine.file_moved",
    text(
      `档案文件在命令运行期间被移走、替换或删除了，没有写入：${file}`,
      `the record file was moved, replaced or deleted meanwhile; nothing was written: ${file}`,
    ),
    text("请查明是谁动了它，再运行一次", "find out who moved it, then run the command again"),
  );

const SAYS: readonly { readonly codes: RegExp; readonly words: (file: string) => AppError }[] = [
  {
    codes: /^SQLITE_(BUSY|LOCKED|PROTOCOL)/,
    words: (file) =>
      new AppError(
        "busy.file",
        text(`档案文件正被别的程序使用：${file}`, `the record file is in use: ${file}`),
        text("请关闭另一个窗口里的 cppcc 或数据库工具，稍后再试", "close the other cppcc or database tool and try again"),
      ),
  },
  {
    codes: /^SQLITE_FULL/,
    words: (file) =>
      new AppError(
        "machine.disk_full",
        text(`磁盘已满：${file}`, `the disk is full: ${file}`),
        text("请腾出空间再试", "free some space and try again"),
      ),
  },
  { codes: /^SQLITE_(NOTADB|CORRUPT|IOERR_DATA|FORMAT)/, words: damagedUnlessDiskFails },
  { codes: /^SQLITE_READONLY_DBMOVED/, words: moved },
  {
    codes: /^SQLITE_(READONLY|PERM)/,
    words: (file) =>
      existsSync(journalOf(file))
        ? new AppError(
            "machine.no_permission",
            text(
              `上次写到一半，要先恢复原样，但没有写入权限：${file}`,
              `the last write stopped half way and must be put right, without permission to write: ${file}`,
            ),
            text(
              `请把它和旁边的 ${basename(journalOf(file))} 一起放到能写的文件夹里再打开`,
              `put it and ${basename(journalOf(file))} beside it together into a folder that can be written to`,
            ),
          )
        : noPermission(file),
  },
  { codes: /^SQLITE_CANTOPEN/, words: (file) => noPermission(file) },
  {
    codes: /^SQLITE_NOMEM/,
    words: (file) =>
      new AppError(
        "machine.memory",
        text(`内存不足：${file}`, `out of memory: ${file}`),
        text("请关闭一些程序再试", "close some programs and try again"),
      ),
  },
  {
    // A stick that was pulled is SQLITE_IOERR_CORRUPTFS to SQLite: nothing says that the file on it is damaged.
    codes: /^SQLITE_IOERR/,
    words: (file) =>
      new AppError(
        "machine.io",
        text(`读写磁盘出错：${file}`, `the disk failed: ${file}`),
        text(
          "U盘或网络盘没有接好的，请接好再试；磁盘可能有故障，请尽快把文件复制到别处",
          "connect the stick or the network drive and try again; the disk may be failing: copy the files elsewhere soon",
        ),
      ),
  },
];

const noPermission = (file: string): AppError =>
  new AppError(
    "machine.no_permission",
    text(`没有写入权限：${file}`, `no permission to write: ${file}`),
    text("请检查文件和所在文件夹是否只读", "see whether the file or its folder is read-only"),
  );
