import { closeSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { type Doing, machineError } from "../disk/errors.ts";
import { isThere } from "../disk/place.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Database } from "./database.ts";
import { SCHEMA_VERSION } from "./migrations.ts";

/** How a record file is told from other files. */

/** "cpcc": marks a SQLite file as ours (PRAGMA application_id). */
export const APPLICATION_ID = 0x63706363;

export const versionOf = (db: Database): number => db.pragma("user_version", { simple: true }) as number;

/** Refuses what is no record file by its first bytes: nothing there, empty, or of another sort. */
export function refuseUnlessRecordFile(file: string): void {
  const stat = statOf(file, "read");
  if (stat === undefined) {
    const folder = dirname(file);
    throw !statOf(folder, "read")?.isDirectory()
      ? new AppError(
          "refused.no_file",
          text(`没有档案文件，它所在的文件夹也不在：${file}`, `no record file, and no folder for it: ${file}`),
          text(
            "U盘或网络盘请先接好；位置写错了请用 --db 指定；第一次使用请运行 cppcc init",
            "connect the stick or the network drive; correct the place with --db; the first time, run cppcc init",
          ),
        )
      : new AppError(
          "refused.no_file",
          text(`没有档案文件：${file}`, `no record file: ${file}`),
          text(
            "第一次使用请运行 cppcc init；位置写错了请用 --db 指定；丢了的，用备份还原：cppcc restore",
            "the first time, run cppcc init; correct the place with --db; if it is lost, bring back a backup with cppcc restore",
          ),
        );
  }
  if (stat.size === 0 && stat.isFile()) throw emptyFile(file);
  if (stat.isFile() && looksLikeSqlite(file)) return;
  throw new AppError(
    "refused.not_a_record_file",
    text(`这不是档案文件：${file}`, `not a record file: ${file}`),
    text(
      "如果它原来是档案文件，那它已经损坏：请用备份还原：cppcc restore 备份文件（cppcc restore 列出备份）；位置写错了请用 --db 指定",
      "if it was one it is damaged: bring back a backup with cppcc restore FILE (cppcc restore lists them); or name another file with --db",
    ),
  );
}

/** Cut to nothing, or left by an `init` of old that was interrupted: nobody can tell, so nobody is told to begin anew. */
const emptyFile = (file: string): AppError =>
  new AppError(
    "refused.not_a_record_file",
    text(`档案文件是空的（0 字节）：${file}`, `the record file is empty (0 bytes): ${file}`),
    text(
      "如果里面有过记录，那是被清空了：请用备份还原：cppcc restore 备份文件（cppcc restore 列出备份）；从来没有建过档，才运行 cppcc init",
      "if it held records it was cut to nothing: bring back a backup with cppcc restore FILE (cppcc restore lists them); only where there never was one, run cppcc init",
    ),
  );

/** Undefined where nothing is there; a place that cannot be looked at is said. */
export function statOf(path: string, doing: Doing) {
  try {
    return isThere(path) ? statSync(path) : undefined;
  } catch (error) {
    throw machineError(error, path, doing);
  }
}

const looksLikeSqlite = (file: string): boolean => headOf(file).toString("latin1", 0, 16) === "SQLite format 3\u0000";

/** Which version a record file has, read off its first bytes; null for any other file, and where it cannot be read. */
export function recordVersion(file: string): number | null {
  try {
    const head = headOf(file);
    return head.length === HEAD && head.readUInt32BE(68) === APPLICATION_ID ? head.readUInt32BE(60) : null;
  } catch {
    return null;
  }
}

/** The header of an SQLite file (its file format, 1.3): user_version at byte 60, application_id at 68. */
const HEAD = 100;

function headOf(file: string): Buffer {
  try {
    const head = Buffer.alloc(HEAD);
    const handle = openSync(file, "r");
    try {
      return head.subarray(0, readSync(handle, head, 0, HEAD, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw machineError(error, file, "read");
  }
}

/** Refuses an SQLite file of another program, and a record file of a newer version. */
export function checkVersion(db: Database, file: string): void {
  const version = versionOf(db);
  // An `init` of old that stopped half way was just taken back.
  if (statSync(file).size === 0) throw emptyFile(file);
  const application = db.pragma("application_id", { simple: true }) as number;
  if (application !== APPLICATION_ID || version < 1) {
    throw new AppError(
      "refused.not_a_record_file",
      text(`这是别的程序的 SQLite 文件，不是档案文件：${file}`, `a SQLite file of another program: ${file}`),
      text(
        "请用 --db 指定 cppcc 的档案文件；如果它原来就是，那它已经损坏，请用备份还原：cppcc restore 备份文件（cppcc restore 列出备份）",
        "name a record file of cppcc with --db; if it was one it is damaged: bring back a backup with cppcc restore FILE (cppcc restore lists them)",
      ),
    );
  }
  if (version > SCHEMA_VERSION) {
    throw new AppError(
      "refused.newer_file",
      text(
        `档案文件由更新的版本建立（文件 ${version}，本程序 ${SCHEMA_VERSION}）：${file}`,
        `the record file was made by a newer version (file ${version}, program ${SCHEMA_VERSION}): ${file}`,
      ),
      text("请升级 cppcc 再打开", "update cppcc, then open it"),
    );
  }
}
