import { statSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { localMoment } from "../../domain/calendar/moments.ts";
import { BACKUP_REASONS } from "../../domain/safety/backups.ts";
import { type Backup, backupFolders, backupsIn, isOnSameDisk, namedFolderOf, originOfFile } from "../../store/backups.ts";
import { sha256Of } from "../../store/copies.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { isFolderPath } from "../output.ts";

/** A backup that was made and looked through. */
export interface BackedUp {
  readonly file: string;
  readonly sha256: string;
  /** The last operation in it. */
  readonly operations: number;
  /** That it lies on the record file's own disk. */
  readonly isOnSameDisk: boolean;
}

/** Makes a backup: into the office's folder of backups, or where it is told to, as a file of that name or into that folder. */
export function makeBackup({ store, file, cwd, actor }: Pick<Desk, "store" | "file" | "cwd" | "actor">, to: string | undefined): BackedUp {
  const path = to === undefined ? store.backups.make("asked") : placeOf(cwd, to, file, actor.now());
  if (to !== undefined) store.copyTo(path);
  return {
    file: path,
    sha256: sha256Of(path),
    operations: store.operations.list(1)[0]?.id ?? 0,
    isOnSameDisk: isOnSameDisk(file, path),
  };
}

function placeOf(cwd: string, to: string, file: string, at: string): string {
  if (!isFolderPath(cwd, to)) return resolve(cwd, to);
  const { day, time } = localMoment(at);
  const stem = basename(file, extname(file));
  return resolve(cwd, to, `${stem}_${day}_${time.replaceAll(":", "")}_${BACKUP_REASONS.asked.zh}.db`);
}

/** A backup as a list of them shows it. */
export interface ListedBackup extends Backup {
  readonly bytes: number;
}

/** The backups of a record file, the newest first. Where the file can be read, those of another one in the same folder are left out, and counted. */
export function listBackups(file: string, store: Store | undefined): { own: ListedBackup[]; others: number } {
  const origin = store?.log().origin ?? null;
  const all = backupsIn(store?.backups.folders() ?? backupFolders(file, namedFolderOf(file)));
  const own = all.filter((backup) => origin === null || originOfFile(backup.file) === origin);
  return { own: own.map((backup) => ({ ...backup, bytes: statSync(backup.file).size })), others: all.length - own.length };
}
