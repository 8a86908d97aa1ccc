import { LIST_ORDERS, type ListOrder } from "../../domain/people/name-order.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { choiceArg, dayArg, wholeDayArg, wordArg, yearArg } from "../args.ts";
import { type Declare, examples } from "../declare.ts";
import { DOCUMENT_FORMATS, EXPORTS, type ExportOptions, type Format, formatsOf, runExport } from "../../trips/documents/make.ts";

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  const group = command.addHelpText("after", examples(context, "export all --year 2026 -o 导出/", "export roster -o 委员名册.xlsx"));
  for (const entry of EXPORTS)
    add({
      ...entry,
      formats: formatsOf(entry),
      isTable: entry.table !== undefined,
      orders: entry.orders ?? [],
      isDated: entry.docx !== undefined,
      isPersonal: entry.personal ?? entry.table !== undefined,
    });
  add({
    id: "all",
    alias: "全部",
    summary: text("以上全部（Word、Excel）", "all of the above (Word, Excel)"),
    of: "year",
    formats: DOCUMENT_FORMATS,
    isTable: true,
    orders: ["strokes", "office", "score"],
    isDated: true,
    isPersonal: true,
  });

  function add({ id, alias: chinese, summary: what, of, formats, isTable, orders, isDated, isPersonal }: Declared): void {
    const command = group.command(id).alias(chinese).description(t(what));
    if (of === "day")
      command.option("--date <date>", t(text("哪一天的名册（默认今天）", "the day of the roster (default: today)")), dayArg);
    else command.option("--year <year>", t(text("年度（默认今年）", "the year (default: this one)")), yearArg);
    if (isDated)
      command.option(
        "--date <date>",
        t(
          id === "all"
            ? text("文书的成文日期，也是名册的日期（默认今天）", "the date of the documents, and the day of the roster (default: today)")
            : text("成文日期（默认今天）", "the date of the document (default: today)"),
        ),
        wholeDayArg,
      );
    if (of === "years")
      command.option(
        "--from <year>",
        t(
          text(
            "从哪个年度起，如近三年、近五年（默认本届第一年）",
            "from which year, such as of the last three (default: the term's first)",
          ),
        ),
        yearArg,
      );
    command
      .option(
        "-o, --out <path>",
        t(
          text(
            "输出的文件；已有的文件夹或以 / 结尾的为文件夹（默认当前文件夹）",
            "the file; an existing folder or a path ending in / is a folder (default: this folder)",
          ),
        ),
      )
      .option("--format <format>", t(formatWords(formats, isTable && id !== "all")), choiceArg(...formats));
    if (orders.length > 0) command.option("--order <order>", t(orderWords(orders)), wordArg(onlyOrders(orders)));
    if (isTable)
      command.option(
        "--print",
        t(
          text(
            "供打印：空列不出，日期写成 1月8日，尽量排在 A4 上（这样的表不能再导入）",
            "for paper: no empty columns, Chinese dates, on A4 where it fits (not to be imported again)",
          ),
        ),
      );
    if (isPersonal)
      command.option("--unmask", t(text("电话和出生年月照实写出（默认隐去）", "telephones and birth months in full (default: masked)")));
    const lines =
      of === "day"
        ? [`export ${id}`, `export ${id} --date 2026-03-01 -o 名册.csv`]
        : of === "years"
          ? [`export ${id} --year 2026`, `export ${id} --from 2024 --year 2026 -o 近三年.xlsx`]
          : [`export ${id} --year 2026`, `export ${id} --year 2026 ${isTable && id !== "all" ? "--print " : ""}-o 导出/`];
    command
      .addHelpText("after", examples(context, ...lines))
      .action(async (options: ExportOptions) => void (await runExport(context, id, options)));
  }
};

interface Declared {
  readonly id: string;
  readonly alias: string;
  readonly summary: Text;
  readonly of: "year" | "day" | "years";
  readonly formats: readonly Format[];
  readonly isTable: boolean;
  readonly orders: readonly ListOrder[];
  readonly isDated: boolean;
  readonly isPersonal: boolean;
}

const ORDER_LABELS: Readonly<Record<ListOrder, string>> = { strokes: "姓氏笔画", office: "职务", score: "得分" };

const orderWords = (orders: readonly ListOrder[]): Text =>
  text(
    `名单次序：${orders.map((order, i) => `${order} ${ORDER_LABELS[order]}${i === 0 ? "（默认）" : ""}`).join("、")}`,
    `the order of names: ${orders.map((order, i) => `${order}${i === 0 ? " (default)" : ""}`).join(", ")}`,
  );

const onlyOrders = (orders: readonly ListOrder[]): Record<string, ListOrder> =>
  Object.fromEntries(Object.entries(LIST_ORDERS).filter(([, order]) => orders.includes(order)));

const formatWords = (formats: readonly Format[], isTable: boolean): Text =>
  isTable
    ? text(`格式：${formats.join("、")}（默认 xlsx）`, `format: ${formats.join(", ")} (default: xlsx)`)
    : text(`格式：${formats.join("、")}（默认该文书的全部格式）`, `format: ${formats.join(", ")} (default: all that the document has)`);
