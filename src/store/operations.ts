import type { BackupReason } from "../domain/safety/backups.ts";
import { AppError, maskPhones } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { BARRIERS, type Barrier } from "./barrier.ts";
import { nextId } from "./bulk.ts";
import { type Chain, chainOf, seal } from "./chain.ts";
import { ITS_CHANGES } from "./changes.ts";
import { CLOSED, ClosedRow } from "./closed.ts";
import type { Database } from "./database.ts";
import { type Blocking, hangingRows } from "./dependence.ts";
import { refuseWhenLent } from "./lending.ts";
import { revert } from "./revert.ts";

/** Operations, undo and redo: one mechanism (docs/architecture.md, Every write is one operation). */

export interface Operation {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly kind: "init" | "write" | "evaluation" | "undo" | "redo";
  readonly command: string;
  readonly summary: string;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  readonly rows: number;
}

export interface Intent<Result = never> {
  readonly kind: Operation["kind"];
  readonly command: string;
  /** In words for the log, where they need it from the result. */
  readonly summary: string | ((result: Result) => string);
  /** Why a backup is made first; none where undo alone is a way back. */
  readonly backup?: BackupReason;
}

export interface Actor {
  readonly who: string;
  readonly now: () => string;
}

/** Ends a transaction of which nothing is to be kept. */
class TakenBack extends Error {}

const COLUMNS = `id, at, who, kind, command, summary, undoes, undone_by AS undoneBy,
  coalesce(last_change - first_change + 1, 0) AS rows`;

/** Changes when another connection has written to the file (PRAGMA data_version). */
export const versionSeen = (db: Database): number => db.pragma("data_version", { simple: true }) as number;

/**
 * `began`: the file's version when the command began to read; what was planned then is not written over what came since.
 * `backUp` makes a backup.
 */
export function operationStore(db: Database, actor: Actor, began: number, backUp: (reason: BackupReason) => void) {
  let seen = began;
  let hasTurn = false;
  const begin = db.prepare<[string, string, string, string, string, number | null, number]>(
    "INSERT INTO operation (at, who, kind, command, summary, undoes, first_change) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const byId = db.prepare<[number], Operation>(`SELECT ${COLUMNS} FROM v_operation WHERE id = ?`);

  /**
   * The only way to write: runs the work inside one transaction as one operation. All or nothing. An operation that
   * changed nothing leaves no trace, not even its number. When all is written, it is sealed (store/chain.ts).
   */
  function operate<Result>(
    intent: Intent<Result>,
    work: (operation: number) => Result,
    undoes: number | null = null,
  ): { operation: number | null; result: Result } {
    refuseWhenLent(db);
    if (versionSeen(db) !== seen) throw changedMeanwhile();
    if (intent.backup !== undefined) backUp(intent.backup);
    return carryOut(intent, work, undoes);
  }

  function carryOut<Result>(
    intent: Intent<Result>,
    work: (operation: number) => Result,
    undoes: number | null,
  ): { operation: number | null; result: Result } {
    let nothing: { operation: null; result: Result } | undefined;
    const write = db.transaction(() => {
      if (versionSeen(db) !== seen) throw changedMeanwhile();
      const first = nextId(db, "change");
      const operation = Number(
        begin.run(
          actor.now(),
          actor.who,
          intent.kind,
          intent.command,
          typeof intent.summary === "string" ? maskPhones(intent.summary) : "",
          undoes,
          first,
        ).lastInsertRowid,
      );
      // Whatever another program left here would let everybody write.
      db.prepare("DELETE FROM running").run();
      db.prepare("INSERT INTO running (operation) VALUES (?)").run(operation);
      const result = work(operation);
      const last = nextId(db, "change") - 1;
      if (last < first) {
        nothing = { operation: null, result };
        throw new TakenBack();
      }
      db.prepare("UPDATE operation SET last_change = ? WHERE id = ?").run(last, operation);
      if (typeof intent.summary !== "string")
        db.prepare("UPDATE operation SET summary = ? WHERE id = ?").run(maskPhones(intent.summary(result)), operation);
      seal(db, operation);
      db.prepare("DELETE FROM running").run();
      return { operation, result };
    });
    try {
      const done = write.immediate();
      if (hasTurn) db.exec("COMMIT");
      hasTurn = false;
      return done;
    } catch (error) {
      // What was only rehearsed is still to be done, in the same turn.
      if (nothing !== undefined || !(error instanceof TakenBack)) leaveTurn();
      if (nothing !== undefined && error instanceof TakenBack) return nothing;
      throw error instanceof Error && error.message === CLOSED ? closedYear(db, error) : error;
    }
  }

  /** Looks at the file as it is now, and keeps everybody else from writing until `operate` has, or the turn is left. */
  function takeTurn(): void {
    db.exec("BEGIN IMMEDIATE");
    hasTurn = true;
    seen = versionSeen(db);
  }

  function leaveTurn(): void {
    if (!hasTurn) return;
    hasTurn = false;
    try {
      db.exec("ROLLBACK");
    } catch {
      // SQLite has taken it back already, the disk having failed: whatever that was is being said.
    }
  }

  /** Does the work and takes it back at once: what it would be refused for is thrown, and nothing is written. */
  function rehearse(intent: Intent, work: (operation: number) => void): void {
    try {
      carryOut(
        intent,
        (operation) => {
          work(operation);
          throw new TakenBack();
        },
        null,
      );
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
  }

  /** Operations in effect after a given one whose rows are among its rows. */
  const laterOnSameRows = db.prepare<{ operation: number }, Blocking>(`
    SELECT DISTINCT later.id, later.command, later.summary
    FROM (SELECT tbl, row FROM change WHERE ${ITS_CHANGES}) AS mine
    JOIN change AS theirs
      ON theirs.tbl = mine.tbl AND theirs.row = mine.row AND theirs.before IS NOT NULL AND theirs.operation > :operation
    JOIN v_operation AS later ON later.id = theirs.operation
    WHERE later.undone_by IS NULL AND later.kind IN ('write', 'evaluation')
    ORDER BY later.id`);

  /** A barrier: what was kept before a migration was kept in the shape of then, and before a restore in another file. */
  function refuseBeyondBarrier(target: Operation, id: number): void {
    const barrier = db
      .prepare<[], { id: number; command: Barrier }>(
        `SELECT id, command FROM operation WHERE kind = 'init' AND command IN ${BARRIERS} ORDER BY id DESC LIMIT 1`,
      )
      .get();
    if (barrier === undefined || target.id > barrier.id) return;
    const redone = target.kind === "undo";
    const { zh, en } = BARRIER_WORDS[barrier.command];
    throw new AppError(
      barrier.command === "migrate" ? "refused.before_migration" : "refused.before_restore",
      text(
        `第 ${id} 号操作${redone ? "的撤销" : ""}早于档案文件的${zh}（第 ${barrier.id} 号），不能${redone ? "恢复" : "撤销"}`,
        `${redone ? "the undo of operation" : "operation"} ${id} is older than the ${en} of the record file (operation ${barrier.id}) and cannot be ${redone ? "redone" : "undone"}`,
      ),
      text(
        `${zh}之前的样子在备份里（cppcc backup --list）；要改记录，请直接更正`,
        `the file as it was before is among the backups (cppcc backup --list); to change a record, correct it`,
      ),
    );
  }

  function takeBack(target: Operation, intent: Omit<Intent, "summary">): { operation: number; target: Operation } {
    const undone = target.kind === "undo" ? (byId.get(target.undoes as number) ?? target) : target;
    const summary = `${target.kind === "undo" ? "恢复" : "撤销"}第 ${undone.id} 号：${undone.summary}`;
    const { operation } = operate(
      { ...intent, summary },
      () => {
        const blocking = laterOnSameRows.all({ operation: target.id });
        if (blocking.length > 0) throw blocked(target, blocking);
        const standing = revert(db, target);
        if (standing !== null) throw blocked(target, standing);
        const hanging = hangingRows(db, target.id);
        if (hanging !== null) throw blocked(target, hanging);
      },
      target.id,
    );
    return { operation: operation as number, target };
  }

  return {
    operate,
    rehearse,
    takeTurn,
    leaveTurn,

    /** The newest first. */
    list: (limit: number): Operation[] =>
      db.prepare<[number], Operation>(`SELECT ${COLUMNS} FROM v_operation ORDER BY id DESC LIMIT ?`).all(limit),

    find: (id: number): Operation | undefined => byId.get(id),

    /** Whether the log is as it was written. */
    chain: (): Chain => chainOf(db),

    /** Takes back the newest operation in effect that is no undo, redo or evaluation, or the one named. */
    undo(id?: number): { operation: number; target: Operation } {
      const target =
        id === undefined
          ? db
              .prepare<[], Operation>(
                `SELECT ${COLUMNS} FROM v_operation WHERE kind = 'write' AND undone_by IS NULL ORDER BY id DESC LIMIT 1`,
              )
              .get()
          : byId.get(id);
      if (!target) {
        throw id === undefined
          ? new AppError(
              "refused.nothing_to_undo",
              text("没有可以撤销的操作", "there is nothing to undo"),
              text("cppcc log 列出全部操作", "cppcc log lists all operations"),
            )
          : new AppError(
              "refused.no_operation",
              text(`没有第 ${id} 号操作`, `no operation ${id}`),
              text("cppcc log 列出全部操作", "cppcc log lists all operations"),
            );
      }
      if (target.kind !== "write") throw notUndoable(target, (undo) => byId.get(undo)?.undoes ?? null);
      if (target.undoneBy !== null) {
        throw new AppError(
          "refused.undone",
          text(`第 ${target.id} 号操作已经撤销过了`, `operation ${target.id} is undone already`),
          text("要恢复它，请用 cppcc redo", "cppcc redo brings it back"),
        );
      }
      refuseBeyondBarrier(target, target.id);
      return takeBack(target, { kind: "undo", command: "undo" });
    },

    /** Brings back the newest undone operation, unless its rows changed since. */
    redo(): { operation: number; target: Operation } {
      const undo = db
        .prepare<[], Operation>(`SELECT ${COLUMNS} FROM v_operation WHERE kind = 'undo' AND undone_by IS NULL ORDER BY id DESC LIMIT 1`)
        .get();
      if (!undo) throw new AppError("refused.nothing_to_redo", text("没有可以恢复的撤销", "there is nothing to redo"));
      refuseBeyondBarrier(undo, undo.undoes as number);
      const { operation } = takeBack(undo, { kind: "redo", command: "redo" });
      return { operation, target: byId.get(undo.undoes as number) as Operation };
    },
  };
}

function closedYear(db: Database, refused: Error): AppError {
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
const BARRIER_WORDS: Readonly<Record<Barrier, Text>> = {
  migrate: text("升级", "upgrade"),
  restore: text("还原", "restore"),
  repair: text("修复", "repair"),
};

/** How many later operations a refusal names in full. */
const NAMED = 5;

function blocked(target: Operation, known: readonly Blocking[]): AppError {
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

function notUndoable({ id, kind, command, undoes }: Operation, undoneBy: (undo: number) => number | null): AppError {
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
