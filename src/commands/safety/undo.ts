import { text } from "../../domain/text/text.ts";
import { undo } from "../../trips/safety/undo.ts";
import { idArg } from "../args.ts";
import { argument, topCommand } from "../command.ts";

export const undoCommand = topCommand({
  args: [
    argument(
      "[operation]",
      text("操作的号（见 cppcc log），默认最近一次", "an operation's id (see cppcc log); default: the newest"),
      idArg,
    ),
  ],
  examples: ["undo", "undo 7"],
  async run(context, _, id: number | undefined) {
    const { operation, target, passedOver } = undo(await context.desk(), id);
    return {
      json: () => ({ operation, undone: target.id, command: target.command, summary: target.summary }),
      say: (io) =>
        io.say(
          text(
            `已撤销第 ${target.id} 号操作：${target.summary}（要恢复：cppcc redo）`,
            `undone: operation ${target.id}, ${target.summary} (bring it back with cppcc redo)`,
          ),
        ),
      warnings:
        passedOver === undefined
          ? []
          : [
              text(
                `注意：第 ${passedOver.id} 号操作（${passedOver.summary}）不在撤销之列（考核重算即可，关闭、重开用 cppcc year）；撤销的是它之前的第 ${target.id} 号`,
                `note: operation ${passedOver.id} (${passedOver.summary}) is an evaluation and is not undone; operation ${target.id} before it was`,
              ),
            ],
    };
  },
});
