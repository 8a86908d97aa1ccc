import * as v from "valibot";
import { isMap, isScalar, stringify, type YAMLMap } from "yaml";
import { readDate } from "../domain/calendar/dates.ts";
import { AppError, type Problem } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { vocabularyForm } from "../domain/vocabulary/han.ts";
import { readKind } from "../domain/vocabulary/kinds.ts";
import { nearest } from "../domain/vocabulary/likeness.ts";
import { COLUMN_MAP, readText } from "./file.ts";
import { parseYaml } from "./yaml.ts";

/** Column maps: what an office says of its own sheet, as a small YAML file (docs/guide.md, 告诉程序本单位的表有什么不同). */

/** A field that a map may speak of, by its id, its Chinese header, and what else it is called. */
interface MappedField {
  readonly field: string;
  readonly label: string;
  readonly aliases: readonly string[];
}

/** The words of a map: Chinese, and the English beside it. */
const WORDS = {
  sheets: "工作表",
  header: "表头行",
  skip: "跳过行",
  columns: "列",
  meetings: "会议",
  marks: "标记",
  defaults: "默认",
  values: "替换",
} as const;

type Word = keyof typeof WORDS;

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const rowNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const rowRange = v.pipe(v.string(), v.regex(/^\d+\s*[-~]\s*\d+$/));
const dictionary = v.record(v.string(), scalar);

const SHAPES = {
  sheets: v.union([v.string(), v.array(v.string())]),
  header: v.pipe(v.number(), v.integer(), v.minValue(0)),
  skip: v.union([rowNumber, rowRange, v.array(v.union([rowNumber, rowRange]))]),
  columns: dictionary,
  meetings: v.record(v.string(), v.union([v.string(), v.number(), dictionary])),
  marks: dictionary,
  defaults: dictionary,
  values: v.record(v.string(), dictionary),
} satisfies Record<Word, v.GenericSchema>;

const EXPECTED: Readonly<Record<Word, string>> = {
  sheets: "工作表的名字，几个用 [ ] 括起",
  header: "行号，如 3（没有表头写 0）",
  skip: "行号，如 [5, 9-12]",
  columns: "姓名: 委员名称 这样的对照，或 姓名: C（列标）",
  meetings: "列名: {类别: 常委会议, 日期: 2026-03-15}，或已登记会议的编号",
  marks: "●: 出席 这样的对照",
  defaults: "界别: 教育界 这样的对照",
  values: "界别: {教育: 教育界} 这样的对照",
};

export interface MeetingOfColumn {
  readonly kind: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly id: number | null;
}

/** What a map file says, fields by their ids. */
export type ColumnMapFile = ReturnType<typeof parseColumnMap>;

export function readColumnMap(file: string, fields: readonly MappedField[]): ColumnMapFile {
  return parseColumnMap(readText(file, COLUMN_MAP), file, fields);
}

/** The same from a map's text; every problem with its line and column. */
export function parseColumnMap(content: string, file: string, fields: readonly MappedField[]) {
  const { document, lines, problems: slips } = parseYaml(content, file);
  const problems: Problem[] = [...slips];
  const refuse = (offset: number, found: string, zh: string, en: string, hint?: string): void => {
    const { line, col } = lines.linePos(offset);
    problems.push({ where: { file, cell: `${line}:${col}` }, found, message: text(zh, en), ...(hint ? { hint: text(hint, hint) } : {}) });
  };
  const root = document.contents;
  if (problems.length === 0 && root !== null && !isMap(root))
    refuse(0, "", "不是列对照表", "not a column map", `应有 ${Object.values(WORDS).join("、")} 中的几项`);
  const said = problems.length === 0 && isMap(root) ? entriesOf(root) : [];
  const found: Partial<{ [W in Word]: v.InferOutput<(typeof SHAPES)[W]> }> = {};
  const places = new Map<Word, YAMLMap>();
  for (const { key, offset, value, node } of said) {
    const word = (Object.keys(WORDS) as Word[]).find((each) => each === key || WORDS[each] === key);
    if (word === undefined) {
      const near = nearest(key, [...Object.keys(WORDS), ...Object.values(WORDS)]);
      refuse(offset, key, "不认识的写法", "an unknown word", near ? `是不是 ${near}？` : `可写：${Object.values(WORDS).join("、")}`);
      continue;
    }
    // Nothing under it yet.
    if (value === null) continue;
    const parsed = v.safeParse(SHAPES[word], value);
    if (parsed.success) Object.assign(found, { [word]: parsed.output });
    else refuse(offset, key, "写法不对", "not as it should be", `应为：${EXPECTED[word]}`);
    if (!isMap(node)) continue;
    places.set(word, node);
    // The validator passes over these in silence.
    for (const { key: inner } of node.items)
      if (isScalar(inner) && ["__proto__", "constructor", "prototype"].includes(String(inner.value)))
        refuse(inner.range?.[0] ?? offset, String(inner.value), "没有这一列", "no such column");
  }
  const fieldOf = (word: Word, written: string): string | undefined => {
    // A line of a written map that was not filled in: that column stays unread, and is named as such.
    if (/^[？?][A-Z]*$/u.test(written)) return undefined;
    const plain = vocabularyForm(written);
    const field = fields.find(({ field: id, label, aliases }) =>
      [id, label, ...aliases].some((name) => vocabularyForm(name) === plain),
    )?.field;
    if (field !== undefined) return field;
    const near = nearest(
      plain,
      fields.map(({ label }) => label),
    );
    const node = places.get(word)?.items.find(({ key }) => String(isScalar(key) ? key.value : key) === written)?.key as {
      range?: [number];
    };
    refuse(
      node?.range?.[0] ?? 0,
      written,
      "没有这一列",
      "no such field",
      near ? `是不是 ${near}？` : `有：${fields.map(({ label }) => label).join("、")}`,
    );
    return undefined;
  };
  const byField = <Value, Out>(
    word: Word,
    entries: Readonly<Record<string, Value>> | undefined,
    as: (value: Value) => Out,
  ): Map<string, Out> =>
    new Map(
      Object.entries(entries ?? {}).flatMap(([written, value]): [string, Out][] => {
        const field = fieldOf(word, written);
        return field === undefined ? [] : [[field, as(value)]];
      }),
    );
  const plain = (entries: Readonly<Record<string, string | number | boolean>> | undefined): Map<string, string> =>
    new Map(Object.entries(entries ?? {}).map(([key, value]) => [key, String(value)]));
  const map = {
    sheets: [found.sheets ?? []].flat(),
    header: found.header ?? null,
    skip: new Set([found.skip ?? []].flat().flatMap(rowsOf)),
    columns: byField("columns", found.columns, String),
    meetings: new Map(
      Object.entries(found.meetings ?? {}).map(([column, meeting]) => [
        column,
        meetingOf(meeting, (zh, en) => refuse(places.get("meetings")?.range?.[0] ?? 0, column, zh, en)),
      ]),
    ),
    marks: plain(found.marks),
    defaults: byField("defaults", found.defaults, String),
    values: byField("values", found.values, plain),
  };
  if (problems.length > 0)
    throw new AppError(
      "data.bad_map",
      text(`列对照表有 ${problems.length} 处问题：${file}`, `the column map has ${problems.length} problem(s): ${file}`),
      text("写法见 docs/guide.md 的“列对照表”；--write-map 可以写出一份作底稿", "see docs/guide.md; --write-map writes one to start from"),
      problems,
    );
  return map;
}

function entriesOf(map: YAMLMap): { key: string; offset: number; value: unknown; node: unknown }[] {
  const js = map.toJSON() as Record<string, unknown>;
  return map.items.map(({ key, value }) => {
    const written = String(isScalar(key) ? key.value : key);
    return { key: written, offset: (key as { range?: [number] }).range?.[0] ?? 0, value: js[written], node: value };
  });
}

/** 5, "9-12" → the row numbers. */
function rowsOf(written: number | string): number[] {
  if (typeof written === "number") return [written];
  const [from = 0, to = 0] = written.split(/[-~]/).map(Number);
  return Array.from({ length: Math.max(0, Math.min(to - from + 1, 100_000)) }, (_, i) => from + i);
}

function meetingOf(
  written: string | number | Readonly<Record<string, string | number | boolean>>,
  refuse: (zh: string, en: string) => void,
): MeetingOfColumn {
  const nothing = { kind: null, title: null, date: null, id: null };
  if (typeof written !== "object") {
    const id = Number(String(written).replace(/^#/, ""));
    if (Number.isInteger(id) && id > 0) return { ...nothing, id };
    return { ...nothing, title: String(written) };
  }
  const of = (zh: string, en: string): string | null => (written[zh] ?? written[en] ?? null) as string | null;
  const [kind, date] = [of("类别", "kind"), of("日期", "date")];
  const found = kind === null ? undefined : readKind(String(kind))?.kind.id;
  if (kind !== null && found === undefined) refuse(`不认识的类别“${kind}”`, `unknown kind ${kind}`);
  const day = date === null ? undefined : readDate(String(date));
  if (date !== null && day === undefined) refuse(`不是日期：${date}`, `not a date: ${date}`);
  return { ...nothing, kind: found ?? null, title: of("名称", "title"), date: day ?? null };
}

/** A map to start from: what was recognised, and what was not, as the clerk may want it. */
export function writeColumnMap({
  header,
  columns,
  unknown,
  labels,
}: {
  header: number;
  columns: readonly { label: string; header: string; letter: string }[];
  unknown: readonly { header: string; near: string | undefined; letter: string }[];
  /** All columns that the import reads. */
  labels: readonly string[];
}): string {
  // Each column of the program once: what is taken already is no likely name of another.
  const taken = new Set(columns.map(({ label }) => label));
  const open = unknown.map(({ header: name, near, letter }) => {
    const free = near !== undefined && labels.includes(near) && !taken.has(near);
    if (free) taken.add(near);
    return `  #${free ? near : `${OPEN}${letter}`}: ${JSON.stringify(name === "" ? letter : name)}`;
  });
  const [example = "姓名"] = [...labels.filter((label) => label === "界别"), ...labels.filter((label) => !taken.has(label)), ...labels];
  const value = example === "界别" ? "教育界" : "某某";
  return [
    "# 列对照表：左边是本程序的列，右边是表上的列名（或列标，如 C）。",
    "# 下面以 # 开头、后面没有空格的行，是可以用的写法：需要的去掉这个 #，别的不动。",
    `${WORDS.header}: ${header}`,
    `${WORDS.columns}:${columns.length + open.length === 0 ? " {}" : ""}`,
    ...columns.map(({ label, header: name, letter }) => `  ${label}: ${asValue(name === "" ? letter : name)}`),
    ...(open.length > 0 ? [`# 没有认出的列；写着 ${OPEN} 的，把它改成本程序的列名：`, ...open] : []),
    "# 其他可写的（见办事指南“列对照表”）：",
    "#跳过行: [5, 9-12]",
    "#标记: {●: 出席, △: 早退}",
    `#默认: {${example}: ${value}}`,
    `#替换: {${example}: {旧写法: ${value}}}`,
    "",
  ].join("\n");
}

/** As a value on one line, in quotes where YAML would read something else. */
const asValue = (name: string): string =>
  /[\r\n]/.test(name) ? JSON.stringify(name) : stringify(name, { lineWidth: 0 }).replace(/\n$/, "");

/** What stands in a written map for a column that nobody has named yet. */
const OPEN = "？";
