import { accessSync, constants, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { type Backup, isOnSameDisk } from "../../store/backups.ts";
import { type Finding, finding } from "./finding.ts";

/** What a doctor finds around a record file: permissions, room, and its backups. */

/** Free space below which a backup and an import may fail: three times the file, and never less than this. */
const LEAST_BYTES = 50 * 1024 ** 2;

export function ofPlace(file: string): Finding[] {
  const found: Finding[] = [];
  const { mode, size } = statSync(file);
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    found.push(
      finding(
        "permissions",
        `别的用户也能读或写档案文件（权限 ${(mode & 0o777).toString(8)}）`,
        `other users can read or write the record file (mode ${(mode & 0o777).toString(8)})`,
        `chmod 600 ${file}`,
      ),
    );
  for (const path of [file, dirname(file)])
    if (!isWritable(path))
      found.push(
        finding(
          "read_only",
          `没有写入权限：${path}`,
          `no permission to write: ${path}`,
          "查看没有问题；要登记，请检查是否只读、U盘是否有写保护",
          "reading works; to write, see whether it is read-only or the stick write-protected",
        ),
      );
  const free = freeBytes(file);
  if (free !== null && free < Math.max(3 * size, LEAST_BYTES))
    found.push(
      finding(
        "little_space",
        `磁盘只剩 ${Math.floor(free / 1024 ** 2)} MB`,
        `only ${Math.floor(free / 1024 ** 2)} MB are free on the disk`,
        "请腾出空间：备份和导入都要用",
        "free some space: backups and imports need it",
      ),
    );
  return found;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function freeBytes(file: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(file);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** A record file that was put where it should not be is as sound as any: the backups of the right one lie beside it. */
export function ofOtherBackups(others: readonly Backup[]): Finding[] {
  const [newest] = others;
  return newest === undefined
    ? []
    : [
        finding(
          "other_backups",
          `备份文件夹里有 ${others.length} 份备份是别的档案的（最近的：${newest.file}）`,
          `${others.length} backup(s) in the folder are of another record file (the newest: ${newest.file})`,
          "如果现在的档案放错了：先把它移走，再用 cppcc restore 还原",
          "if the present record file should not be there, move it away, then use cppcc restore",
        ),
      ];
}

/** A folder of backups that was there already keeps its mode: each file in it is its owner's alone, and its names are read by everybody. */
export function openToOthers(folder: string): Finding[] {
  const mode = process.platform === "win32" ? 0 : (statSync(folder, { throwIfNoEntry: false })?.mode ?? 0);
  return (mode & 0o077) === 0
    ? []
    : [
        finding(
          "backup_permissions",
          `别的用户也能打开备份文件夹（权限 ${(mode & 0o777).toString(8)}）：${folder}`,
          `other users can open the folder of backups (mode ${(mode & 0o777).toString(8)}): ${folder}`,
          `chmod 700 ${folder}`,
        ),
      ];
}

/** How many days a backup is called new. */
const NEW_FOR = 30;

export function ofBackups(file: string, folder: string, newest: string | undefined, today: string): Finding[] {
  if (newest === undefined)
    return [
      finding(
        "no_backup",
        "还没有备份",
        "there is no backup yet",
        "cppcc backup，或 cppcc backup U盘/",
        "cppcc backup, or cppcc backup STICK/",
      ),
    ];
  const days = Math.round((Date.parse(today) - Date.parse(newest)) / 86_400_000);
  return [
    ...(days > NEW_FOR
      ? [finding("old_backup", `最近一份备份是 ${days} 天前的`, `the newest backup is ${days} days old`, "cppcc backup")]
      : []),
    ...(isOnSameDisk(file, folder)
      ? [
          finding(
            "same_disk",
            "备份和档案在同一个磁盘上，磁盘坏了会一起丢",
            "the backups lie on the disk of the record file, and die with it",
            "请常把备份复制到U盘或别的电脑（cppcc backup U盘/），或 cppcc config backup.folder 换一个盘",
            "copy one to a stick now and then (cppcc backup STICK/), or choose another disk with cppcc config backup.folder",
          ),
        ]
      : []),
  ];
}
