import { type Text, text } from "../text/text.ts";

/** Why a backup is made, with the word that its file's name carries. */
export const BACKUP_REASONS = {
  asked: text("备份", "asked for"),
  import: text("导入前", "before an import"),
  close: text("关闭前", "before a close"),
  reopen: text("重开前", "before a reopening"),
  restore: text("还原前", "before a restore"),
  lend: text("外借前", "before a lending"),
  return: text("归还前", "before a return"),
  compact: text("整理前", "before compacting"),
  migrate: text("升级前", "before an upgrade"),
} as const satisfies Readonly<Record<string, Text>>;

export type BackupReason = keyof typeof BACKUP_REASONS;

/** What stays for good: without it a closed year, or a file of an older version, could not be looked at again. */
const FOR_GOOD: ReadonlySet<BackupReason> = new Set(["close", "migrate"]);

/** A backup as its name tells it: the day and time of the clerk's clock, the reason, and which of the same second. */
export interface BackupName {
  /** 2026-11-30 */
  readonly day: string;
  /** 231445 */
  readonly time: string;
  readonly reason: BackupReason;
  readonly count: number;
}

/** 履职档案_2026-11-30_231445_导入前.db; `stem`: the record file's own name without its ending. */
export const backupName = (stem: string, { day, time, reason, count }: BackupName): string =>
  `${stem}_${day}_${time}_${BACKUP_REASONS[reason].zh}${count === 1 ? "" : `-${count}`}.db`;

/** Undefined for a file that is none of ours. */
export function readBackupName(name: string): BackupName | undefined {
  const found = /_(\d{4}-\d\d-\d\d)_(\d{6})_([^_]+?)(?:-(\d+))?\.db$/u.exec(name);
  const [, day = "", time = "", word, count = "1"] = found ?? [];
  const reason = (Object.keys(BACKUP_REASONS) as BackupReason[]).find((each) => BACKUP_REASONS[each].zh === word);
  return reason && { day, time, reason, count: Number(count) };
}

/** How many of the newest are kept, and of how many days and months the last. */
const NEWEST = 10;
const DAYS = 7;
const MONTHS = 12;

/** The newest first. */
export const byAge = (a: BackupName, b: BackupName): number => (order(b) < order(a) ? -1 : order(b) > order(a) ? 1 : 0);

const order = ({ day, time, count }: BackupName): string => `${day} ${time} ${String(count).padStart(6, "0")}`;

/**
 * Which backups have had their day: all but the last ten, the last of each of seven days and of twelve months on which there are any,
 * and those before a close or an upgrade, which stay for good.
 */
export function outdated<Backup extends BackupName>(backups: readonly Backup[]): Backup[] {
  const newest = [...backups].sort(byAge);
  const lastOf = (length: number, spans: number): Set<Backup> => {
    const last = new Map<string, Backup>();
    for (const each of newest) {
      const span = each.day.slice(0, length);
      if (!last.has(span) && last.size < spans) last.set(span, each);
    }
    return new Set(last.values());
  };
  const kept = new Set([...newest.slice(0, NEWEST), ...lastOf(10, DAYS), ...lastOf(7, MONTHS)]);
  return newest.filter((each) => !kept.has(each) && !FOR_GOOD.has(each.reason));
}
