import { maskedTexts } from "../../domain/text/personal-numbers.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Sheet } from "../../report/sheet.ts";
import type { Document, Job } from "../documents/job.ts";
import { officeName } from "../office/letterhead.ts";
import type { Format } from "./formats.ts";

export interface Rendered {
  readonly content: Buffer;
  /** What a table does not hold, and why. */
  readonly notes: readonly Text[];
}

/** A document in one of its formats; numbers of people are masked unless they were asked for. */
export async function render({ docx, xlsx, table }: Document, format: Format, job: Job): Promise<Rendered> {
  if (format === "docx" && docx) {
    const { officialDocx } = await import("../../documents/official.ts");
    return { content: await officialDocx(await docx(job)), notes: [] };
  }
  const leaving = <Value>(value: Value): Value => (job.unmask ? value : maskedTexts(value));
  if (table) return renderTable(leaving(await table(job)), format, job);
  return { content: await workbook(leaving((await xlsx?.(job)) ?? []), job), notes: [] };
}

async function renderTable(sheet: Sheet, format: Format, job: Job): Promise<Rendered> {
  const notes = sheet.notes.map(({ zh, en }) => text(`${sheet.title.zh}：${zh}`, `${sheet.title.en}: ${en}`));
  if (format === "csv") return { content: (await import("../../workbooks/writing/csv-write.ts")).sheetCsv(sheet), notes };
  if (format === "md") return { content: (await import("../../documents/markdown.ts")).sheetMarkdown(sheet), notes };
  if (format === "json") return { content: Buffer.from(`${JSON.stringify(sheet.rows, null, 1)}\n`), notes };
  return { content: await workbook([job.isForPaper ? await onPaper(sheet, job) : sheet], job), notes };
}

async function workbook(sheets: readonly Sheet[], { desk, date }: Job): Promise<Buffer> {
  const { sheetsXlsx } = await import("../../workbooks/writing/write.ts");
  return sheetsXlsx(sheets, { creator: officeName(desk.store), date });
}

async function onPaper(sheet: Sheet, { year }: Job): Promise<Sheet> {
  const { printable } = await import("../../workbooks/writing/printable.ts");
  return printable(sheet, year);
}
