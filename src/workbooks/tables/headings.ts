import type { Problem, Where } from "../../domain/text/problem.ts";
import type { TablePlace } from "./block-reader.ts";
import { unreadHeading } from "./row-problems.ts";
import type { Stated } from "./spec.ts";

/**
 * What headings between the rows state of the rows below them: 一、教育界（8人）. A line that may be a heading, and that none of
 * the known ones is, is told of once a row stands below it: of that row nobody can tell what holds.
 */
export function headingsOver<Field extends string>({ block, spec, stated }: Pick<TablePlace<Field>, "block" | "spec" | "stated">) {
  const found: Stated<Field>[] = [];
  /** Lines missed before the first heading that is known: without one they are notes like any other. */
  const early: Problem[] = [];
  let holding = stated;
  let outer: Stated<Field> | undefined;
  let missed: { readonly where: Where; readonly written: string } | undefined;
  // Where the rows have columns for what the headings say, one that cannot be read takes nothing from them.
  const isHeaded = (): boolean => found.some(({ field }) => !block.columns.has(field));

  return {
    found,
    /** What holds for the rows from here on. */
    holding: (): ReadonlyMap<Field, string> => holding,

    /** A heading; it is the table's own where the line says anything in its columns, and else one over all tables. */
    take(heading: Stated<Field>, isOwn: boolean): void {
      if (isOwn) found.push(heading);
      missed = undefined;
      const isOuter = heading.field === spec.outerHeading;
      if (isOuter) outer = undefined;
      holding = new Map([...stated, ...(outer === undefined ? [] : [[outer.field, outer.value] as const]), [heading.field, heading.value]]);
      if (isOuter) outer = heading;
    },

    /** A line that may be a heading and cannot be read: nothing that was said above holds for the rows below it. */
    miss(where: Where, written: string): void {
      missed = { where, written };
      outer = undefined;
      holding = stated;
    },

    /** A row below: of whatever was missed above it. */
    row(problems: Problem[]): void {
      if (missed !== undefined) (isHeaded() ? problems : early).push(unreadHeading(missed.where, missed.written));
      missed = undefined;
    },

    /** What was missed early, where there are headings at all. */
    early: (): readonly Problem[] => (isHeaded() ? early : []),
  };
}
