import { identityOf, isSame } from "../disk/same-file.ts";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { activityStore } from "./activities.ts";
import { aliasStore } from "./aliases.ts";
import { backupStore } from "./backups.ts";
import { makeCopy, originOf } from "./copies.ts";
import type { Database } from "./database.ts";
import { decisionStore } from "./decisions.ts";
import { storeError } from "./errors.ts";
import { evaluationStore } from "./evaluations.ts";
import { factStore } from "./facts/facts.ts";
import { guard } from "./guard.ts";
import { type Lending, lendingStore, refuseWhenLent } from "./lending.ts";
import { liaisonStore } from "./liaisons.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { createFile, type Opened, type OpenOptions, openFile } from "./open.ts";
import { changedMeanwhile } from "./operation-refusals.ts";
import { type Actor, operationStore, versionSeen } from "./operations.ts";
import { personStore } from "./people.ts";
import { periodStore } from "./periods.ts";
import { recordVersion } from "./recognise.ts";
import { closedBy, logOf, sealsOf } from "./replacement.ts";
import { rowHistory } from "./row-history.ts";
import { settingStore } from "./settings.ts";
import { sourceStore } from "./sources.ts";
import { tenureStore } from "./tenures.ts";
import { termStore } from "./terms.ts";
import type { Upgrade } from "./upgrade.ts";
import { yearStore } from "./years.ts";

export type Store = ReturnType<typeof assemble>;

/** Opens a record file with everything that the commands ask of it. */
export function openStore(file: string, actor: Actor, options: OpenOptions = {}) {
  return assemble(openFile(file, actor, options), actor, file, options);
}

/** The version that a record file has, where it must be carried up to be opened; null for any other file. */
export function versionNeeded(file: string): number | null {
  const version = recordVersion(file);
  return version !== null && version < SCHEMA_VERSION ? version : null;
}

/** Makes a record file with what `first` writes into it, and opens it. */
export function createStore(
  file: string,
  root: string,
  actor: Actor,
  first: (store: Store) => void = () => {},
  options: OpenOptions = {},
): Store {
  createFile(file, root, (db) => {
    const inMemory = { db, upgraded: null, identity: null, soundness: { isSound: true, keep: () => {} } };
    first(assemble(inMemory, actor, file, options));
  });
  return openStore(file, actor, options);
}

function assemble({ db, upgraded, identity, soundness }: Opened, actor: Actor, file: string, { isBackedUp = true }: OpenOptions) {
  const { isSound } = soundness;
  const { guarded, hasWritten } = guard(db, file, identity, soundness);
  // What others have written by the time of a write was not seen by whoever planned it.
  const seen = versionSeen(db);
  const refuseWhenChanged = (): void => {
    // Another desk that restored or returned has put another file in this one's place: nobody will write to the one that is open.
    const isReplaced = identity !== null && !isSame(identity, identityOf(file));
    if (isReplaced || versionSeen(db) !== seen) throw changedMeanwhile();
  };
  const tenures = once(() => tenureStore(db));
  const people = once(() => personStore(db, tenures()));
  const activities = once(() => activityStore(db));
  const periods = once(() => periodStore(db));
  const backups = once(() => backupStore(db, file, actor, isBackedUp));
  const nouns = {
    operations: once(() => {
      const { operate, undo, redo, ...rest } = operationStore(db, actor, seen, (reason) => void backups().before(reason));
      return { ...rest, operate: guarded(operate), undo: guarded(undo), redo: guarded(redo) };
    }),
    history: once(() => rowHistory(db)),
    settings: once(() => settingStore(db)),
    sources: once(() => sourceStore(db)),
    terms: once(() => termStore(db)),
    facts: once(() => factStore(db)),
    evaluations: once(() => evaluationStore(db)),
    aliases: once(() => aliasStore(db)),
    liaisons: once(() => liaisonStore(db, tenures())),
    decisions: once(() => decisionStore(db)),
    lending: once(() => {
      const { add, mark, forget, replace: _, ...rest } = lendingStore(db);
      const addUnchanged = db.transaction((lending: Lending): void => {
        // The lending says where the log ended.
        refuseWhenChanged();
        add(lending);
      });
      return { ...rest, add: guarded(addUnchanged.immediate), mark: guarded(mark), forget: guarded(forget) };
    }),
    years: once(() => yearStore(db, activities(), people(), periods())),
  };
  // Each noun prepares its statements when it is first asked: a list needs two of them, not forty.
  return {
    file,
    /** What was done to the file when it was opened, or what is wrong with it, for the clerk to know. */
    notice: upgraded ? upgradedNotice(upgraded) : isSound ? null : damagedNotice(file),
    /** Whether it is whole, as far as SQLite can tell. */
    isSound,
    /** Whether an operation was written since it was opened. */
    hasWritten,
    get operations() {
      return nouns.operations();
    },
    /** What operations made of rows. */
    get history() {
      return nouns.history();
    },
    get settings() {
      return nouns.settings();
    },
    get sources() {
      return nouns.sources();
    },
    get terms() {
      return nouns.terms();
    },
    get tenures() {
      return tenures();
    },
    get people() {
      return people();
    },
    get activities() {
      return activities();
    },
    get facts() {
      return nouns.facts();
    },
    get evaluations() {
      return nouns.evaluations();
    },
    get aliases() {
      return nouns.aliases();
    },
    get liaisons() {
      return nouns.liaisons();
    },
    get periods() {
      return periods();
    },
    get decisions() {
      return nouns.decisions();
    },
    get years() {
      return nouns.years();
    },
    /** How its log begins, and the digests of its operations: by them a copy is known. */
    log: () => ({ origin: originOf(db), lines: logOf(db), seals: sealsOf(db) }),
    /** Closes the file and has another take its place, while nobody else writes to it. */
    exchange(replace: () => void): void {
      closedBy(db, file, refuseWhenChanged, replace);
    },
    /** Makes a copy of it, looked through; a file that is there is never overwritten. */
    copyTo(path: string, adapt?: (copy: Database) => void): void {
      try {
        makeCopy(db, path, adapt);
      } catch (error) {
        throw (error as { code?: unknown }).code === "EEXIST" ? copyExists(path) : storeError(error, path);
      }
    },
    /** Writes the file anew, without the room that rows of before have left. */
    compact: guarded((): void => {
      refuseWhenLent(db);
      db.exec("VACUUM");
    }),
    get backups() {
      return backups();
    },
    get lending() {
      return nouns.lending();
    },
    close: (): void => void db.close(),
  };
}

const copyExists = (path: string): AppError =>
  new AppError(
    "refused.file_exists",
    text(`已有这个文件：${path}`, `the file exists: ${path}`),
    text("备份从不覆盖已有的文件，请换一个名字或放到别的文件夹", "a backup never overwrites: choose another name or folder"),
  );

const upgradedNotice = ({ from, to, backup }: Upgrade): Text =>
  text(
    `档案文件由旧版本建立，已从第 ${from} 版升级到第 ${to} 版${backup === null ? "（没有备份）" : `；升级前的备份：${backup}`}`,
    `the record file was made by an older version and has been upgraded from version ${from} to ${to}${backup === null ? " (without a backup)" : `; a copy of it as it was: ${backup}`}`,
  );

const damagedNotice = (file: string): Text =>
  text(
    `注意：档案文件已损坏，查到的可能不全、不对，也不再往里写：${file}（cppcc doctor 看坏在哪里，cppcc restore 用备份还原）`,
    `note: the record file is damaged; what is read may be incomplete or wrong, and nothing is written to it: ${file} (cppcc doctor shows what is wrong, cppcc restore brings back a backup)`,
  );

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
