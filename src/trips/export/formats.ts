import type { Document } from "../documents/job.ts";

export const FORMATS = ["docx", "xlsx", "csv", "json", "md"] as const;
export type Format = (typeof FORMATS)[number];

/** The formats of documents, of which `all` makes every one. */
export const DOCUMENT_FORMATS: readonly Format[] = ["docx", "xlsx"];

/** The formats of a table that can be imported again. */
const TABLE_FORMATS: readonly Format[] = ["xlsx", "csv", "json", "md"];

/** What a document can be made as. */
export const formatsOf = ({ docx, xlsx, table }: Document): readonly Format[] =>
  table ? TABLE_FORMATS : DOCUMENT_FORMATS.filter((format) => (format === "docx" ? docx : xlsx));

/** What is made where nobody names a format: of a document every one, of a table the workbook. */
export const usualFormats = (document: Document): readonly Format[] => (document.table ? ["xlsx"] : formatsOf(document));
