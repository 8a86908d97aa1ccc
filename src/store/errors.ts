import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";

/** What the machine or SQLite says, in words; what is no fault of theirs comes back as it is. */
export function storeError(error: unknown, file: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== "string") return error;
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new AppError(
      "busy.file",
      text(`档案文件正被别的程序使用：${file}`, `the record file is in use: ${file}`),
      text("请关闭另一个窗口里的 cppcc 或数据库工具，稍后再试", "close the other cppcc or database tool and try again"),
    );
  }
  if (code === "SQLITE_FULL" || code === "ENOSPC") {
    return new AppError(
      "machine.disk_full",
      text(`磁盘已满，没有写入任何内容：${file}`, `the disk is full, nothing was written: ${file}`),
      text("请腾出空间再试", "free some space and try again"),
    );
  }
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
    return new AppError(
      "refused.not_a_record_file",
      text(`档案文件已损坏，或不是档案文件：${file}`, `the record file is damaged, or none: ${file}`),
      text("请从备份恢复", "restore it from a copy"),
    );
  }
  if (["EACCES", "EPERM", "EROFS"].includes(code) || code.startsWith("SQLITE_READONLY") || code === "SQLITE_CANTOPEN") {
    return new AppError(
      "machine.no_permission",
      text(`没有写入权限：${file}`, `no permission to write: ${file}`),
      text("请检查文件和所在文件夹是否只读", "see whether the file or its folder is read-only"),
    );
  }
  if (code.startsWith("SQLITE_IOERR")) return new AppError("machine.io", text(`读写磁盘出错：${file}`, `the disk failed: ${file}`));
  return error;
}
