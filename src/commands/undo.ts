import { text } from "../domain/text/text.ts";
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
      const store = await context.store();
      const { operation, target } = store.ledger.undo(id);
      // A score is superseded and never undone: whoever meant to take it back is told what was taken back instead.
      const scored = store.ledger.list(50).find((one) => one.kind === "evaluation" && one.id > target.id);
      if (id === undefined && scored)
        io.warn(
          text(
            `注意：第 ${scored.id} 号操作（${scored.summary}）不在撤销之列（考核重算即可，关闭、重开用 cppcc year）；撤销的是它之前的第 ${target.id} 号`,
            `note: operation ${scored.id} (${scored.summary}) is an evaluation and is not undone; operation ${target.id} before it was`,
          ),
        );
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
