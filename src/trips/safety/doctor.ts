import { existsSync, statSync } from "node:fs";
import { localMoment } from "../../domain/calendar/moments.ts";
import { AppError } from "../../domain/text/problem.ts";
import { KINDS } from "../../domain/vocabulary/kinds.ts";
import { OUTCOMES } from "../../domain/vocabulary/outcomes.ts";
import { ROLES } from "../../domain/vocabulary/roles.ts";
import { backupFolder, backupFolders, newestOf, ofOthers } from "../../store/backups.ts";
import { driverInUse } from "../../store/database.ts";
import { type Examined, examine } from "../../store/examine.ts";
import { SCHEMA_VERSION } from "../../store/migrations.ts";
import { type Finding, finding } from "./finding.ts";
import { ofBackups, ofOtherBackups, ofPlace, openToOthers } from "./surroundings.ts";

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
  const { orphans, chain, words, closed, repairedAt } = contents;
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
    ...ofLog(chain.broken, repairedAt),
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

function ofLog(broken: number | null, repairedAt: number | null): Finding[] {
  if (broken === null) return [];
  return [
    repairedAt !== null && broken <= repairedAt
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
