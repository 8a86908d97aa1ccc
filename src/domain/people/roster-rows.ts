import { cellBeside, type Problem, type Where } from "../text/problem.ts";
import { text } from "../text/text.ts";
import { compareRows } from "./identity.ts";
import type { Office, Particulars, PlaceKind } from "./member.ts";

/** The rows of a roster against one another: one person twice, two that cannot be told apart, one number for two. */

/** One row of a roster as read: null and an empty list are no statement. */
export interface RosterRow extends Particulars {
  readonly where: Where;
  readonly row: number;
  /** 档案编号, of a roster that came out of the record file. */
  readonly id: number | null;
  readonly certificate: string | null;
  readonly office: Office | null;
  readonly sector: readonly string[];
  readonly group: readonly string[];
  readonly special: readonly string[];
  readonly party_group: readonly string[];
  /** The first day of the seat, where the roster states one. */
  readonly seatFrom: string | null;
  /** Where a field stands; rows that commands state stand nowhere. */
  readonly cellOf?: (field: PlaceKind | "office") => Where;
  /** Places that no cell states: the name of the sheet was taken for one. */
  readonly bySheet?: readonly PlaceKind[];
}

/** More rows of one name than any roster has: the column of names is another one. */
const MOST_OF_ONE_NAME = 30;

/** In a long list even the commonest name is rarer: 张伟 is one in five thousand. */
const LARGEST_SHARE = 0.01;

function tooManyOfOneName(group: readonly RosterRow[]): Problem {
  const [first] = group as [RosterRow];
  return {
    where: first.where,
    found: first.name,
    message: text(`有 ${group.length} 行都是这个姓名`, `${group.length} rows have this name`),
    hint: text("请核对哪一列是姓名（--explain 可以看到）", "check which column holds the names (--explain tells)"),
  };
}

export function sheetProblems(rows: readonly RosterRow[]): Problem[] {
  const problems: Problem[] = [];
  for (const group of repeated(rows, ({ name }) => name)) {
    if (group.length > MOST_OF_ONE_NAME && group.length > rows.length * LARGEST_SHARE) {
      problems.push(tooManyOfOneName(group));
      continue;
    }
    for (const [i, b] of group.entries()) {
      for (const a of group.slice(0, i)) {
        const relation = compareRows(told(a), told(b));
        if (relation === "two") continue;
        const isSameAgain = a.where.file === b.where.file && a.where.sheet !== b.where.sheet;
        const first = cellBeside(a.where, b.where);
        problems.push({
          where: b.where,
          also: [a.where],
          found: b.name,
          message:
            relation === "same"
              ? text(`与 ${first} 是同一个人`, `the same person as in ${first}`)
              : text(
                  `与 ${first} 同名，看不出是一个人还是两个人`,
                  `the same name as in ${first}, and nothing tells whether it is one person or two`,
                ),
          hint: isSameAgain
            ? text(
                `“${b.where.sheet ?? ""}”和“${a.where.sheet ?? ""}”写的若是同一批人，请先用 --sheet ${a.where.sheet ?? ""} 导入一张，再用 --sheet ${b.where.sheet ?? ""} 导入另一张`,
                `if ${b.where.sheet ?? ""} and ${a.where.sheet ?? ""} are about the same people, import one with --sheet, then the other`,
              )
            : relation === "same"
              ? text("请删去重复的一行", "delete one of the two rows")
              : text(
                  "请填上出生年月、工作单位或界别以便区分；若重复请删去一行",
                  "fill in birth month, unit or sector; or delete one of the two",
                ),
        });
        // Of three rows of one person the third repeats the first: to say the second too would be noise.
        break;
      }
    }
  }
  for (const [field, label] of [
    ["phone", text("联系电话", "telephone")],
    ["certificate", text("委员证号", "certificate number")],
  ] as const) {
    for (const group of repeated(rows, (row) => row[field] ?? "")) {
      for (const row of group.slice(1)) {
        const [first] = group;
        if (!first || first.name === row.name) continue;
        problems.push({
          where: row.where,
          also: [first.where],
          found: row.name,
          message: text(
            `${label.zh}与${first.name}（${cellBeside(first.where, row.where)}）相同`,
            `the ${label.en} is also that of ${first.name} (${cellBeside(first.where, row.where)})`,
          ),
          hint: text("两个人不能同号，请改正其中一个", "two people cannot share it: correct one of them"),
        });
      }
    }
  }
  return problems;
}

/** What tells a row from others: a place that was made up from a sheet's name is none. */
const told = (row: RosterRow): RosterRow =>
  row.bySheet === undefined ? row : { ...row, ...Object.fromEntries(row.bySheet.map((kind) => [kind, []])) };

/** Those that have a key in common, key by key, in the order in which a key comes for the second time. */
function repeated<Item>(items: readonly Item[], key: (item: Item) => string): Iterable<Item[]> {
  const first = new Map<string, Item>();
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const own = key(item);
    if (own === "") continue;
    const other = first.get(own);
    const group = groups.get(own);
    if (other === undefined) first.set(own, item);
    else if (group === undefined) groups.set(own, [other, item]);
    else group.push(item);
  }
  return groups.values();
}
