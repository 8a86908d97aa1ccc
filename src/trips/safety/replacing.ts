import { basename, dirname, extname, join, resolve } from "node:path";
import { isThere } from "../../disk/place.ts";
import { sameFile, throughLink } from "../../disk/same-file.ts";
import { localMoment } from "../../domain/calendar/moments.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { journalOf } from "../../store/errors.ts";
import { lookAt, type Named } from "../../store/replacement.ts";
import type { Desk } from "../desk.ts";
import { isFolderPath } from "../output.ts";

/** What restore and return have in common: a named file is looked at, and takes the record file's place. */

/** The named file, which is not the record file itself; of a folder the file of the record file's name in it, as `lend` puts it there. */
export function lookAtNamed({ cwd, file }: Pick<Desk, "cwd" | "file">, written: string): Named {
  const named = resolve(cwd, written);
  const path = throughLink(isFolderPath(cwd, written) ? join(named, basename(file)) : named);
  if (sameFile(path, file))
    throw new AppError(
      "refused.own_file",
      text(`这就是正在用的档案文件：${path}`, `this is the record file itself: ${path}`),
      text("请写另一个文件", "name another file"),
    );
  try {
    return lookAt(path);
  } catch (error) {
    throw error instanceof AppError && error.code.startsWith("refused.") ? ofNamed(error, path) : error;
  }
}

/** What is said of a record file holds for one that was named beside it; what to do about it does not. */
function ofNamed({ code, text: said }: AppError, path: string): AppError {
  const message = code === "refused.no_file" ? text(`没有这个文件：${path}`, `no such file: ${path}`) : said;
  const hint =
    code === "refused.newer_file"
      ? text("请升级 cppcc，或换一份备份：cppcc restore 列出备份", "update cppcc, or take another backup: cppcc restore lists them")
      : text("请核对文件名，或换一份：cppcc restore 列出备份", "check the name, or take another: cppcc restore lists the backups");
  return new AppError(code, message, hint);
}

/** A copy of another office's file, or of another file of the same office, never takes this one's place. */
export const isOfAnother = (path: string): AppError =>
  new AppError(
    "refused.other_record_file",
    text(`这不是这份档案的副本，是另一份档案：${path}`, `a copy of another record file, not of this one: ${path}`),
    text(
      "两份档案的日志从第一次操作起就不同；现在的档案放错了、要用那一份的，请先把现在的档案移走，再运行一次 cppcc restore",
      "the logs of the two differ from the first operation on; where the present one should not be there, move it away, and run cppcc restore again",
    ),
  );

/** A name beside the record file that nothing has: 履职档案_2026-11-30_231445_还原前原件.db. */
export function besideAs(file: string, at: string, word: string): string {
  const { day, time } = localMoment(at);
  const ending = extname(file);
  const stem = join(dirname(file), `${basename(file, ending)}_${day}_${time.replaceAll(":", "")}_${word}`);
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? "" : `-${count}`}${ending}`;
    if (!isThere(name) && !isThere(journalOf(name))) return name;
  }
}
