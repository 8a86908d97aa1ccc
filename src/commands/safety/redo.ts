import { text } from "../../domain/text/text.ts";
import { redo } from "../../trips/safety/undo.ts";
import { topCommand } from "../command.ts";

export const redoCommand = topCommand({
  examples: ["redo"],
  async run(context) {
    const { operation, target } = redo(await context.desk());
    return {
      json: () => ({ operation, redone: target.id, command: target.command, summary: target.summary }),
      say: (io) => io.say(text(`已恢复第 ${target.id} 号操作：${target.summary}`, `redone: operation ${target.id}, ${target.summary}`)),
    };
  },
});
