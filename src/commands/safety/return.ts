import { shownMoment } from "../../domain/calendar/moments.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { logLines } from "../../report/backups.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { planReturn, takeBack } from "../../trips/safety/return.ts";
import { argument, topCommand } from "../command.ts";

export const returnCommand = topCommand({
  args: [argument("<file>", text("外借的那份档案", "the lent copy"))],
  examples: ["return /media/U盘/cppcc.db"],
  async run(context, _, file: string) {
    const { io } = context;
    const desk = await context.desk();
    const plan = planReturn(desk, file);
    const { coming, from } = plan;
    if (!io.json && coming.length > 0)
      await printSheet(io, logLines(text("外借期间做的", "done while it was lent"), coming.toReversed(), shownMoment));
    await context.clerk.confirm(
      text(`归还 ${from.file}，带回 ${coming.length} 次操作？`, `take ${from.file} back, with ${coming.length} operation(s)?`),
      new AppError(
        "refused.not_confirmed",
        text("归还会换下这里的档案，没有执行", "a return takes the record file's place; nothing was done"),
        text("确认请加 --yes", "give --yes to confirm"),
      ),
    );
    const backup = takeBack(desk, plan);
    return {
      json: () => ({ file: desk.file, from: from.file, operations: coming.length, backup }),
      say(io) {
        io.say(
          text(
            `已归还：${desk.file}，带回 ${coming.length} 次操作，可以写了`,
            `returned: ${desk.file}, with ${coming.length} operation(s); it can be written to again`,
          ),
        );
        io.say(text(`${from.file} 不再是外借的档案，可以删掉`, `${from.file} is no longer wanted and can be deleted`));
      },
    };
  },
});
