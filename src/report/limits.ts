import type { Reached } from "../domain/checks/limits.ts";
import type { Apart } from "../domain/people/called.ts";
import { text } from "../domain/text/text.ts";
import { stateLabel } from "../domain/vocabulary/states.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet } from "./sheet.ts";

/** Who has reached which limit of 退出和暂停履职 by a year, with the records; `name` is what the file of limits is called. */
export const limitsSheet = (name: string, year: number, found: readonly Reached[], apart: Apart): Sheet => ({
  title: text(`${name}：到 ${year} 年度`, `${name}: up to ${year}`),
  columns: [
    { key: "limit", title: text("限度", "limit"), prose: true },
    nameColumn(apart, "person"),
    { key: "have", title: text("次数", "times"), kind: "number" },
    { key: "records", title: text("记录", "records"), prose: true },
    { key: "action", title: text("处理", "action"), prose: true },
  ],
  rows: found.map((one) => ({
    limit: one.limit.name,
    person: one.person,
    name: one.name,
    have: one.have,
    records: recordsText(one),
    action: one.limit.action,
  })),
  notes: [],
});

function recordsText({ records, years, limit }: Reached): string {
  if (records.length === 0) return `${years.join("、")} 年度${limit.grade === null ? "没有合条件的记录" : limit.grade}`;
  return records
    .map(({ date, title, states }) =>
      `${date ?? ""} ${title}${states.length > 0 ? `（${states.map((state) => stateLabel(state).zh).join("、")}）` : ""}`.trim(),
    )
    .join("；");
}
