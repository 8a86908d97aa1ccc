import type { BackupReason } from "../domain/safety/backups.ts";
import { AppError, maskPhones } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { BARRIERS, type Barrier } from "./barrier.ts";
import { nextId } from "./bulk.ts";
import { type Chain, chainOf, seal } from "./chain.ts";
import { ITS_CHANGES } from "./changes.ts";
import { CLOSED } from "./closed.ts";
import type { Database } from "./database.ts";
import { type Blocking, hangingRows } from "./dependence.ts";
import { refuseWhenLent } from "./lending.ts";
import { BARRIER_WORDS, blocked, changedMeanwhile, closedYear, notUndoable } from "./operation-refusals.ts";
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
