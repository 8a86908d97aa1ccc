import { maskPhones } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Sheet } from "./sheet.ts";

/** What an import made of one column. */
export interface RecognisedColumn {
  readonly letter: string;
  readonly header: string;
  readonly field: string | null;
  readonly label: string | null;
  /** label: its usual name; alias: another; map: said by the map; none: not recognised. */
  readonly why: "label" | "alias" | "map" | "none" | "meeting";
  readonly near: string | null;
}

/** How a sheet was read: `import … --explain`. */
export interface Recognised {
  readonly file: string;
  readonly sheet: string;
  readonly format: string;
  /** Counted from 1; 0 where a map says that there is none. */
  readonly headerRow: number;
  readonly rows: number;
  readonly columns: readonly RecognisedColumn[];
}

const WHY: Readonly<Record<RecognisedColumn["why"], ReturnType<typeof text>>> = {
  label: text("列名", "its name"),
  alias: text("常见的别名", "a usual alias"),
  map: text("列对照表", "the map"),
  meeting: text("列名里写着会议", "the heading names a meeting"),
  none: text("没有用到", "not used"),
};

export function recognisedSheet({ file, sheet, format, headerRow, rows, columns }: Recognised): Sheet {
  return {
    title: text(
      `${file} › ${sheet}：${format}，表头在第 ${headerRow} 行，数据 ${rows} 行`,
      `${file} › ${sheet}: ${format}, header in row ${headerRow}, ${rows} rows`,
    ),
    columns: [
      { key: "letter", title: text("列", "column") },
      { key: "header", title: text("表上写的", "written"), prose: true },
      { key: "label", title: text("认作", "read as") },
      { key: "why", title: text("凭什么", "why"), words: (why) => WHY[why as RecognisedColumn["why"]] },
      { key: "near", title: text("是不是", "did you mean"), prose: true },
    ],
    rows: columns.map(({ header, ...column }) => ({ ...column, header: maskPhones(header) })),
    notes: [],
  };
}
