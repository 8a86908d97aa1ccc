import { text } from "../domain/text.ts";
import { idArg } from "./args.ts";
import { type Declare, examples } from "./declare.ts";

export const declare: Declare = (command, context) => {
  const { io } = context;
  command
    .argument(
      "[operation]",
      io.t(text("操作的号（见 cppcc log），默认最近一次", "an operation's id (see cppcc log); default: the newest")),
      idArg,
    )
    .addHelpText("after", examples(context, "undo", "undo 7"))
    .action(async (id: number | undefined) => {
      const { operation, target } = (await context.store()).ledger.undo(id);
      if (io.json) io.printJson({ operation, undone: target.id, command: target.command, summary: target.summary });
      else
        io.say(
          text(
            `已撤销第 ${target.id} 号操作：${target.summary}（要恢复：cppcc redo）`,
            `undone: operation ${target.id}, ${target.summary} (bring it back with cppcc redo)`,
          ),
        );
    });
};
