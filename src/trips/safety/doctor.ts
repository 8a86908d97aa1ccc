import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { localMoment } from "../../domain/calendar/moments.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { KINDS } from "../../domain/vocabulary/kinds.ts";
import { OUTCOMES } from "../../domain/vocabulary/outcomes.ts";
import { ROLES } from "../../domain/vocabulary/roles.ts";
import { type Backup, backupFolder, backupFolders, isOnSameDisk, newestOf, ofOthers } from "../../store/backups.ts";
import { driverInUse } from "../../store/database.ts";
import { type Examined, examine } from "../../store/examine.ts";
import { SCHEMA_VERSION } from "../../store/migrations.ts";

/** What a doctor finds: what it is, and what to do about it. */
export interface Finding {
  readonly code: string;
  readonly message: Text;
  readonly hint?: Text;
}

/** A record file and its surroundings, looked at and not changed. */
export interface Diagnosis {
  readonly file: string;
  /** What is wrong. */
  readonly findings: readonly Finding[];
  /** What is worth knowing, and no fault. */
  readonly notes: readonly Finding[];
  /** Which SQLite the program speaks to. */
  readonly driver: string;
  readonly bytes: number | null;
  readonly operations: number | null;
  readonly newestBackup: string | null;
  /** What there is of the program's outside its own folder: configuration, notes, backups. */
  readonly places: readonly string[];
  /** Where backups may lie, the folder in use first. */
  readonly backupFolders: readonly string[];
}

const finding = (code: string, zh: string, en: string, hintZh?: string, hintEn?: string): Finding => ({
  code,
  message: text(zh, en),
  ...(hintZh === undefined ? {} : { hint: text(hintZh, hintEn ?? hintZh) }),
});

/** Examines a record file. `elsewhere`: the places of the program's own that may hold something. */
export function diagnose({
  file,
  root,
  today,
  elsewhere,
}: {
  file: string;
  root: string;
  today: string;
  elsewhere: readonly string[];
}): Diagnosis {
  const { examined, refused } = examinedOr(file, root);
  const folder = backupFolder(file, examined?.backupFolder);
  const folders = backupFolders(file, examined?.backupFolder);
  const newest = newestOf(folders, examined?.origin ?? null);
  return {
    file,
    findings: [
      ...(refused ? [refused] : []),
      ...(examined ? [...ofDamage(examined), ...ofContents(examined)] : []),
      ...(existsSync(file) ? ofPlace(file) : []),
    ],
    notes: [
      ...(examined ? notesOn(examined) : []),
      ...ofBackups(file, folder, newest?.day, today),
      ...folders.flatMap(openToOthers),
      ...(examined?.origin ? ofOtherBackups(ofOthers(folders, examined.origin)) : []),
    ],
    driver: driverInUse(),
    bytes: existsSync(file) ? statSync(file).size : null,
    operations: examined?.contents?.operations ?? null,
    newestBackup: newest?.file ?? null,
    places: [...elsewhere, ...folders].filter((path) => existsSync(path)),
    backupFolders: folders,
  };
}

/** That a file is none, damaged beyond opening or of a newer version is a finding; that the machine refuses is an error. */
function examinedOr(file: string, root: string): { examined?: Examined; refused?: Finding } {
  try {
    return { examined: examine(file, root) };
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("refused.")) throw error;
    return { refused: { code: error.code.slice("refused.".length), message: error.text, ...(error.hint && { hint: error.hint }) } };
  }
}

const BRING_BACK: readonly [string, string] = [
  "用备份还原：cppcc restore（列出备份）；没有备份的，cppcc doctor --repair -o 新文件.db",
  "bring back a backup: cppcc restore lists them; without one, cppcc doctor --repair -o NEW.db",
];

function ofDamage({ damage, foreign, isUnfinished }: Examined): Finding[] {
  const found: Finding[] = [];
  const [first] = damage;
  if (first !== undefined)
    found.push(
      finding(
        "damaged",
        `档案文件已损坏（${damage.length} 处，如：${first}）`,
        `the record file is damaged (${damage.length}, such as: ${first})`,
        ...BRING_BACK,
      ),
    );
  if (foreign.length > 0)
    found.push(
      finding(
        "schema",
        `表、视图或触发器与本程序的不同：${foreign.join("、")}`,
        `tables, views or triggers that are not this program's: ${foreign.join(", ")}`,
        "是被别的工具改的；请用备份还原（cppcc restore）",
        "another tool changed them: bring back a backup (cppcc restore)",
      ),
    );
  if (isUnfinished)
    found.push(
      finding(
        "unfinished",
        "上次写到一半停下了",
        "the last write stopped half way",
        "运行任何一个 cppcc 命令（如 cppcc log）就会回到写之前的样子；在那之前不要移动或复制文件",
        "run any command (cppcc log): it will be as it was before; do not move or copy the file until then",
      ),
    );
  return found;
}

function ofContents({ contents }: Examined): Finding[] {
  if (contents === null) return [];
  const { orphans, chain, words, closed, isRepaired } = contents;
  const unknown = [
    ...unknownWords("类别", words.kind, KINDS),
    ...unknownWords("角色", words.role, ROLES),
    ...unknownWords("结果", words.what, OUTCOMES),
  ];
  return [
    ...orphans.map(({ table, parent, rows }) =>
      finding(
        "orphans",
        `${table} 表有 ${rows} 行所依附的 ${parent} 不在了`,
        `${rows} row(s) of ${table} hang on rows of ${parent} that are gone`,
        ...BRING_BACK,
      ),
    ),
    ...ofLog(chain.broken, isRepaired),
    ...unknown,
    ...closed
      .filter(({ isUntouched }) => !isUntouched)
      .map(({ year }) =>
        finding(
          "closed_year",
          `已关闭的 ${year} 年度与关闭时的指纹不一致`,
          `the closed year ${year} does not agree with its digest`,
          `关闭前的备份还在备份文件夹里（名字带“关闭前”）；cppcc year list 看各年度`,
          "the backup of before the close is in the folder of backups; cppcc year list shows the years",
        ),
      ),
  ];
}

function ofLog(broken: number | null, isRepaired: boolean): Finding[] {
  if (broken === null) return [];
  return [
    isRepaired
      ? finding(
          "log",
          `操作日志从第 ${broken} 号起不全（这份档案修复过，读不出来的行没有带过来）`,
          `from operation ${broken} on the log has gaps (the record file was repaired: rows that could not be read are not in it)`,
          "修复时没有带过来的行列在旁边的工作簿里；有更全的备份，请用 cppcc restore",
          "the rows that were left out are listed in the workbook beside it; where a backup has more, use cppcc restore",
        )
      : finding(
          "log",
          `操作日志从第 ${broken} 号起与写下时不一致（被别的工具改过）`,
          `from operation ${broken} on the log is not as it was written (changed by other means)`,
          "请查明谁动过；可与备份对照，或用那之前的备份还原（cppcc restore）",
          "find out who did; compare it with a backup, or bring back one of before (cppcc restore)",
        ),
  ];
}

function unknownWords(what: string, found: readonly string[], known: readonly { readonly id: string }[]): Finding[] {
  const ids = new Set(known.map(({ id }) => id));
  const unknown = found.filter((id) => !ids.has(id));
  return unknown.length === 0
    ? []
    : [
        finding(
          "unknown_kind",
          `本程序不认得的${what}：${unknown.join("、")}`,
          `words that this program does not know: ${unknown.join(", ")}`,
          "可能是更新的版本登记的：请升级 cppcc；或用 cppcc activity edit 改正",
          "a newer version may have written them: update cppcc, or correct them with cppcc activity edit",
        ),
      ];
}

function notesOn({ version, contents }: Examined): Finding[] {
  const { lent, borrowed } = contents ?? {};
  return [
    ...(version < SCHEMA_VERSION
      ? [
          finding(
            "older_version",
            `由旧版本建立（第 ${version} 版，本程序第 ${SCHEMA_VERSION} 版），下次打开时升级，之前先备份`,
            `made by an older version (${version}, this program ${SCHEMA_VERSION}): carried up when it is next opened, after a backup`,
          ),
        ]
      : []),
    ...(lent
      ? [
          finding(
            "lent",
            `已外借到 ${lent.place}（${localMoment(lent.at).day}），归还之前只能查看`,
            `lent to ${lent.place} (${localMoment(lent.at).day}): until its return it can only be read`,
            "归还：cppcc return 文件；U盘丢了：cppcc lend --cancel",
            "bring it back with cppcc return FILE; a lost stick: cppcc lend --cancel",
          ),
        ]
      : []),
    ...(borrowed
      ? [finding("borrowed", `这是外借的副本（${localMoment(borrowed.at).day} 借出）`, `a lent copy (of ${localMoment(borrowed.at).day})`)]
      : []),
  ];
}

/** Free space below which a backup and an import may fail: three times the file, and never less than this. */
const LEAST_BYTES = 50 * 1024 ** 2;

function ofPlace(file: string): Finding[] {
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
function ofOtherBackups(others: readonly Backup[]): Finding[] {
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
function openToOthers(folder: string): Finding[] {
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

function ofBackups(file: string, folder: string, newest: string | undefined, today: string): Finding[] {
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
