import { statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { AppError, maskPhones } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Sheet } from "../../report/sheet.ts";
import { type Backup, backupFolders, backupsIn, namedFolderOf, originOfFile } from "../../store/backups.ts";
import { lookAt } from "../../store/replacement.ts";
import { type LeftOut, type Salvaged, salvage } from "../../store/salvage.ts";
import type { Desk } from "../desk.ts";
import { agreeToOverwrite, writeFileSafely } from "../output.ts";

/** The newest backup that is whole, and how many operations of the log it has. */
export interface GoodBackup extends Backup {
  readonly operations: number;
}

/** A backup of another record file, a file of a newer version, a damaged one and what is none are passed over. */
export function newestGoodBackup(file: string): GoodBackup | undefined {
  const own = originOfFile(file);
  for (const backup of backupsIn(backupFolders(file, namedFolderOf(file))))
    try {
      const { log, origin } = lookAt(backup.file);
      if (own === null || origin === own) return { ...backup, operations: log.length };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  return undefined;
}

export interface Repaired extends Salvaged {
  readonly file: string;
  /** The workbook of the rows that were left out; null where there are none. */
  readonly lostRows: string | null;
}

/** Reads what can be read of the record file into a new one, and lists what was left out in a workbook beside that. */
export async function repair(desk: Omit<Desk, "store">, out: string): Promise<Repaired> {
  const { file, cwd, root, actor, today } = desk;
  const into = resolve(cwd, out);
  const list = join(dirname(into), `${basename(into, extname(into))}_没有带过来的行.xlsx`);
  if (isTaken(into)) throw isThereAlready(into);
  await agreeToOverwrite(desk, list);
  let salvaged: Salvaged;
  try {
    salvaged = salvage(file, into, { root, actor });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw isThereAlready(into);
  }
  if (salvaged.leftOut.length === 0) return { ...salvaged, file: into, lostRows: null };
  const { sheetsXlsx } = await import("../../workbooks/writing/write.ts");
  writeFileSafely(list, await sheetsXlsx([lostSheet(salvaged.leftOut)], { creator: "cppcc", date: today }));
  return { ...salvaged, file: into, lostRows: list };
}

/** An empty file is what an interrupted command left (disk/place.ts). */
const isTaken = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;

const isThereAlready = (into: string): AppError =>
  new AppError(
    "refused.file_exists",
    text(`已有这个文件：${into}`, `the file exists: ${into}`),
    text("修复总是写到新文件，请换一个名字", "a repair always makes a new file: choose another name"),
  );

const lostSheet = (leftOut: readonly LeftOut[]): Sheet => ({
  title: text("没有带过来的行", "rows that were left out"),
  unit: text("行", "rows"),
  columns: [
    { key: "table", title: text("表", "table") },
    { key: "id", title: text("编号", "id"), kind: "number" },
    { key: "why", title: text("为什么", "why") },
    { key: "values", title: text("内容", "contents") },
  ],
  rows: leftOut.map(({ table, id, why, values }) => ({ table, id, why, values: maskPhones(JSON.stringify(values)) })),
  notes: [],
});
