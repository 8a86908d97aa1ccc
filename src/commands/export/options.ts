import { LIST_ORDERS, type ListOrder } from "../../domain/people/name-order.ts";
import { text } from "../../domain/text/text.ts";
import type { Format } from "../../trips/export/formats.ts";
import { choiceArg, dayArg, wholeDayArg, wordArg, yearArg } from "../args.ts";
import { booleanFlag, type Flag, flag } from "../command.ts";

/** The flags of which each document takes those that fit it. */

export const DAY = { date: flag("--date <date>", text("哪一天的名册（默认今天）", "the day of the roster (default: today)"), dayArg) };

export const YEAR = { year: flag("--year <year>", text("年度（默认今年）", "the year (default: this one)"), yearArg) };

export const DATE = {
  date: flag("--date <date>", text("成文日期（默认今天）", "the date of the document (default: today)"), wholeDayArg),
};

export const DATE_OF_ALL = {
  date: flag(
    "--date <date>",
    text("文书的成文日期，也是名册的日期（默认今天）", "the date of the documents, and the day of the roster (default: today)"),
    wholeDayArg,
  ),
};

export const FROM = {
  from: flag(
    "--from <year>",
    text("从哪个年度起，如近三年、近五年（默认本届第一年）", "from which year, such as of the last three (default: the term's first)"),
    yearArg,
  ),
};

export const OUT = {
  out: flag(
    "-o, --out <path>",
    text(
      "输出的文件；已有的文件夹或以 / 结尾的为文件夹（默认当前文件夹）",
      "the file; an existing folder or a path ending in / is a folder (default: this folder)",
    ),
  ),
};

export const PRINT = {
  print: booleanFlag(
    "--print",
    text(
      "供打印：空列不出，日期写成 1月8日，尽量排在 A4 上（这样的表不能再导入）",
      "for paper: no empty columns, Chinese dates, on A4 where it fits (not to be imported again)",
    ),
  ),
};

export const UNMASK = {
  unmask: booleanFlag("--unmask", text("电话和出生年月照实写出（默认隐去）", "telephones and birth months in full (default: masked)")),
};

/** `isTable`: only the workbook is made unless another format is named. */
export const formatFlag = (formats: readonly Format[], isTable: boolean): { format: Flag<Format> } => ({
  format: flag(
    "--format <format>",
    isTable
      ? text(`格式：${formats.join("、")}（默认 xlsx）`, `format: ${formats.join(", ")} (default: xlsx)`)
      : text(`格式：${formats.join("、")}（默认该文书的全部格式）`, `format: ${formats.join(", ")} (default: all that the document has)`),
    choiceArg(...formats),
  ),
});

const ORDER_LABELS: Readonly<Record<ListOrder, string>> = { strokes: "姓氏笔画", office: "职务", score: "得分" };

/** The first of the orders is the usual one. */
export const orderFlag = (orders: readonly ListOrder[]): { order: Flag<ListOrder> } => ({
  order: flag(
    "--order <order>",
    text(
      `名单次序：${orders.map((order, i) => `${order} ${ORDER_LABELS[order]}${i === 0 ? "（默认）" : ""}`).join("、")}`,
      `the order of names: ${orders.map((order, i) => `${order}${i === 0 ? " (default)" : ""}`).join(", ")}`,
    ),
    wordArg(Object.fromEntries(Object.entries(LIST_ORDERS).filter(([, order]) => orders.includes(order)))),
  ),
});
