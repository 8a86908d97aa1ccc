import { text } from "../domain/text/text.ts";
import { type Declare, examples } from "./declare.ts";

export const declare: Declare = (command, context) => {
  const { io } = context;
  command.addHelpText("after", examples(context, "redo")).action(async () => {
    const { operation, target } = (await context.store()).ledger.redo();
    if (io.json) io.printJson({ operation, redone: target.id, command: target.command, summary: target.summary });
    else io.say(text(`已恢复第 ${target.id} 号操作：${target.summary}`, `redone: operation ${target.id}, ${target.summary}`));
  });
};
