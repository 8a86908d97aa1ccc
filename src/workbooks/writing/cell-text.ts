import { heldNumber } from "../../domain/text/personal-numbers.ts";
import { holdsMask, plainText } from "../../domain/text/plain.ts";
import { maskPhones } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { SheetColumn } from "../../report/sheet.ts";
import { isStandIn } from "../tables/block-reader.ts";
import { isBlankWord } from "../tables/fields.ts";
import type { TableSpec } from "../tables/spec.ts";

/** What the sheets that can be imported again write: the columns of the import, and in them what it reads back as it was. */

/** Excel's own limit for a cell, beyond which a file is refused on reading. */
const LONGEST = 32_767;

/** Whether a cell says this text when it is read: 同上 and 无 say something else. */
export function canStand(value: string): boolean {
  const plain = plainText(value);
  return plain !== "" && !isStandIn(plain) && !isBlankWord(plain) && value.length <= LONGEST;
}

/** A text without white space around it; what no cell can say is left out, which states nothing. */
export const textCell = (value: string | null): string | null => (value !== null && canStand(value) ? value.trim() : null);

/** The same, with the numbers in it masked unless they are asked for: a masked text states nothing on import. */
export function privateCell(value: string | null, unmask: boolean): string | null {
  const whole = textCell(value);
  if (whole === null || unmask) return whole;
  const masked = maskPhones(whole);
  return holdsMask(masked) ? masked : whole;
}

/**
 * The activities whose titles may leave: a title in which a number is masked names another activity when it is imported again, so
 * one that holds somebody's number is left out, aloud.
 */
export function withoutPrivateTitles<Titled extends { readonly id: number; readonly title: string }>(
  activities: readonly Titled[],
  unmask: boolean,
): { readonly open: readonly Titled[]; readonly notes: readonly Text[] } {
  const [open, held] = [true, false].map((isOpen) => activities.filter(({ title }) => (unmask || heldNumber(title) === null) === isOpen));
  if (open === undefined || held === undefined || held.length === 0) return { open: activities, notes: [] };
  const note = text(
    `${held.length} 件名称里有个人号码的没有列出（加 --unmask 列出）：${idsOf(held)}`,
    `${held.length} with somebody's number in the title are not in it (--unmask lists them): ${idsOf(held)}`,
  );
  return { open, notes: [note] };
}

/** The value that all of them have; null where they differ. */
export function common<Value extends string>(values: readonly (Value | null)[]): Value | null {
  const [first = null, ...others] = values;
  return others.every((value) => value === first) ? first : null;
}

/** The columns that an import reads, under its own headers and in its order. */
export function columnsOf<Field extends string>(
  { columns }: TableSpec<Field>,
  looks: Partial<Record<Field, Omit<SheetColumn, "key" | "title">>>,
): SheetColumn[] {
  return columns.map(({ field, label }) => ({ key: field, title: text(label, field), ...looks[field] }));
}

/** How many of those that are left out a note names. */
const NAMED = 20;

export const idsOf = (activities: readonly { readonly id: number }[]): string =>
  activities
    .slice(0, NAMED)
    .map(({ id }) => `#${id}`)
    .join("、") + (activities.length > NAMED ? " 等" : "");
