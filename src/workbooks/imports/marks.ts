import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { readState, readStateAnswer, STATES, type State } from "../../domain/vocabulary/states.ts";
import { isPicture, problemAt } from "../grid.ts";
import { isBlank } from "../tables/fields.ts";
import type { SheetLine, TableCell } from "../tables/spec.ts";

/** What an empty state means; without it a sheet that has one is refused. */
export type BlankMeans = "absent" | "present" | "unknown" | undefined;

/** How the states of one sheet are to be read. */
export interface Marks {
  /** The office's own marks and the words that they stand for: by a map, else by the sheet's legend. */
  readonly words: ReadonlyMap<string, string>;
  readonly blank: BlankMeans;
}

export interface ReadState {
  readonly state: State;
  readonly reason: string | null;
}

/** The marks of a sheet: a map's come before the legend's, a stated `--blank` before what the legend says of blanks. */
export function marksOf(lines: readonly SheetLine[], mapped: ReadonlyMap<string, string>, blank: BlankMeans): Marks {
  const legend = new Map(lines.flatMap(legendIn));
  const ofBlank = ["空白", "空"].map((word) => legend.get(word)).find((word) => word !== undefined);
  return {
    words: new Map([...legend, ...mapped]),
    blank: blank ?? (ofBlank === undefined ? undefined : blankMeaning(ofBlank)),
  };
}

function blankMeaning(word: string): BlankMeans {
  const state = readState(word);
  if (state === "present" || state === "absent") return state;
  return state === undefined ? "unknown" : undefined;
}

const STATE_WORDS = STATES.flatMap(({ label, aliases }) => [label.zh, ...aliases])
  .filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
  .sort((a, b) => b.length - a.length);
const WORD = `(${STATE_WORDS.join("|")}|不参加|未通知|不需参加|无需参加)`;
const DIGIT_MARK = "(\\d)(?=\\s*(?:[：:=＝—-]|表示|代表))";
const MARK = "[“\"'‘（(]?(空白?|[^\\s\\p{L}\\p{N}，,；;、。：:“”\"'‘’（()）]|[A-Za-z])[”\"'’）)]?";
const LINK = "\\s{0,3}(?:[：:=＝\\-—]|表示|代表|为|是|指){0,3}\\s{0,3}";
const MARK_FIRST = new RegExp(`(?:${MARK}|${DIGIT_MARK})${LINK}${WORD}`, "gu");
/** One mark alone is a legend where the line says what it stands for, and nothing else: （○表示缺席）, √ 出席. */
const EXPLICIT = new RegExp(`^[（(\\s]*${MARK}(?:\\s+|\\s*(?:[：:=＝—-]|表示|代表)\\s*)${WORD}[\\s）)。；;]*$`, "u");
const WORD_FIRST = new RegExp(`${WORD}\\s*(?:[：:=＝]|用|打|划|画|记)*\\s*${MARK}(?=[\\s，,；;、。]|$)`, "gu");

/** No legend is longer. */
const LONGEST = 400;

/** 注：√出席 ○请假 △迟到 ×缺席; 出席√，请假○: what a legend says, the way round that says more. */
function legendIn({ texts }: SheetLine): [string, string][] {
  const line = [...texts.values()].join("　").slice(0, LONGEST).normalize("NFC");
  const first = [...line.matchAll(MARK_FIRST)].map(([, mark, digit, word = ""]): [string, string] => [mark ?? digit ?? "", word]);
  const last = [...line.matchAll(WORD_FIRST)].map(([, word = "", mark = ""]): [string, string] => [mark, word]);
  const found = last.length > first.length ? last : first;
  return found.length >= 2 || /图例|符号|标记|说明|注[：:]/.test(line) || EXPLICIT.test(line) ? found : [];
}

/** Nobody knows yet, or nobody was expected: no state. */
const SAYS_NOTHING = new Set(["待确认", "未确认", "请假申请", "未回复", "不详", "不需参加", "无需参加", "未通知"]);

/** A cell's state; null where it says nothing; what is no state is a problem. */
export function readStateCell(cell: TableCell, { words, blank }: Marks, problems: Problem[]): ReadState | null {
  const meant = words.get(cell.text) ?? words.get(vocabularyForm(cell.text));
  if (meant === undefined && isBlank(cell)) {
    if (blank === undefined)
      problems.push(
        problemAt(
          cell.where,
          "",
          text("出席情况是空的", "the state is empty"),
          text(
            "请填上，或说明空白的意思：--blank absent（缺席）、present（出席）或 unknown（不清楚）",
            "fill it in, or say what a blank means: --blank absent, present or unknown",
          ),
        ),
      );
    return blank === undefined || blank === "unknown" ? null : { state: blank, reason: null };
  }
  if (SAYS_NOTHING.has(vocabularyForm(meant ?? cell.text))) return null;
  const read = readStateAnswer(meant ?? cell.text) ?? (isTime(cell.text) ? SIGNED : undefined);
  if (read === undefined && isPicture(cell.text)) problems.push(picture(cell));
  else if (read === undefined)
    problems.push(
      problemAt(
        cell.where,
        cell.text,
        text("不认识的出席情况", "unknown state"),
        text(
          `可填：${STATES.map(({ label }) => label.zh).join("、")}；本单位自己的符号用 --map 或表下的图例说明；这一列不是出席情况的，列名请写 备注`,
          `one of: ${STATES.map(({ label }) => label.zh).join(", ")}; for marks of your own use --map or a legend under the table; a column that is of no states is headed 备注`,
        ),
      ),
    );
  return read ?? null;
}

/** Who signed has come. */
export const SIGNED: ReadState = { state: "present", reason: null };

const CLOCK =
  /^(?:.*[\sT日号])?(?:[上下中]午|早上|晚上)?\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半|整)?)\s*(?:[ap]m)?(?:签到)?$/i;
/** A cell that is a time is read as its day alone. */
const DAY_OF_TIME = /^(?:18|19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;

/** A time whose format was lost on the way: 0.354166666666667 is 8:30; 0.5 may be half a meeting. */
const FRACTION_OF_DAY = /^0\.\d{3,}$/;

/** 8:52, 2026/4/20 8:52, 上午8点52分: when somebody signed in, and with it that they did. Late it does not say. */
export const isTime = (value: string): boolean => {
  const plain = value.slice(0, LONGEST).normalize("NFKC").trim();
  return CLOCK.test(plain) || DAY_OF_TIME.test(plain) || FRACTION_OF_DAY.test(plain);
};

/**
 * How the cells of one column are to be read: where times stand in it, who has none did not sign, whatever is said of
 * blanks elsewhere; a clerk's own word for them comes first.
 */
export const marksAmong = (cells: readonly TableCell[], marks: Marks): Marks =>
  marks.blank === undefined && cells.some(({ text: written }) => isTime(written)) ? { ...marks, blank: "absent" } : marks;

const picture = ({ where }: TableCell) =>
  problemAt(
    where,
    "=DISPIMG(…)",
    text("这一格是图片（多半是签名），看不出出席情况", "the cell holds a picture, of a signature most likely: it says no state"),
    text("是本人签名的，请改写成 √；没有到会的写 缺席 或 请假", "where it is their own signature write √ instead; else 缺席 or 请假"),
  );

/** Whether a text is a state in the words or marks of a sheet. */
export const isState = (value: string, { words }: Marks): boolean => words.has(value) || readState(value) !== undefined;
