import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { cancelLending, lend } from "../../trips/safety/lend.ts";
import { argument, booleanFlag, topCommand } from "../command.ts";

export const lendCommand = topCommand({
  args: [argument("[folder]", text("U盘或别的文件夹", "the stick, or another folder"))],
  flags: {
    cancel: booleanFlag(
      "--cancel",
      text("取消外借（U盘丢了），这里重新可写", "end the lending (a lost stick): this file can be written to again"),
    ),
  },
  examples: ["lend /media/U盘/", "lend --cancel"],
  async run(context, { cancel }, folder: string | undefined) {
    if ((folder === undefined) !== (cancel === true))
      throw new AppError(
        "usage.lend",
        text("请写外借到哪个文件夹，或者 --cancel 取消外借", "name the folder to lend to, or give --cancel"),
        text("例如：cppcc lend /media/U盘/", "for example: cppcc lend /media/STICK/"),
      );
    const desk = await context.desk();
    if (folder === undefined) {
      const { token, place } = cancelLending(desk);
      return {
        json: () => ({ cancelled: true, token, place }),
        say: (io) =>
          io.say(
            text(
              `已取消外借（${place}），档案可以写了；那一份以后不能再归还`,
              `the lending to ${place} is ended: the record file can be written to; that copy will not be taken back`,
            ),
          ),
      };
    }
    const { file, lending } = lend(desk, folder);
    return {
      json: () => ({ file, token: lending.token, operation: lending.operation }),
      say(io) {
        io.say(text(`已外借：${file}（核对无误）`, `lent: ${file} (checked)`));
        io.say(
          text(
            `归还之前，${desk.file} 只能查看；在别的电脑上用 cppcc --db 那个文件 登记，带回来后：cppcc return ${file}`,
            `until its return ${desk.file} can only be read; work at it elsewhere with cppcc --db FILE, then: cppcc return ${file}`,
          ),
        );
      },
    };
  },
});
