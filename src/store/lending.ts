import { localMoment } from "../domain/calendar/moments.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Database } from "./database.ts";

/**
 * A lending of the record file. The desk's file keeps one as `lent` until its copy is returned or the lending cancelled;
 * the copy keeps the same one as `borrowed`. It stands outside the log, so that the copy's log begins with the desk's.
 */
export interface Lending {
  /** By which the copy is known again: at random, never used twice. */
  readonly token: string;
  /** The folder that it was lent to. */
  readonly place: string;
  /** When, UTC. */
  readonly at: string;
  /** The last operation that both have. */
  readonly operation: number;
  readonly state: "lent" | "borrowed" | "returned" | "cancelled";
}

/** What a record file says of its lendings. */
export function lendingStore(db: Database) {
  const all = db.prepare<[], Lending>("SELECT token, place, at, operation, state FROM lending ORDER BY at, token");
  const insert = db.prepare<[string, string, string, number, string]>(
    "INSERT INTO lending (token, place, at, operation, state) VALUES (?, ?, ?, ?, ?)",
  );
  const update = db.prepare<[string, string]>("UPDATE lending SET state = ? WHERE token = ?");
  const remove = db.prepare<[string]>("DELETE FROM lending WHERE token = ?");
  const inState = (state: Lending["state"]): Lending | null => all.all().find((each) => each.state === state) ?? null;
  const add = ({ token, place, at, operation, state }: Lending): void => void insert.run(token, place, at, operation, state);
  return {
    all: (): Lending[] => all.all(),
    /** That this file is lent, and may not be written to. */
    lent: (): Lending | null => inState("lent"),
    /** That this file is a lent copy. */
    borrowed: (): Lending | null => inState("borrowed"),
    add,
    /** What has become of a lending. */
    mark: (token: string, state: Lending["state"]): void => void update.run(state, token),
    /** As if it had never been: of a lending whose copy could not be made. */
    forget: (token: string): void => void remove.run(token),
    /** In place of what the file says: the lendings of the file that it takes the place of. */
    replace(lendings: readonly Lending[]): void {
      db.prepare("DELETE FROM lending").run();
      for (const each of lendings) add(each);
    },
  };
}

/** Nothing is written to a file that is lent: what was written at both would never come together again. */
export function refuseWhenLent(db: Database): void {
  refuseWhenLentAs(db.prepare<[], Lending>("SELECT * FROM lending WHERE state = 'lent'").get());
}

/** The same, of a lending that is known. */
export function refuseWhenLentAs(lent: Pick<Lending, "place" | "at"> | null | undefined): void {
  if (!lent) return;
  const { day } = localMoment(lent.at);
  throw new AppError(
    "refused.lent",
    text(
      `档案文件已外借（${day} 借到 ${lent.place}），归还之前只能查看，没有写入`,
      `the record file is lent (on ${day}, to ${lent.place}): until its return it can only be read; nothing was written`,
    ),
    text(
      "归还：cppcc return 外借的文件；U盘丢失、不再归还的，cppcc lend --cancel",
      "bring it back with cppcc return FILE; where the stick is lost, cppcc lend --cancel",
    ),
  );
}
