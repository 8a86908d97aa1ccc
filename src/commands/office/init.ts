import { text } from "../../domain/text/text.ts";
import { writeOrdinal } from "../../domain/vocabulary/han.ts";
import { askWhere, makeRecordFile } from "../../trips/office/make-record-file.ts";
import { dayArg, ordinalArg } from "../args.ts";
import { flag, topCommand } from "../command.ts";
import type { Context } from "../context.ts";

export const init = topCommand({
  flags: {
    office: flag("--office <name>", text("本单位名称，如 政协某某县委员会", "the office's name, such as 政协某某县委员会")),
    term: flag("--term <n>", text("届次，如 10 或 第十届", "the term, such as 10"), ordinalArg),
    starts: flag("--starts <date>", text("本届开始的年月，如 2022-01", "the term's first month, such as 2022-01"), dayArg),
  },
  examples: ["init --office 政协某某县委员会 --term 10 --starts 2022-01", "--db /data/履职档案.db init"],
  async run(context, options) {
    const { today, clerk } = context;
    const site = context.isNamed || !clerk.isThere ? context : await siteInFolder(context);
    const { office, term, starts } = await makeRecordFile(site, options);
    const { file } = site;
    // Whoever sits at a terminal looks for the same file again tomorrow.
    const isNoted = clerk.isThere && context.noteFile(file);
    return {
      json: () => ({ file, office, term, starts }),
      say(io) {
        io.say(text(`已建立档案文件：${file}`, `made the record file: ${file}`));
        io.say(
          text(
            `${office}，第${writeOrdinal(term)}届，${starts} 起${starts > today ? "（在今天之后，请核对）" : ""}`,
            `${office}, term ${term}, from ${starts}`,
          ),
        );
        if (isNoted) io.say(text("以后不写 --db 就用这份档案", "from now on it is the one that is meant where no --db is given"));
        io.say(text("下一步：cppcc import roster 委员名册.xlsx", "next: cppcc import roster ROSTER.xlsx"));
      },
    };
  },
});

async function siteInFolder(context: Context) {
  const file = await askWhere({ ...context, documents: context.documents() });
  return file === context.file ? context : { ...context, file, create: context.elsewhere(file, context.today).create };
}
