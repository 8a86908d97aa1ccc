import { type Text, text } from "../domain/text/text.ts";
import {
  type FindRow,
  fieldLabel,
  fieldsOf,
  isKeptOnly,
  isTold,
  maskedValue,
  rowWords,
  tableLabel,
  type Value,
  type Values,
  valueWords,
} from "./row-words.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

/** What an operation made of one row. */
export interface RowChange {
  readonly tbl: string;
  readonly id: number;
  readonly action: "insert" | "update" | "delete";
  /** Null where the row was not there, or is no longer. */
  readonly before: Values | null;
  readonly after: Values | null;
}

/** How many rows of a table were added, changed or taken away. */
export interface RowCount {
  readonly tbl: string;
  readonly action: RowChange["action"];
  readonly rows: number;
}

const ACTIONS: Readonly<Record<RowChange["action"], Text>> = {
  insert: text("新增", "added"),
  update: text("改动", "changed"),
  delete: text("删除", "removed"),
};

/** A field that is not as it was. */
interface FieldChange {
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
}

/** The fields that an operation changed; of a row that is new or gone, those in which something stands. */
function changedFields({ tbl, before, after }: RowChange, unmask: boolean): FieldChange[] {
  const fields = new Set([...fieldsOf(tbl, before ?? {}), ...fieldsOf(tbl, after ?? {})]);
  return [...fields].flatMap((field): FieldChange[] => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    if (was === is) return [];
    return [{ field, before: maskedValue(tbl, field, was, unmask), after: maskedValue(tbl, field, is, unmask) }];
  });
}

/** An operation's summary, the birth months in it masked as those of its rows are; telephones never stood in it. */
export const maskedSummary = (summary: string, unmask: boolean): string =>
  unmask ? summary : summary.replace(/出生年月[^；]*/g, (clause) => clause.replace(/(\d{4})-\d{2}/g, "$1年"));

/** The changes as JSON lists them: raw values, with the office's words for the fields. */
export const changesJson = (changes: readonly RowChange[], find: FindRow, unmask: boolean, t: (words: Text) => string) =>
  changes.map((change) => ({
    tbl: change.tbl,
    id: change.id,
    action: change.action,
    subject: t(rowWords(change.tbl, change.id, change.after ?? change.before, find)),
    fields: changedFields(change, unmask).map(({ field, before, after }) => ({
      field,
      label: t(fieldLabel(change.tbl, field)),
      before,
      after,
    })),
  }));

/** 人员：新增 6、改动 1, a table a line. */
export const countLines = (counts: readonly RowCount[]): Text[] =>
  [...Map.groupBy(counts, ({ tbl }) => tbl)].map(([tbl, of]) => {
    const label = tableLabel(tbl);
    return text(
      `${label.zh}：${of.map(({ action, rows }) => `${ACTIONS[action].zh} ${rows}`).join("、")}`,
      `${label.en}: ${of.map(({ action, rows }) => `${ACTIONS[action].en} ${rows}`).join(", ")}`,
    );
  });

/** Field by field what became of each row: what was there, and what is; a row that is new or gone in one line. */
export function changesSheet(operation: number, changes: readonly RowChange[], find: FindRow, unmask: boolean): Sheet {
  const rows = changes.filter(({ tbl }) => !isKeptOnly(tbl)).flatMap((change) => changeRows(change, find, unmask));
  const some = (key: string): boolean => rows.some((row) => row[key] !== "");
  const words = (value: string): Text => {
    const [zh = "", en = ""] = value.split(APART);
    return text(zh, en);
  };
  return {
    title: text(`第 ${operation} 号操作改了什么`, `what operation ${operation} changed`),
    unit: text("处", "changes"),
    columns: [
      { key: "what", title: text("改动", "change"), words },
      { key: "subject", title: text("谁、哪一件", "of whom or what"), words, prose: true },
      ...(some("field") ? [{ key: "field", title: text("项目", "field"), words }] : []),
      ...(some("before") ? [{ key: "before", title: text("原来", "before"), words, prose: true as const }] : []),
      ...(some("after") ? [{ key: "after", title: text("现在", "after"), words, prose: true as const }] : []),
    ],
    rows,
    notes: [],
  };
}

/** Of a field that was not filled in, or no longer is. */
const EMPTY = text("（空）", "(empty)");

/** Between the Chinese and the English of a cell. */
const APART = "\u0000";
const inBoth = ({ zh, en }: Text): string => (zh === "" ? "" : `${zh}${APART}${en}`);

function changeRows(change: RowChange, find: FindRow, unmask: boolean): SheetRow[] {
  const { tbl, id, action, before, after } = change;
  const [done, label] = [ACTIONS[action], tableLabel(tbl)];
  const row = {
    what: inBoth(text(`${done.zh}${label.zh}`, `${label.en} ${done.en}`)),
    subject: inBoth(rowWords(tbl, id, after ?? before, find)),
    field: "",
    before: "",
    after: "",
  };
  const fields = changedFields(change, unmask);
  const words = (field: string, value: Value): Text => valueWords(tbl, field, value, after ?? before ?? {}, find);
  if (action === "update")
    return fields.map(({ field, before: was, after: is }) => ({
      ...row,
      field: inBoth(fieldLabel(tbl, field)),
      before: inBoth(was === null ? EMPTY : words(field, was)),
      after: inBoth(is === null ? EMPTY : words(field, is)),
    }));
  const said = fields
    .filter(({ field }) => !isTold(tbl, field))
    .map(({ field, before: was, after: is }): Text => {
      const [name, value] = [fieldLabel(tbl, field), words(field, was ?? is)];
      return text(`${name.zh} ${value.zh}`, `${name.en} ${value.en}`);
    });
  const all = text(said.map(({ zh }) => zh).join("；"), said.map(({ en }) => en).join("; "));
  return [{ ...row, [action === "insert" ? "after" : "before"]: inBoth(all) }];
}
