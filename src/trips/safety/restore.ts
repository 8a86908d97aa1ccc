import { basename, dirname, resolve } from "node:path";
import { isThere } from "../../disk/place.ts";
import { type Identity, identityOf, isSame } from "../../disk/same-file.ts";
import { AppError } from "../../domain/text/problem.ts";
import { backupFolders, backupsIn, isNamedFor, namedFolderOf, originOfFile } from "../../store/backups.ts";
import { writeBarrier } from "../../store/barrier.ts";
import { damaged, journalOf, storeError } from "../../store/errors.ts";
import { glimpse } from "../../store/glimpse.ts";
import { type Lending, lendingStore, refuseWhenLentAs } from "../../store/lending.ts";
import { changedMeanwhile } from "../../store/operation-refusals.ts";
import { commonLength, type LogLine, type Named, replaceRecordFile } from "../../store/replacement.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { besideAs, isOfAnother, lookAtNamed } from "./replacing.ts";

/** Where a record file is restored: the present one may be beyond reading, and then no store is open. */
export interface Ruin extends Pick<Desk, "cwd" | "file" | "actor" | "clerk"> {
  readonly store: Store | undefined;
  /** Why no store is open; undefined where one is. */
  readonly why: AppError | undefined;
  /** Which file it was that no store is open of; null where there was none. */
  readonly identity: Identity | null;
}

/** What a present file may be, and a backup take its place all the same: damaged, gone, on a bad spot of the disk, or of a newer version. */
const BEYOND_READING = new Set(["refused.not_a_record_file", "refused.no_file", "refused.newer_file", "machine.io"]);

/** The record file to be restored, opened where that can be. */
export async function ruinAt(site: Omit<Ruin, "store" | "why" | "identity">, open: () => Promise<Store>): Promise<Ruin> {
  const identity = identityOf(site.file);
  try {
    const store = await open();
    const why = whyUnreadable(store);
    if (why === undefined) return { ...site, store, why, identity };
    store.close();
    return { ...site, store: undefined, why, identity };
  } catch (error) {
    if (!(error instanceof AppError) || !BEYOND_READING.has(error.code)) throw error;
    return { ...site, store: undefined, why: error, identity };
  }
}

/** Why a damaged file cannot even be asked what a restore wants to know of it. */
function whyUnreadable(store: Store): AppError | undefined {
  if (store.isSound) return undefined;
  try {
    store.log();
    store.lending.all();
    store.backups.folder();
    return undefined;
  } catch (error) {
    const said = storeError(error, store.file);
    return said instanceof AppError ? said : damaged(store.file);
  }
}

/** A restore as far as nothing is changed. */
export interface Restoring {
  readonly from: Named;
  /** Operations of the present file that would no longer be in it; null where it cannot be read. */
  readonly going: readonly LogLine[] | null;
  /** Operations that the copy alone has: it went on by itself after it was made. */
  readonly coming: readonly LogLine[];
}

/** What has become of the record file. */
export interface Restored extends Restoring {
  /** The file as it was, beside it; null where there was none. */
  readonly keptAs: string | null;
  /** The backup of the file as it was; null where none could be made of it or none was wanted. */
  readonly backup: string | null;
}

/** A backup may be called by its name alone, as the list of them shows it, or as it lies from the record file on. */
function placed({ cwd, file, store }: Ruin, written: string): string {
  if (isThere(resolve(cwd, written))) return written;
  const folders = [...(store?.backups.folders() ?? backupFolders(file, namedFolderOf(file))), dirname(file)];
  return folders.map((folder) => resolve(folder, written)).find((path) => isThere(path)) ?? written;
}

/** What restoring a copy would change. A copy of another record file is refused, and nothing is restored over one that is lent. */
export function planRestore(ruin: Ruin, written: string): Restoring {
  const { store } = ruin;
  refuseWhenLentAs(lendingsAt(ruin)?.find(({ state }) => state === "lent"));
  const from = lookAtNamed(ruin, placed(ruin, written));
  const origins = originsOf(ruin);
  if (origins.length > 0 && !origins.includes(from.origin)) throw isOfAnother(from.file);
  if (store === undefined) return { from, going: null, coming: [] };
  const { lines } = store.log();
  const common = commonLength(lines, from.log);
  return { from, going: lines.slice(common), coming: from.log.slice(common) };
}

/** Which record file it is that something is to take the place of; where nothing of it can be read its backups tell, by their names. */
function originsOf({ store, file }: Ruin): (string | null)[] {
  if (store) return [store.log().origin];
  const own = originOfFile(file);
  const backups = backupsIn(backupFolders(file, namedFolderOf(file))).filter((backup) => isNamedFor(file, backup));
  return (own === null ? backups.map((backup) => originOfFile(backup.file)) : [own]).filter((origin) => origin !== null);
}

/** With nothing open that could be locked: another desk's restore is seen by the file that it has put there. */
function replaceUnopened({ file, identity }: Ruin, replace: () => void): void {
  const now = identityOf(file);
  if (identity === null ? now !== null : !isSame(identity, now)) throw changedMeanwhile();
  replace();
}

/** The lendings of the present file: what can be read of one that is not open; null where nothing can. */
const lendingsAt = ({ store, file }: Ruin): Lending[] | null =>
  store ? store.lending.all() : glimpse(file, (db) => lendingStore(db).all());

/** Backs up, keeps the present file beside, and puts the copy in its place, with the restore as its newest operation. */
export function restore(ruin: Ruin, { from, going, coming }: Restoring): Restored {
  const { store, file, actor } = ruin;
  const backup = store?.isSound ? store.backups.before("restore") : null;
  const lendings = lendingsAt(ruin);
  // A file that is gone may have left its journal, which would be played back into the new one.
  const isKept = isThere(file) || isThere(journalOf(file));
  const keptAs = isKept ? besideAs(file, actor.now(), "还原前原件") : null;
  const left = going === null ? "" : `，之后的 ${going.length} 次操作不再在内`;
  const replace = (): void =>
    replaceRecordFile({
      file,
      by: from,
      actor,
      keptAs,
      adapt: (copy) => {
        const { replace: put, all } = lendingStore(copy);
        put(lendings ?? all().filter(({ state }) => state === "returned" || state === "cancelled"));
        writeBarrier(copy, actor, "restore", `从备份还原：${basename(from.file)}（SHA-256 ${from.sha256}）${left}`);
      },
    });
  if (store === undefined) replaceUnopened(ruin, replace);
  else store.exchange(replace);
  return { from, going, coming, keptAs: keptAs !== null && isThere(keptAs) ? keptAs : null, backup };
}
