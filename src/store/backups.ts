import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { machineError } from "../disk/errors.ts";
import { isThere, makeFolder, putInPlace } from "../disk/place.ts";
import { localMoment } from "../domain/calendar/moments.ts";
import { type BackupName, type BackupReason, backupName, byAge, outdated, readBackupName } from "../domain/safety/backups.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { makeCopy, originOf } from "./copies.ts";
import { type Database, openDatabase } from "./database.ts";
import { isBusy, isDiskFailure, storeError } from "./errors.ts";
import { glimpse } from "./glimpse.ts";
import type { Actor } from "./operations.ts";

/** A backup of a record file, where it lies. */
export interface Backup extends BackupName {
  readonly file: string;
}

/** The folder of backups where the office names none, beside the record file. */
export const BACKUP_FOLDER = "备份";

/** Where the backups of a record file lie: `named`: the office's setting, from the record file's own folder on. */
export const backupFolder = (file: string, named: string | null | undefined): string => resolve(dirname(file), named || BACKUP_FOLDER);

/** Beside a record file whose backups lie elsewhere: the folders that they lie in, a line each. What names them else is the file itself, and lost with it. */
const ELSEWHERE = "备份在别处.txt";

const HEAD_OF_ELSEWHERE = "# 这份档案的备份也在下面的文件夹里（cppcc config backup.folder）";

/** All folders in which backups of a record file may lie, the one in use first: where the office named one, those of before are elsewhere. */
export function backupFolders(file: string, named: string | null | undefined): string[] {
  const usual = backupFolder(file, null);
  return [...new Set([backupFolder(file, named), usual, ...noted(usual)])];
}

function noted(usual: string): string[] {
  try {
    return readFileSync(join(usual, ELSEWHERE), "utf8")
      .split(/\r?\n/)
      .filter((line) => line !== "" && !line.startsWith("#"));
  } catch {
    return [];
  }
}

/** A note is no reason to have no backup. */
function note(file: string, folder: string): void {
  const usual = backupFolder(file, null);
  if (folder === usual) return;
  const there = noted(usual);
  if (there.includes(folder)) return;
  try {
    makeFolder(usual, 0o700);
    putInPlace(join(usual, ELSEWHERE), (part) => writeFileSync(part, `${[HEAD_OF_ELSEWHERE, ...there, folder].join("\n")}\n`));
  } catch {
    // It is tried again with the next backup.
  }
}

/** The folder of backups that a record file names; null for the usual one, or where that cannot be read. */
export function namedFolder(db: Database): string | null {
  try {
    return db.prepare<[], string>("SELECT value FROM setting WHERE key = 'backup.folder'").pluck().get() ?? null;
  } catch {
    return null;
  }
}

/** The same, of a file that nobody has open. */
export const namedFolderOf = (file: string): string | null => glimpse(file, namedFolder);

/** The newest backup of a record file, by `origin` (store/copies.ts); of any, where that cannot be known. */
export const newestOf = (folders: readonly string[], origin: string | null): Backup | undefined =>
  backupsIn(folders).find(({ file }) => origin === null || originOfFile(file) === origin);

/** Backups among those of a folder that are of other record files than one, by its `origin`. */
export const ofOthers = (folders: readonly string[], origin: string): Backup[] =>
  backupsIn(folders).filter(({ file }) => ![origin, null].includes(originOfFile(file)));

/** Whether a backup bears the name of a record file. */
export const isNamedFor = (file: string, backup: Backup): boolean =>
  basename(backup.file).startsWith(`${basename(file, extname(file))}_${backup.day}_`);

/** The backups that lie in folders, the newest first; none in one that cannot be read. */
export const backupsIn = (folders: readonly string[]): Backup[] =>
  folders
    .flatMap((folder) =>
      namesIn(folder).flatMap((name) => {
        const read = readBackupName(name);
        return read ? [{ ...read, file: join(folder, name) }] : [];
      }),
    )
    .sort(byAge);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

interface Making {
  /** The record file. */
  readonly file: string;
  readonly folder: string;
  /** When, UTC. */
  readonly at: string;
  readonly reason: BackupReason;
}

/**
 * Makes a backup into a folder, and takes away those of the same record file that have had their day. Answers its path.
 * Through a connection of its own: SQLite makes no copy within a transaction, and whoever waited for their turn is in one.
 */
export function backUp(making: Making): string {
  const { file, folder } = making;
  try {
    makeBackupFolder(folder, file);
    const db = openDatabase(file, { isReadOnly: true, mustExist: true, milliseconds: 2_000 });
    try {
      db.pragma("cache_size = -2000");
      const made = makeNamed(db, making);
      note(file, folder);
      prune(db, folder, made);
      return made;
    } finally {
      db.close();
    }
  } catch (error) {
    throw noBackup(error, making);
  }
}

/** Its last part alone is made: a stick that is not there is not replaced by a folder of its name on the disk. */
function makeBackupFolder(folder: string, file: string): void {
  if (isThere(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw new AppError(
      "machine.no_folder",
      text(`这里已有的不是文件夹：${folder}`, `what is there is no folder: ${folder}`),
      text("请移走它，或换一个备份文件夹", "move it away, or choose another folder"),
    );
  }
  if (!isThere(dirname(folder)))
    throw new AppError(
      "machine.no_folder",
      text(`没有这个文件夹：${dirname(folder)}`, `no such folder: ${dirname(folder)}`),
      text(
        "备份文件夹在U盘或网络盘上的，请先接好；要换地方：cppcc config backup.folder 文件夹",
        `connect the stick or the network drive, or choose another place with cppcc config backup.folder (${basename(file)})`,
      ),
    );
  makeFolder(folder, 0o700);
}

function makeNamed(db: Database, { file, folder, at, reason }: Making): string {
  const { day, time } = localMoment(at);
  const stem = basename(file, extname(file));
  for (let count = 1; ; count += 1) {
    const path = join(folder, backupName(stem, { day, time: time.replaceAll(":", ""), reason, count }));
    if (existsSync(path) && statSync(path).size > 0) continue;
    try {
      makeCopy(db, path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Only copies of this very record file are counted and taken away: what else lies in the folder is nobody's business. */
function prune(db: Database, folder: string, made: string): void {
  const all = backupsIn([folder]);
  // Among fewer files none is outdated that is not outdated among all: most times none has to be opened.
  if (outdated(all).length === 0) return;
  const own = originOf(db);
  if (own === null) return;
  // By a clock that was set back, the one that was just made would be the oldest.
  for (const { file } of outdated(all.filter((backup) => originOfFile(backup.file) === own))) if (file !== made) takeAway(file);
}

/** What cannot be taken away stays: it is no reason to refuse anything. */
function takeAway(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is tried again with the next backup.
  }
}

/** Null where the file cannot be read as a record file. */
export const originOfFile = (file: string): string | null => glimpse(file, originOf);

/** Without a backup what cannot be taken back by undo alone is not begun. Of a file that others write to, that is what is said: it may be waited for. */
function noBackup(error: unknown, { file, folder, reason }: Making): unknown {
  const ofSqlite = storeError(error, isDiskFailure(error) ? folder : file);
  const known = ofSqlite instanceof AppError ? ofSqlite : machineError(error, folder, "write");
  if (!(known instanceof AppError) || isBusy(known)) return known;
  if (reason === "asked")
    return new AppError("machine.no_backup", text(`没能备份：${known.text.zh}`, `no backup could be made: ${known.text.en}`), known.hint);
  return new AppError(
    "machine.no_backup",
    text(`没能先做备份，所以什么也没有做：${known.text.zh}`, `no backup could be made, so nothing was done: ${known.text.en}`),
    /^refused\./.test(known.code)
      ? known.hint
      : text(
          `${known.hint ? `${known.hint.zh}；` : ""}备份文件夹可以换：cppcc config backup.folder 文件夹；确实不要备份的，加 --no-backup`,
          `${known.hint ? `${known.hint.en}; ` : ""}another folder of backups: cppcc config backup.folder FOLDER; --no-backup goes on without one`,
        ),
  );
}

/** Whether the backups lie on the disk that the record file lies on: then they do not survive it. */
export function isOnSameDisk(file: string, folder: string): boolean {
  try {
    return statSync(file).dev === statSync(folder).dev;
  } catch {
    return false;
  }
}

/** The backups of an open record file. */
export function backupStore(db: Database, file: string, { now }: Pick<Actor, "now">, isWanted: boolean) {
  const isBorrowed = db.prepare<[], number>("SELECT EXISTS (SELECT 1 FROM lending WHERE state = 'borrowed')").pluck();
  // A lent copy is at another desk, where the office's own folder need not be.
  const folder = (): string => backupFolder(file, isBorrowed.get() === 1 ? null : namedFolder(db));
  const make = (reason: BackupReason): string => backUp({ file, folder: folder(), at: now(), reason });
  return {
    folder,
    folders: (): string[] => backupFolders(file, folder()),
    make,
    /** Before what undo alone does not take back; null where the clerk wants none (--no-backup). */
    before: (reason: BackupReason): string | null => (isWanted ? make(reason) : null),
  };
}
