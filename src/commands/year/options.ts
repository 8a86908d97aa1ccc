import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { yearArg } from "../args.ts";
import { argument, flag } from "../command.ts";

/** The year that a command is about: as its argument, or by --year. */
export const YEAR_ARGUMENT = argument("[year]");
export const YEAR = { year: flag("--year <year>", text("年度", "the year"), yearArg) };

export function yearFrom(written: string | undefined, { year }: { readonly year?: number }): number {
  if (written !== undefined && !/^(19|20)\d\d(年度?)?$/.test(written))
    throw new AppError(
      "usage.year",
      text(`应为年份，如 2026：${written}`, `should be a year such as 2026: ${written}`),
      text("如 cppcc year close 2025", "such as cppcc year close 2025"),
    );
  if (written !== undefined) return Number(written.slice(0, 4));
  if (year !== undefined) return year;
  throw new AppError(
    "usage.missing",
    text("要写哪个年度", "which year?"),
    text("如 cppcc year close 2025", "such as cppcc year close 2025"),
  );
}
