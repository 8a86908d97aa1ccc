import { shownMoment } from "../../domain/calendar/moments.ts";
import { text } from "../../domain/text/text.ts";
import { changesJson, changesSheet, countLines, maskedSummary } from "../../report/operation.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { type ShownOperation, showOperation } from "../../trips/safety/show-operation.ts";
import { idArg } from "../args.ts";
import { argument, booleanFlag, command } from "../command.ts";

export const logShow = command({
  name: "show",
  alias: "查看",
  summary: text("一次操作逐项改了什么：原来、现在", "what an operation changed, field by field: before and after"),
  args: [argument("<operation>", text("操作的号（见 cppcc log）", "an operation's id (see cppcc log)"), idArg)],
  flags: {
    all: booleanFlag(
      "--all",
      text("新增和删除的每一行都列出（默认每种 20 行）", "every row that was added or removed (default: 20 of each kind)"),
    ),
    unmask: booleanFlag("--unmask", text("电话和出生年月照实写出（默认隐去）", "telephones and birth months in full (default: masked)")),
  },
  examples: ["log show 7", "log show 7 --all", "log show 7 --json"],
  async run(context, { all = false, unmask = false }, id: number) {
    const { io } = context;
    const shown = showOperation(await context.desk(), id, { all: all || io.json });
    return {
      json: () => ({
        operation: { ...shown.operation, summary: maskedSummary(shown.operation.summary, unmask) },
        changes: changesJson(shown.changes, shown.find, unmask, io.t),
      }),
      say: () => sayOperation(io, shown, unmask),
      unmask,
    };
  },
});

async function sayOperation(io: Io, { operation, counts, changes, left, find }: ShownOperation, unmask: boolean): Promise<void> {
  const { id, at, who, command: typed, undoneBy, kind } = operation;
  const summary = maskedSummary(operation.summary, unmask);
  io.say(text(`第 ${id} 号　${shownMoment(at)}　${who}　${typed}`, `operation ${id}, ${shownMoment(at)}, ${who}, ${typed}`));
  io.say(text(`  ${summary}`, `  ${summary}`));
  if (undoneBy !== null && kind === "write") io.say(text(`  已被第 ${undoneBy} 号操作撤销`, `  undone by operation ${undoneBy}`));
  for (const line of countLines(counts)) io.say(text(`  ${line.zh}`, `  ${line.en}`));
  const sheet = changesSheet(id, changes, find, unmask);
  if (sheet.rows.length > 0) await printSheet(io, sheet, { unmask });
  if (left > 0)
    io.say(text(`……新增、删除的另有 ${left} 行（--all 全部列出）`, `… and ${left} more rows added or removed (--all lists them all)`));
  if (kind === "evaluation" && typed.startsWith("score"))
    io.say(text("结果见 cppcc score list、cppcc score explain", "cppcc score list and cppcc score explain show the result"));
}
