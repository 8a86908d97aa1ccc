import { seenText } from "../../domain/text/unseen.ts";

/** How long a sheet's name may be, in UTF-16 units (ECMA-376, 18.2.19). */
const LONGEST = 31;

/** A name that spreadsheets take: none of * ? : \ / [ ], no quotation mark at an end, nothing unseen, and not History, which is Excel's own. */
export function sheetName(wanted: string): string {
  const name = seenText(wanted)
    .replace(/[*?:\\/[\]\n]/g, " ")
    .slice(0, LONGEST)
    // Half of a character that the limit cut.
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/^'|'$/g, " ");
  if (name === "") return "Sheet";
  return /^history$/i.test(name) ? `${name}_` : name;
}
