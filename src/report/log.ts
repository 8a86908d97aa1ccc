import { type Text, text } from "../domain/text/text.ts";
import type { Sheet } from "./sheet.ts";

/** An operation, as the record file keeps it; `at`: ISO 8601 in UTC. */
export interface Logged {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly command: string;
  readonly summary: string;
  readonly rows: number;
  readonly undoneBy: number | null;
  readonly kind: string;
}

/** The operations of a record file, the newest first. `timeOf` writes a moment as its reader is to see it. */
export const logSheet = (operations: readonly Logged[], timeOf: (at: string) => string): Sheet => ({
  title: text("操作日志（新的在前）", "operations, the newest first"),
  unit: text("条", "operations"),
  columns: [
    { key: "id", title: text("号", "id"), kind: "number" },
    { key: "at", title: text("时间", "at") },
    { key: "who", title: text("谁", "who"), yields: 2 },
    { key: "command", title: text("命令", "command"), yields: 1 },
    { key: "summary", title: text("做了什么", "what"), prose: true },
    { key: "rows", title: text("改动行数", "rows"), kind: "number", yields: 3 },
    { key: "state", title: text("状态", "state"), words: (state) => (state === "undone" ? text("已撤销", "undone") : text("", "")) },
  ],
  rows: operations.map(({ id, at, who, command, summary, rows, undoneBy, kind }) => ({
    id,
    at: timeOf(at),
    who,
    command,
    summary,
    rows,
    state: undoneBy !== null && kind === "write" ? "undone" : "",
  })),
  notes: olderThan(operations.at(-1)?.id ?? 1),
});

/** Operations are numbered without gaps. */
const olderThan = (id: number): Text[] =>
  id <= 1 ? [] : [text(`更早的还有 ${id - 1} 条：cppcc log --limit 数目`, `${id - 1} older ones: cppcc log --limit NUMBER`)];
