import { categoryInTitle, readCategory } from "../../domain/vocabulary/categories.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { readState } from "../../domain/vocabulary/states.ts";
import { cellText, type Grid } from "../grid.ts";
import { NO_MAP } from "../tables/column-map.ts";
import { type Block, HEADER_ROWS, type Header, readHeader } from "../tables/header.ts";
import type { SheetKind } from "./looks-like.ts";
import { readHeading } from "./meeting-words.ts";
import { isListOfOthers } from "./roster-lists.ts";

/** What kind of sheet one is, told by its own columns, title and cells, and by its file's name where these leave it open. */

/** A kind of sheet with the columns that one was found to have. */
interface Fitting {
  readonly word: string;
  readonly isLedger: boolean;
  readonly header: Header<string>;
  readonly block: Block<string>;
  readonly score: number;
  /** How many columns the kind cannot do without: of two that fit alike the one that asks for more is meant. */
  readonly needs: number;
}

/** What a title says of a ledger is worth two columns. */
const TITLE_COUNTS = 2;

/** A ledger without a title has so many columns of its own at the least: 日期 and 姓名 stand in other lists too. */
const ENOUGH = 3;

/** Columns that a roster alone has. */
const OF_ROSTERS = ["sector", "office", "born", "party", "certificate", "term", "group", "special", "education", "id"];
const ROSTER_TITLE = /(名册|花名册|委员名单|通讯录|委员(基本)?情况|登记表)/;
const SCORES = /^(履职|考核|综合|个人)?(得分|总分|积分|分值)|^(考核)?等次$|^名次$/;
const SIGN_IN_TITLE = /签到|报到|签名|考勤|点名|出勤|(出席|到会|参会|参加会议)(情况|统计|名单|表)/;

/**
 * The import that reads a sheet; undefined where it is none that is known, or could be two. `file`: its name, as far as
 * that helps.
 */
export function kindOfSheet(grid: Grid, file: string, kinds: readonly SheetKind[]): string | undefined {
  const rows = grid.rows.slice(0, HEADER_ROWS);
  const fits = kinds.map((kind) => fitting(grid, file, kind)).filter((fit) => fit !== undefined);
  const ledgers = fits.filter(({ isLedger, score }) => isLedger && score >= ENOUGH).sort((a, b) => b.score - a.score || b.needs - a.needs);
  const [best, next] = ledgers;
  const ofNames = (word: string): Fitting | undefined => fits.find((each) => each.word === word);
  const [roster, people, attendance] = ["roster", "people", "attendance"].map(ofNames);
  if (best !== undefined) return best.score === next?.score && best.needs === next.needs ? undefined : best.word;
  const titles = [grid.name, ...titlesAbove(rows, roster ?? attendance ?? people)];
  // Lists of those who left and lists of scores have a roster's columns, and are none.
  const isOther = titles.some(isListOfOthers) || roster?.block.others.some(({ own }) => SCORES.test(vocabularyForm(own))) === true;
  const says = (pattern: RegExp): boolean => titles.some((title) => pattern.test(vocabularyForm(title)));
  if (attendance !== undefined && (attendance.block.columns.has("state") || says(SIGN_IN_TITLE) || holdsStates(grid, attendance)))
    return "attendance";
  if (people !== undefined && isOfPeople(grid, people, titles)) return "people";
  if (isOther) return undefined;
  if (roster !== undefined && (OF_ROSTERS.some((field) => roster.block.columns.has(field)) || says(ROSTER_TITLE))) return "roster";
  const called = vocabularyForm(file);
  if (attendance !== undefined && SIGN_IN_TITLE.test(called)) return "attendance";
  if (people !== undefined && categoryInTitle(file) !== undefined) return "people";
  return roster !== undefined && ROSTER_TITLE.test(called) ? "roster" : undefined;
}

/** How well a sheet fits a kind; undefined where it lacks what that kind needs. */
function fitting({ name, rows, merges }: Grid, file: string, { word, spec, titled }: SheetKind): Fitting | undefined {
  const top = rows.slice(0, HEADER_ROWS);
  const header = readHeader(top, merges, spec, NO_MAP);
  if (header === undefined) return undefined;
  const stated = spec.fromSheetName?.(name)?.field;
  const whole = header.blocks.filter(({ columns }) => spec.required.every((field) => columns.has(field) || field === stated));
  const [block] = whole.sort((a, b) => b.columns.size - a.columns.size);
  if (block === undefined) return undefined;
  const above = top.slice(0, Math.max(0, header.row)).map((row) => row.map(cellText).join(""));
  const isTitled = titled !== undefined && [name, file, ...above].some((written) => titled.test(vocabularyForm(written)));
  return {
    word,
    isLedger: titled !== undefined,
    header,
    block,
    score: block.columns.size + (isTitled ? TITLE_COUNTS : 0),
    needs: spec.required.length,
  };
}

const titlesAbove = (rows: Grid["rows"], fit: Fitting | undefined): string[] =>
  rows.slice(0, Math.max(0, fit?.header.row ?? 0)).map((row) => row.map(cellText).join(""));

/** Rows that are looked at for what their cells are. */
const LOOKED_AT = 40;

/** Columns headed as meetings (3月15日常委会), or of nothing but states. */
function holdsStates({ rows }: Grid, { header, block }: Fitting): boolean {
  const data = rows.slice(header.row + 1, header.row + 1 + LOOKED_AT);
  return block.others.some(({ column, own, over }) => {
    const values = data.map((row) => cellText(row[column])).filter((value) => value !== "");
    const isOfStates = values.length > 0 && values.filter((value) => readState(value) !== undefined).length * 2 > values.length;
    const headings = [readHeading(own), readHeading(over)];
    return isOfStates && (headings.some(({ kind, date }) => kind !== undefined || date !== undefined) || values.length > 1);
  });
}

/** A list of others says so in its title or in a column of categories; members have their 界别 beside it. */
function isOfPeople({ rows }: Grid, { header, block }: Fitting, titles: readonly string[]): boolean {
  if (block.others.some(({ own }) => /^(所属)?界别$|^政协职务$|^委员证号$/.test(vocabularyForm(own)))) return false;
  const column = block.columns.get("category");
  const data = rows.slice(header.row + 1, header.row + 1 + LOOKED_AT);
  const isCategories = column !== undefined && data.some((row) => readCategory(cellText(row[column])) !== undefined);
  return isCategories || titles.some((title) => /机关干部|信息员|讲师|授课|编纂|联谊会/.test(vocabularyForm(title)));
}
