import { BACKUP_REASONS, type BackupName } from "../domain/safety/backups.ts";
import { type Text, text } from "../domain/text/text.ts";
import type { Sheet } from "./sheet.ts";

interface Listed {
  readonly own: readonly (BackupName & { readonly file: string; readonly bytes: number })[];
  /** How many of other record files lie beside them. */
  readonly others: number;
}

/** The backups of a record file, the newest first. */
export const backupSheet = ({ own: backups, others }: Listed): Sheet => ({
  title: text("备份（新的在前）", "backups, the newest first"),
  unit: text("份", "backups"),
  columns: [
    { key: "at", title: text("时间", "at") },
    { key: "reason", title: text("为什么", "why"), words: (reason) => BACKUP_REASONS[reason as keyof typeof BACKUP_REASONS] },
    { key: "bytes", title: text("字节", "bytes"), kind: "number", yields: 1 },
    { key: "file", title: text("文件", "file"), prose: true, words: (file) => nameOf(String(file)) },
  ],
  rows: backups.map(({ day, time, reason, bytes, file }) => ({
    at: `${day} ${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`,
    reason,
    bytes,
    file,
  })),
  notes: [
    ...(backups.length > 0
      ? [
          text(
            `都在 ${folderOf(backups)}；还原：cppcc restore 文件名`,
            `all of them in ${folderOf(backups)}; to bring one back: cppcc restore NAME`,
          ),
        ]
      : []),
    ...(others > 0
      ? [
          text(
            `同一个文件夹里还有 ${others} 份别的档案的备份，没有列出；现在的档案放错了的，先把它移走，再运行一次`,
            `${others} of another record file in the same folder are not listed; where the present one should not be there, move it away, and run this again`,
          ),
        ]
      : []),
  ],
});

const nameOf = (file: string): Text => text(file.replace(/^.*[/\\]/, ""), file.replace(/^.*[/\\]/, ""));

const folderOf = (backups: readonly { readonly file: string }[]): string =>
  [...new Set(backups.map(({ file }) => file.replace(/[/\\][^/\\]*$/, "")))].join("、");

/** Operations that a restore or a return would take away or bring. `timeOf` writes a moment as its reader is to see it. */
export const logLines = (
  title: { readonly zh: string; readonly en: string },
  lines: readonly { readonly id: number; readonly at: string; readonly who: string; readonly summary: string }[],
  timeOf: (at: string) => string,
): Sheet => ({
  title,
  unit: text("次", "operations"),
  columns: [
    { key: "id", title: text("号", "id"), kind: "number" },
    { key: "at", title: text("时间", "at") },
    { key: "who", title: text("谁", "who"), yields: 1 },
    { key: "summary", title: text("做了什么", "what"), prose: true },
  ],
  rows: lines.map(({ id, at, who, summary }) => ({ id, at: timeOf(at), who, summary })),
  notes: [],
});
