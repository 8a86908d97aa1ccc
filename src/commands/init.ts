import { dirname } from "node:path";
import { machineError } from "../disk/errors.ts";
import { makeFolder } from "../disk/place.ts";
import { firstDay, readDate } from "../domain/calendar/dates.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { readOrdinal, writeOrdinal } from "../domain/vocabulary/han.ts";
import { askText } from "../terminal/questions.ts";
import { newOffice } from "../trips/office/new-office.ts";
import { dayArg, ordinalArg } from "./args.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";

interface Options {
  office?: string;
  term?: number;
  starts?: string;
}

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  command
    .option("--office <name>", t(text("本单位名称，如 政协某某县委员会", "the office's name, such as 政协某某县委员会")))
    .option("--term <n>", t(text("届次，如 10 或 第十届", "the term, such as 10")), ordinalArg)
    .option("--starts <date>", t(text("本届开始的年月，如 2022-01", "the term's first month, such as 2022-01")), dayArg)
    .addHelpText("after", examples(context, "init --office 政协某某县委员会 --term 10 --starts 2022-01", "--db /data/履职档案.db init"))
    .action((options: Options) => runInit(context, options));
};

/** Makes the record file, with the office, its term and the default settings as its first operation. */
export async function runInit(context: Context, options: Options): Promise<void> {
  const { io, file, today } = context;
  await makeDataFolder(dirname(file));
  const { refuseExisting } = await import("../store/open.ts");
  refuseExisting(file);
  const { office, term, starts } = await complete(context, options);
  await context.create(newOffice({ office, term, starts }));
  if (io.json) io.printJson({ file, office, term, starts });
  else {
    io.say(text(`已建立档案文件：${file}`, `made the record file: ${file}`));
    io.say(
      text(
        `${office}，第${writeOrdinal(term)}届，${starts} 起${starts > today ? "（在今天之后，请核对）" : ""}`,
        `${office}, term ${term}, from ${starts}`,
      ),
    );
    io.say(text("下一步：cppcc import roster 委员名册.xlsx", "next: cppcc import roster ROSTER.xlsx"));
  }
}

/** Only the default folder is made on the way; a folder that the clerk names must be there. */
async function makeDataFolder(folder: string): Promise<void> {
  const { default: envPaths } = await import("env-paths");
  if (folder !== envPaths("cppcc", { suffix: "" }).data) return;
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    throw machineError(error, folder, "write");
  }
}

async function complete({ io, today }: Context, { office, term, starts }: Options): Promise<Required<Options>> {
  if (office && term && starts) return { office: office.trim(), term, starts };
  if (!io.asks) {
    const missing = [!office && "--office", !term && "--term", !starts && "--starts"].filter(Boolean).join("、");
    throw new AppError(
      "usage.missing",
      text(`缺少选项 ${missing}`, `missing options: ${missing}`),
      text(
        "例如：cppcc init --office 政协某某县委员会 --term 10 --starts 2022-01",
        "for example: cppcc init --office 政协某某县委员会 --term 10 --starts 2022-01",
      ),
    );
  }
  const name =
    office ??
    (await askText(io, text("单位名称", "the office's name"), {
      check: (value) => (value === "" ? text("请填写，如 政协某某县委员会", "such as 政协某某县委员会") : null),
    }));
  const number =
    term ??
    readOrdinal(
      await askText(io, text("第几届（如 10）", "which term (such as 10)"), {
        check: (value) => (readOrdinal(value) ? null : text("请填届次，如 10", "a number, such as 10")),
      }),
    );
  const first =
    starts ??
    firstDay(
      readDate(
        await askText(io, text("本届从哪年哪月开始", "the term's first month"), {
          initial: `${today.slice(0, 4)}-01`,
          check: (value) => (readDate(value) ? null : text("请填年月，如 2022-01", "such as 2022-01")),
        }),
      ) ?? "",
    );
  return { office: name, term: number ?? 1, starts: first };
}
