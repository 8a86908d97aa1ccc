import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import type { Barrier } from "./barrier.ts";
import { ClosedRow } from "./closed.ts";
import type { Database } from "./database.ts";
import type { Blocking } from "./dependence.ts";
import type { Operation } from "./operations.ts";

/** Why an operation is not written, undone or redone, and what to do instead. */

export function closedYear(db: Database, refused: Error): AppError {
  const years = db
    .prepare<[], { year: number }>("SELECT year FROM v_closed ORDER BY year")
    .all()
    .map(({ year }) => year);
  return new AppError(
    "refused.closed_year",
    text(
      `${years.join("、")} 年度已经关闭：它的记录、任职、考核结果和决定不能再改，什么也没有写入`,
      `closed: ${years.join(", ")}; the records, places, results and decisions of a closed year no longer change; nothing was written`,
    ),
    text(
      "补登后来的结果（采用、批示等）请写上日期；确要改动，经领导同意后 cppcc year reopen 年度 --reason 原因",
      "a later outcome may be added with its date; to change more, cppcc year reopen YEAR --reason REASON",
    ),
    refused instanceof ClosedRow ? [refused.problem] : [],
  );
}

/** What was planned is not written over what another cppcc has written since. */
export const changedMeanwhile = (): AppError =>
  new AppError(
    "busy.changed",
    text(
      "别的 cppcc 刚刚写过或换过这份档案，这次的结果是按之前的记录算的，没有写入",
      "another cppcc has just written to the record file, or replaced it; this was worked out from the records before, and was not written",
    ),
    text("请再运行一次；写了什么，见 cppcc log", "run it again; cppcc log tells what was written"),
  );

/** What a barrier is called. */
export const BARRIER_WORDS: Readonly<Record<Barrier, Text>> = {
  migrate: text("升级", "upgrade"),
  restore: text("还原", "restore"),
  repair: text("修复", "repair"),
};

/** How many later operations a refusal names in full. */
const NAMED = 5;

export function blocked(target: Operation, known: readonly Blocking[]): AppError {
  const more = known.length > NAMED ? known.length - NAMED : 0;
  const names = [...known.slice(0, NAMED).map(({ id, summary }) => `第 ${id} 号（${summary}）`), ...(more > 0 ? [`另外 ${more} 次`] : [])];
  const english = [...known.slice(0, NAMED).map(({ id, command }) => `${id} (${command})`), ...(more > 0 ? [`${more} more`] : [])];
  return new AppError(
    "refused.depended_on",
    text(
      `第 ${target.id} 号操作不能${target.kind === "undo" ? "恢复" : "撤销"}：后来的操作改动或依赖了它的记录${names.length > 0 ? `：${names.join("、")}` : ""}`,
      `operation ${target.id} cannot be ${target.kind === "undo" ? "redone" : "undone"}: later operations changed its records or hang on them${english.length > 0 ? `: ${english.join(", ")}` : ""}`,
    ),
    names.length > 0 ? whatFirst(known.at(-1) as Blocking) : undefined,
  );
}

/** What to do about an operation that stands in the way: one of a year is not undone. */
const whatFirst = ({ id, command }: Blocking): Text => {
  if (command === "undo")
    return text(
      "它撤销掉的记录，这次还要用到；请先恢复：cppcc redo",
      "what it took away is still needed: bring it back first with cppcc redo",
    );
  return command.startsWith("year ")
    ? text(
        "这个年度后来关闭过，不能这样撤销；要改，请直接用 cppcc year set 等命令更正",
        "the year was closed since: correct it with a command of its own, such as cppcc year set",
      )
    : text(`请先撤销它们：cppcc undo ${id}`, `undo those first: cppcc undo ${id}`);
};

export function notUndoable({ id, kind, command, undoes }: Operation, undoneBy: (undo: number) => number | null): AppError {
  const brought = kind === "redo" && undoes !== null ? undoneBy(undoes) : null;
  const why =
    kind === "evaluation"
      ? text("考核不撤销，重新 score 一次即可替代", "an evaluation is not undone but superseded by the next score")
      : kind === "init"
        ? command in BARRIER_WORDS
          ? text(
              `档案文件的${BARRIER_WORDS[command as Barrier].zh}不能撤销；之前的样子在备份里（cppcc backup --list）`,
              `the ${BARRIER_WORDS[command as Barrier].en} of the file cannot be undone; as it was before it is among the backups (cppcc backup --list)`,
            )
          : text("建立档案不能撤销", "making the file cannot be undone")
        : brought !== null
          ? text(
              `它恢复了第 ${brought} 号操作；要再撤销，请用 cppcc undo ${brought}`,
              `it brought back operation ${brought}: use cppcc undo ${brought}`,
            )
          : text("要反悔撤销请用 cppcc redo", "use cppcc redo to reverse an undo");
  return new AppError("refused.not_undoable", text(`第 ${id} 号操作不能撤销`, `operation ${id} cannot be undone`), why);
}
