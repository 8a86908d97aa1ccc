import type { Command } from "commander";
import { yearArg } from "../args.ts";

/**
 * `score` and its subcommands share --year and --rules, and compare takes two of each: the parent collects them, a
 * subcommand asks for the last or for all.
 */
interface Collected {
  readonly year?: readonly number[];
  readonly rules?: readonly string[];
}

export const collectYears = (value: string, before: readonly number[] | undefined): readonly number[] => [
  ...(before ?? []),
  yearArg(value),
];
export const collectTexts = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** A subcommand's options with the last --year and --rules that were given. */
export function optionsOf<Options>(command: Command): Options & { year?: number; rules?: string } {
  const { year, rules, ...others } = command.optsWithGlobals<Collected>();
  const [lastYear, lastRules] = [year?.at(-1), rules?.at(-1)];
  return {
    ...others,
    ...(lastYear !== undefined && { year: lastYear }),
    ...(lastRules !== undefined && { rules: lastRules }),
  } as Options & { year?: number; rules?: string };
}

/** Every --year and --rules that was given. */
export const allOf = (command: Command): Required<Collected> => {
  const { year = [], rules = [] } = command.optsWithGlobals<Collected>();
  return { year, rules };
};
