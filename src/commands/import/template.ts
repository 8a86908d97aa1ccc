import { NAME_ORDERS } from "../../domain/people/name-order.ts";
import { text } from "../../domain/text/text.ts";
import type { AnyImport } from "../../trips/import/entry.ts";
import { IMPORTS } from "../../trips/import/imports.ts";
import { hasRecordFile, writeTemplate } from "../../trips/import/template.ts";
import { dateArg, kindArg, wordArg } from "../args.ts";
import { type Command, command, flag, type Given, type TopCommand } from "../command.ts";
import type { Context } from "../context.ts";

const OUT = {
  out: flag(
    "-o, --out <path>",
    text(
      "输出的文件；已有的文件夹或以 / 结尾的为文件夹（默认当前文件夹）",
      "the file; an existing folder or a path ending in / is a folder (default: this folder)",
    ),
  ),
};

/** The meeting that a sign-in sheet is for. */
const MEETING = {
  kind: flag("--kind <kind>", text("会议类别：列出当日应到的人", "the kind of meeting: lists those expected that day"), kindArg),
  date: flag("--date <date>", text("开会日期", "the date"), dateArg),
  title: flag("--title <title>", text("会议名称", "the meeting's name")),
  of: flag("--of <body>", text("哪个专委会、活动组或界别", "which committee, group or sector")),
  order: flag(
    "--order <order>",
    text(
      "名单次序：strokes 姓氏笔画、office 职务（默认：常委会、主席会议、党组会议按职务，其余按姓氏笔画）",
      "the order of names: strokes, or office (the usual one of standing, chair and party_group)",
    ),
    wordArg(NAME_ORDERS),
  ),
};

/** Lists of people and of pairs stand last: a clerk looks for the ledgers first. */
const LAST = ["people", "liaison"];

/** A template for each import, from the import's own columns. */
export const template: TopCommand = {
  examples: ["template roster", "template proposals -o 提案一览表.xlsx"],
  commands: [...IMPORTS].sort((a, b) => LAST.indexOf(a.word) - LAST.indexOf(b.word)).map(templateCommand),
};

function templateCommand(entry: AnyImport): Command {
  const { word, alias } = entry;
  const words = { name: word, alias, summary: text(entry.template.title, `a blank workbook for import ${word}`) };
  if (word === "attendance")
    return command({
      ...words,
      flags: { ...OUT, ...MEETING },
      examples: [
        "template attendance --kind standing --date 2026-03-15 --title 十届十二次常委会会议",
        "template attendance --kind plenary --date 2026-02-10 --order 职务",
      ],
      run: (context, options) => runTemplate(context, entry, options),
    });
  return command({
    ...words,
    flags: OUT,
    examples: [`template ${word}`, `template ${word} -o 模板/`],
    run: (context, options) => runTemplate(context, entry, options),
  });
}

async function runTemplate(context: Context, entry: AnyImport, options: Given<typeof OUT & Partial<typeof MEETING>>) {
  const store = hasRecordFile(context) ? (await context.desk()).store : undefined;
  const { path, warnings } = await writeTemplate({ ...context, store }, entry, options);
  return {
    json: () => ({ files: [path] }),
    say: (io: Context["io"]) => io.say(text(`已写出模板 ${path}`, `template written to ${path}`)),
    warnings: warnings.map(({ zh, en }) => text(`注意：${zh}`, `note: ${en}`)),
  };
}
