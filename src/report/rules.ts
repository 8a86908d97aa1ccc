import { type Exact, pointsText } from "../domain/scoring/exact.ts";
import { kindOf, stateLabel } from "../domain/kinds.ts";
import type { Item, RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text.ts";
import type { Sheet } from "./sheet.ts";

const number = (value: Exact): string => pointsText(Number(value.valueOf()));

/** A rule set as a table that an office would print. */
export function rulesSheet(rules: RuleSet): Sheet {
  return {
    title: text(rules.name, rules.name),
    columns: [
      { key: "dimension", title: text("方面", "dimension") },
      { key: "cap", title: text("满分", "cap"), kind: "points" },
      { key: "item", title: text("项目", "item") },
      { key: "points", title: text("计分", "points") },
    ],
    rows: rules.dimensions.flatMap(({ name, cap, base, items, veto }) => [
      ...(Number(base.valueOf()) === 0 ? [] : [{ dimension: name, cap: Number(cap.valueOf()), item: "基础分", points: number(base) }]),
      ...items.map((item) => ({ dimension: name, cap: Number(cap.valueOf()), item: item.name, points: itemWords(item) })),
      ...(veto ? [{ dimension: name, cap: Number(cap.valueOf()), item: "一票否决", points: "总分不变，等次为最低一等" }] : []),
    ]),
    notes: [
      text(
        `等次：${rules.grades.map(({ name, min, quota }) => `${name}${min === null ? "" : ` ≥ ${pointsText(min / 100)}`}${quota ? `（不超过 ${number(quota.mul(100))}%）` : ""}`).join("，")}`,
        `grades: ${rules.grades.map(({ id, min }) => `${id}${min === null ? "" : ` >= ${min / 100}`}`).join(", ")}`,
      ),
    ],
  };
}

function itemWords(item: Item): string {
  if (item.type === "ratio")
    return `${number(item.weight)} × 平均值（${[...item.values].map(([state, value]) => `${stateLabel(state).zh} ${number(value)}`).join("，")}）；${[...item.kinds].map((kind) => kindOf(kind).label.zh).join("、")}`;
  const tiers = item.tiers.map(({ name, points }) => `${name ? `${name} ` : ""}${number(points)}`).join("，");
  const first = item.first ? `第一件 ${number(item.first)}，其余每件 ` : item.tiers.length > 1 ? "" : "每件 ";
  return `${first}${tiers}${item.maxCount ? `，最多 ${item.maxCount} 件` : ""}${item.match.maxPosition ? `，署名前 ${item.match.maxPosition} 名` : ""}`;
}
