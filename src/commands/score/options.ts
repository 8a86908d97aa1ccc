import { calendarYearOf } from "../../domain/calendar/dates.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { collect, subjectArg, yearArg } from "../args.ts";
import { type Flag, flag } from "../command.ts";
import type { Context } from "../context.ts";

/**
 * `score` reads --year and --rules wherever they stand, also behind the word of a subcommand, and compare takes two of
 * each: so they are collected, and whoever wants one takes the last.
 */
const collectYears = (written: string, before: readonly number[] | undefined): readonly number[] => [...(before ?? []), yearArg(written)];

export const yearsFlag = (words: Text): Flag<readonly number[]> => flag("--year <year>", words, collectYears);
export const rulesFlag = (words: Text): Flag<string[]> => flag("--rules <file>", words, collect);

/** Of which year: this one unless it is said. */
export const YEAR = { year: yearsFlag(text("年度（默认今年）", "the year (default: this one)")) };

/** By which rule file. */
export const RULES = { rules: rulesFlag(text("计分规则文件", "the rule file")) };

/** Whose evaluation. */
export const OF = {
  of: flag(
    "--of <subject>",
    text("谁的考核：委员（默认）、特邀信息员、单位、活动组", "whose: members (default), informants, units, groups"),
    subjectArg,
  ),
};

/** The year that a command means. */
export const yearOf = ({ today }: Pick<Context, "today">, { year }: { readonly year?: readonly number[] }): number =>
  year?.at(-1) ?? calendarYearOf(today);

/** The rule file that a command names. */
export const rulesOf = ({ rules }: { readonly rules?: readonly string[] }): string | undefined => rules?.at(-1);
