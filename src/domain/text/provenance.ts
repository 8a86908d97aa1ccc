import { type Text, text } from "./text.ts";

/** Where a record came from: the workbook by name and SHA-256, the sheet, and its rows (several are joined by 、). */
export interface Provenance {
  readonly file: string;
  readonly sha256: string;
  readonly sheet: string | null;
  readonly rows: string | null;
}

/** 名册.xlsx › 第一组 第 12 行: a provenance in words. */
export function provenanceText({ file, sheet, rows }: Provenance): Text {
  const place = [file, sheet].filter((part) => part).join(" › ");
  return rows === null ? text(place, place) : text(`${place} 第 ${rows} 行`, `${place}, row ${rows}`);
}

/** The first digits of a file's SHA-256: enough to tell whether it is the file at hand. */
export const shortDigest = ({ sha256 }: Provenance): string => sha256.slice(0, 12);

/** The same for a table's cell; empty for what a command recorded. */
export const originText = (from: Provenance | undefined): string => (from === undefined ? "" : provenanceText(from).zh);
