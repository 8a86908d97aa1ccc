import { type Identity, identityOf, isSame } from "../disk/same-file.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { type Database, openDatabase } from "./database.ts";
import { damaged, isDiskFailure, storeError, unsettled } from "./errors.ts";
import type { Soundness } from "./soundness.ts";

/**
 * What stands around every write, whichever noun makes it: nothing is written to a damaged file, what is said after a
 * failing disk is true, and so is "written".
 */
export function guard(db: Database, file: string, opened: Identity | null, soundness: Soundness) {
  let wrote = false;
  const guarded =
    <Args extends unknown[], Result>(write: (...args: Args) => Result): ((...args: Args) => Result) =>
    (...args) => {
      if (!soundness.isSound) throw damaged(file);
      const before = lastOperation(db);
      let result: Result;
      try {
        result = write(...args);
      } catch (error) {
        if (!isDiskFailure(error)) throw storeError(error, file);
        closeQuietly(db);
        throw afterFailure(error, file, before);
      }
      if (opened !== null && !isSame(opened, identityOf(file))) throw written(file);
      wrote ||= lastOperation(db) > before;
      soundness.keep();
      return result;
    };
  return { guarded, hasWritten: () => wrote };
}

/** The newest operation of the log; 0 before the first. */
export const lastOperation = (db: Database): number => (db.prepare("SELECT max(id) FROM operation").pluck().get() as number | null) ?? 0;

/**
 * What became of a write whose disk failed. SQLite leaves the undoing to whoever reads the file next: that is done here,
 * before anything is said, since the clerk may copy the file to a stick at once.
 */
export function afterFailure(error: unknown, file: string, before: number): unknown {
  const now = settle(file);
  if (now === null) return unsettled(file);
  const words = storeError(error, file);
  if (!(words instanceof AppError)) return words;
  return new AppError(
    words.code,
    now > before
      ? text(
          `${words.text.zh}；第 ${now} 号操作已经完整写入（cppcc log 可查）`,
          `${words.text.en}; operation ${now} was written all the same, whole (see cppcc log)`,
        )
      : text(`${words.text.zh}；没有写入任何内容`, `${words.text.en}; nothing was written`),
    words.hint,
  );
}

/** Opens the file anew and reads it, so that SQLite takes back what is half written; answers its last operation, or null where that could not be. */
function settle(file: string): number | null {
  try {
    const db = openDatabase(file, { milliseconds: 2_000, mustExist: true });
    try {
      return lastOperation(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

/** What failed once may fail again, and there is better to say. */
function closeQuietly(db: Database): void {
  try {
    db.close();
  } catch {
    // What is still open is seen when the file is opened anew.
  }
}

/** After the commit: the file that was written is no longer the one of this name. */
const written = (file: string): AppError =>
  new AppError(
    "machine.file_moved",
    text(
      `档案文件在写入时被移走、替换或删除了：这次写的内容不在 ${file} 里`,
      `the record file was moved, replaced or deleted during the write: what was written is not in ${file}`,
    ),
    text("请找到原来的文件（移走的话内容在那里面），查明是谁动了它", "find the file as it was: what was written is in it"),
  );
