import { basename } from "node:path";
import { maskNumbers } from "../domain/text/personal-numbers.ts";
import { AppError, type Problem, type Where } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { type SheetTally, tallyOf, tallyProblems } from "../report/import.ts";
import type { Store } from "../store/store.ts";
import { askChoice } from "../terminal/questions.ts";
import type { Workbook } from "../workbooks/grid.ts";
import type { ColumnMap } from "../workbooks/tables/column-map.ts";
import type { Table, TableSpec } from "../workbooks/tables/spec.ts";
import type { Context } from "./context.ts";
import { explainImport } from "./import-explain.ts";
import { type Reading, readFiles } from "./import-files.ts";
import { agree, type Preview, sayDone } from "./import-flow.ts";
import type { ImportOptions } from "./import-options.ts";
import { planGoodRows } from "./import-partial.ts";

/** Who somebody is: an id, or nobody who is on record. */
export type Answer = number | "new";

/** A question that only a clerk can answer: asked at a terminal, a problem elsewhere. */
export interface Asked {
  /** The workbook's name and how the name is written in it: under this the answer is remembered. */
  readonly key: string;
  readonly where: Where;
  readonly message: Text;
  readonly choices: readonly { readonly name: Text; readonly value: Answer }[];
}

/** The source that a row stands in, as the record file numbers it. */
export type SourceOf = (where: Where) => number | null;

/** What an import would do. A value but for `write`, which carries it out inside the operation. */
export interface PlannedImport {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly Text[];
  /** What would change, a line each. */
  readonly details: readonly Text[];
  readonly questions: readonly Asked[];
  /** Counts each row of the sheets: added, changed, the same. */
  readonly tally: (tallies: readonly SheetTally[]) => void;
  /** How much there is to write; 0: nothing. */
  readonly changes: number;
  /** For the log: 新增 3，变更 1. */
  readonly summary: string;
  /** Answers the people that were made for "new" answers, by the question's key. */
  readonly write: (sourceOf: SourceOf) => ReadonlyMap<string, number> | null;
}

/** One kind of import: which columns it knows, what its tables come to. */
export interface Import<Field extends string> {
  readonly command: string;
  readonly title: Text;
  readonly spec: TableSpec<Field>;
  /** What planning will need of the record file: looked up while the first workbook is being read. */
  readonly prepare?: () => void;
  /** `digests`: the SHA-256 of each file that is being read. */
  readonly plan: (
    tables: readonly Table<Field>[],
    given: { readonly map: ColumnMap; readonly chosen: ReadonlyMap<string, Answer>; readonly digests: ReadonlyMap<string, string> },
  ) => PlannedImport | Promise<PlannedImport>;
  /** What an unclaimed column is all the same, for `--explain`. */
  readonly meetingOf?: (table: Table<Field>, column: number, map: ColumnMap) => string | undefined;
}

/** The trip of every import: read, planned, shown, agreed on, written as one operation, said. */
export async function runImport<Field extends string>(
  context: Context,
  files: readonly string[],
  options: ImportOptions,
  what: Import<Field>,
): Promise<void> {
  const store = await context.store();
  const reading = await readFiles(context, files, what.spec, options, what.prepare);
  const { map } = reading;
  if (options.explain || options.writeMap !== undefined)
    return explainImport(context, reading, what.spec, options, (table, column) => what.meetingOf?.(table, column, map));
  await refuseOtherKinds(reading, what.command);
  const names = reading.workbooks.map(({ file }) => file);
  const answers: Answers = { chosen: new Map(store.aliases.known(names)), given: new Map() };
  const digests = new Map(reading.workbooks.map(({ file, sha256 }) => [file, sha256]));
  // A trial says what the good rows would do, though without --partial the others refuse them.
  const goodOnly = options.partial === true || options.dryRun === true;
  try {
    await planAndWrite();
  } catch (error) {
    throw options.dryRun ? error : keepAnswers(store, what, answers, error);
  }

  async function planAndWrite(): Promise<void> {
    const { planned, leftOut } = await planGoodRows(reading.tables, goodOnly, (tables) =>
      planAndAsk(context, answers, { others: reading.problems, goodOnly }, (chosen) => what.plan(tables, { map, chosen, digests })),
    );
    const preview = previewOf(what.title, reading, planned, leftOut);
    const write = await agree(context, preview, options, planned.changes > 0);
    // A trial tells too what a closed year would refuse.
    if (options.dryRun && planned.changes > 0 && store.periods.all().some(({ closed }) => closed !== null))
      store.ledger.rehearse({ kind: "write", command: what.command, summary: "" }, () => void planned.write(() => null));
    sayDone(context, preview, write ? carryOut(store, what, reading.workbooks, planned, answers) : null, options);
  }
}

/** A file that was given to the wrong import is told what it looks like, instead of every column that it lacks. */
async function refuseOtherKinds<Field extends string>({ workbooks, tables, problems }: Reading<Field>, command: string): Promise<void> {
  const word = command.replace(/^import /, "");
  for (const workbook of workbooks) {
    const own = tables.filter(({ file }) => file === workbook.file);
    const lacking = problems.filter(({ where }) => where.file === workbook.file);
    // What reads well as what it was given for is not asked what else it might be.
    const columns = Math.max(0, ...own.map((table) => table.columns.size));
    if (columns > FEW && lacking.length === 0) continue;
    const { looksLike } = await import("../workbooks/imports/looks-like.ts");
    const other = looksLike(workbook, word, columns);
    if (other === undefined) continue;
    for (const problem of lacking) problems.splice(problems.indexOf(problem), 1);
    problems.push({
      where: { file: workbook.file },
      found: "",
      message: text(`看起来是${other.label.zh}`, `looks like ${other.label.en}`),
      hint: text(`请用 cppcc import ${other.word}`, `use cppcc import ${other.word}`),
    });
  }
}

/** So few known columns may stand in a sheet of another kind too. */
const FEW = 3;

/**
 * An import that was refused or cancelled after a clerk had answered: the answers stay, as an operation of their own, so
 * that they need not be given again for the mended file. Answers the error, which says so.
 */
function keepAnswers(store: Store, { command }: Pick<Import<string>, "command">, { given }: Answers, error: unknown): unknown {
  const kept = [...given.values()].flatMap(({ answer, ...about }) => (answer === "new" ? [] : [{ ...about, person: answer }]));
  if (kept.length === 0 || !(error instanceof AppError)) return error;
  const files = [...new Set(kept.map(({ file }) => basename(file)))].join("、");
  try {
    store.ledger.operate({ kind: "write", command, summary: `记下认人的回答 ${kept.length} 处：${files}` }, () => {
      for (const { file, written, person } of kept) store.aliases.remember(file, written, person);
    });
  } catch {
    // What went wrong is said already.
    return error;
  }
  const { code, text: said, hint, problems } = error;
  return new AppError(
    code,
    text(
      `${said.zh}，只记下了 ${kept.length} 处“是谁”的回答，改好再导入时不必再答（撤销：cppcc undo）`,
      `${said.en}, but for ${kept.length} answer(s) to "who is it?", which need not be given again (take them back with cppcc undo)`,
    ),
    hint,
    problems,
  );
}

/** What clerks answered: earlier, as the record file remembers it, and in this run. */
interface Answers {
  readonly chosen: Map<string, Answer>;
  readonly given: Map<string, { readonly file: string; readonly written: string; readonly answer: Answer }>;
}

function give({ chosen, given }: Answers, { key, where }: Asked, answer: Answer): void {
  const file = where.file ?? "";
  chosen.set(key, answer);
  given.set(key, { file, written: key.slice(file.length + 1), answer });
}

/**
 * Plans; at a terminal, asks what only a clerk can tell, and plans again with the answers. Nothing is asked while anything
 * else is wrong: the answers would be lost with the file that is refused. Of good rows alone the others are told first,
 * so that they are left out before the rest is asked about.
 */
async function planAndAsk(
  { io }: Context,
  answers: Answers,
  { others, goodOnly }: { readonly others: readonly Problem[]; readonly goodOnly: boolean },
  plan: (chosen: ReadonlyMap<string, Answer>) => PlannedImport | Promise<PlannedImport>,
): Promise<PlannedImport> {
  let planned = await plan(answers.chosen);
  while (io.asks && planned.questions.some(({ key }) => !answers.chosen.has(key))) {
    const wrong = planned.problems.filter(({ open }) => !open);
    if (wrong.length > 0) return goodOnly ? { ...planned, problems: wrong } : planned;
    if (others.length > 0) return planned;
    for (const question of planned.questions) {
      if (answers.chosen.has(question.key)) continue;
      give(
        answers,
        question,
        await askChoice(
          io,
          question.message,
          question.choices.map(({ name, value }) => ({ name: io.t(name), value })),
        ),
      );
    }
    planned = await plan(answers.chosen);
  }
  return planned;
}

function previewOf<Field extends string>(
  title: Text,
  { tallies, problems, notes, workbooks, tables }: Reading<Field>,
  planned: PlannedImport,
  leftOut: readonly Problem[],
): Preview {
  const all = distinct([...problems, ...planned.problems], ({ where, message }) => `${JSON.stringify(where)}${message.zh}`);
  // A file in which no table was found is one of the files all the same.
  const silent = workbooks.filter(({ file }) => !tables.some((table) => table.file === file)).map(({ file }) => tallyOf(file, "", 0));
  const counted = [...tallies, ...silent];
  tallyProblems(counted, [...all, ...leftOut]);
  planned.tally(counted);
  return {
    title,
    tallies: counted,
    problems: all,
    leftOut,
    warnings: planned.warnings,
    notes: distinct([...notes, ...planned.notes], ({ zh }) => zh).map(masked),
    details: planned.details.map(masked),
    workbooks,
  };
}

const masked = ({ zh, en }: Text): Text => text(maskNumbers(zh), maskNumbers(en));

/** Two tables of one sheet have the same to say. */
const distinct = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

/** How many files a line of the log names. */
const NAMED = 3;

function carryOut<Field extends string>(
  store: Store,
  { command, title }: Import<Field>,
  workbooks: readonly Workbook[],
  planned: PlannedImport,
  { given }: Answers,
): number | null {
  const names = workbooks.map(({ file }) => file);
  const more = names.length > NAMED ? ` 等 ${names.length} 个文件` : "";
  const summary = `${title.zh} ${names.slice(0, NAMED).join("、")}${more}：${planned.summary}`;
  return store.ledger.operate({ kind: "write", command, summary }, () => {
    const sources = new Map(workbooks.map(({ file, sha256 }) => [file, store.sources.ensure(basename(file), sha256)]));
    const made = planned.write(({ file }) => sources.get(file ?? "") ?? null);
    for (const [key, { file, written, answer }] of given) {
      const person = answer === "new" ? made?.get(key) : answer;
      if (person !== undefined) store.aliases.remember(file, written, person);
    }
  }).operation;
}

/** 台账.xlsx 第三组 C12 的“张三”是谁: where a question comes from, as questions begin. */
export const questionAbout = ({ file, sheet, cell }: Where, written: string): Text => {
  const place = [file, sheet, cell].filter((part) => part).join(" ");
  return text(`${place ? `${place} 的` : ""}“${written}”是谁？`, `who is ${written}${place ? ` (${place})` : ""}?`);
};

/** The answers that name somebody on record. */
export const peopleOf = (chosen: ReadonlyMap<string, Answer>): Map<string, number> =>
  new Map([...chosen].flatMap(([key, answer]): [string, number][] => (answer === "new" ? [] : [[key, answer]])));
