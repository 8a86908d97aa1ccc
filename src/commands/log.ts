import { text } from "../domain/text/text.ts";
import { printSheet } from "../terminal/sheet.ts";
import { countArg } from "./args.ts";
import { type Declare, examples } from "./declare.ts";

export const declare: Declare = (command, context) => {
  const { io } = context;
  command
    .option("--limit <n>", io.t(text("最多列出多少条（默认 30）", "how many at most (default 30)")), countArg, 30)
    .addHelpText("after", examples(context, "log", "log --limit 100"))
    .action(async ({ limit }: { limit: number }) => {
      const store = await context.store();
      await printSheet(io, {
        title: text("操作日志（新的在前）", "operations, the newest first"),
        unit: text("条", "operations"),
        columns: [
          { key: "id", title: text("号", "id"), kind: "number" },
          { key: "at", title: text("时间", "at") },
          { key: "who", title: text("谁", "who") },
          { key: "command", title: text("命令", "command") },
          { key: "summary", title: text("做了什么", "what") },
          { key: "rows", title: text("改动行数", "rows"), kind: "number" },
          { key: "state", title: text("状态", "state"), words: (state) => (state === "undone" ? text("已撤销", "undone") : text("", "")) },
        ],
        rows: store.ledger.list(limit).map(({ id, at, who, command, summary: what, rows, undoneBy, kind }) => ({
          id,
          at: io.json ? at : localTime(at),
          who,
          command,
          summary: what,
          rows,
          state: undoneBy !== null && kind === "write" ? "undone" : "",
        })),
        notes: [],
      });
    });
};

/** The clerk's own time: 2026-11-25 10:32. */
const localTime = (at: string): string => new Date(at).toLocaleString("sv-SE").slice(0, 16);
