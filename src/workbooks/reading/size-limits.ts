import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";

/**
 * How much of a file is taken. Absolute numbers, not ratios: honest parts of a workbook reach 121:1, and honest files of
 * 100,000 rows unpack to 66–114 MB.
 */
export interface Limits {
  /** The file itself, and all that it unpacks to, in MB. */
  readonly megabytes: number;
  /** Parts of a zip. */
  readonly entries: number;
  /** Cells of all sheets together, empty ones between others included. */
  readonly cells: number;
  /** Characters of one cell: Excel's own limit. */
  readonly characters: number;
  /** Memory of the reading thread, in MB. */
  readonly memory: number;
  readonly milliseconds: number;
}

const USUAL_MEGABYTES = 160;

/** The usual limits; `--max-mb` raises what depends on size. */
export const limitsFor = (megabytes: number = USUAL_MEGABYTES): Limits => ({
  megabytes,
  entries: Math.round(Math.max(1, megabytes / USUAL_MEGABYTES) * 4096),
  cells: Math.max(1, megabytes / USUAL_MEGABYTES) * 3_000_000,
  characters: 32_767,
  memory: Math.max(1, megabytes / USUAL_MEGABYTES) * 400,
  milliseconds: Math.max(1, megabytes / USUAL_MEGABYTES) * 25_000,
});

const inMegabytes = (bytes: number): string => String(Math.max(1, Math.round(bytes / 1_048_576)));

/** What is too much, in words that name the limit and the flag that raises it. */
export function tooLarge(
  path: string,
  what: { bytes: number } | "cells" | "entries" | "never_ends",
  { megabytes, cells, entries }: Limits,
): AppError {
  const raise = text(
    `请拆成几个文件，或删去多余的空行空列再存一次；确实要读，请加 --max-mb ${megabytes * 2}`,
    `split it, or delete the empty rows and columns and save it again; to read it all the same give --max-mb ${megabytes * 2}`,
  );
  if (what === "cells")
    return new AppError(
      "import.too_large",
      text(`单元格太多（上限 ${Math.round(cells / 10_000)} 万格）：${path}`, `too many cells (limit ${cells}): ${path}`),
      raise,
    );
  if (what === "entries")
    return new AppError(
      "import.too_large",
      text(`压缩包里的部件太多（上限 ${entries} 个）：${path}`, `too many parts in the archive (limit ${entries}): ${path}`),
      raise,
    );
  if (what === "never_ends")
    return new AppError(
      "import.too_large",
      text(
        `读不完：展开后太大，或文件做了手脚（上限 ${megabytes} MB）：${path}`,
        `could not be read to its end: too large once unpacked, or made so (limit ${megabytes} MB): ${path}`,
      ),
      raise,
    );
  return new AppError(
    "import.too_large",
    text(
      `文件太大（展开后 ${inMegabytes(what.bytes)} MB，上限 ${megabytes} MB）：${path}`,
      `the file is too large (${inMegabytes(what.bytes)} MB unpacked, limit ${megabytes} MB): ${path}`,
    ),
    raise,
  );
}
