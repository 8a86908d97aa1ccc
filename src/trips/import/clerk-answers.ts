import { basename } from "node:path";
import { AppError, type Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import type { Clerk } from "../desk.ts";
import type { Answer, Asked } from "../members/who-is-it.ts";
import type { PlannedImport } from "./entry.ts";

/** What clerks answered: earlier, as the record file remembers it, and in this run. */
export interface Answers {
  readonly chosen: Map<string, Answer>;
  readonly given: Map<string, { readonly file: string; readonly written: string; readonly answer: Answer }>;
}

/** What is known of some files before anything is asked. */
export const answersOf = (store: Store, files: readonly string[]): Answers => ({
  chosen: new Map(store.aliases.known(files)),
  given: new Map(),
});

function give({ chosen, given }: Answers, { key, where }: Asked, answer: Answer): void {
  const file = where.file ?? "";
  chosen.set(key, answer);
  given.set(key, { file, written: key.slice(file.length + 1), answer });
}

/**
 * Plans; where a clerk is there, asks what only they can tell, and plans again with the answers. Nothing is asked while
 * anything else is wrong: the answers would be lost with the file that is refused. Of good rows alone the others are told
 * first, so that they are left out before the rest is asked about.
 */
export async function planAndAsk(
  clerk: Clerk,
  answers: Answers,
  { others, goodOnly }: { readonly others: readonly Problem[]; readonly goodOnly: boolean },
  plan: (chosen: ReadonlyMap<string, Answer>) => PlannedImport | Promise<PlannedImport>,
): Promise<PlannedImport> {
  let planned = await plan(answers.chosen);
  while (clerk.isThere && planned.questions.some(({ key }) => !answers.chosen.has(key))) {
    const wrong = planned.problems.filter(({ open }) => !open);
    if (wrong.length > 0) return goodOnly ? { ...planned, problems: wrong } : planned;
    if (others.length > 0) return planned;
    for (const question of planned.questions)
      if (!answers.chosen.has(question.key)) give(answers, question, await clerk.choose(question.message, question.choices));
    planned = await plan(answers.chosen);
  }
  return planned;
}

/** Keeps what was answered in this run with what is written; `made`: the people made for those who were on no record. */
export function rememberAnswers(store: Store, { given }: Answers, made: ReadonlyMap<string, number> | null): void {
  for (const [key, { file, written, answer }] of given) {
    const person = answer === "new" ? made?.get(key) : answer;
    if (person !== undefined) store.aliases.remember(file, written, person);
  }
}

/**
 * An import that was refused or cancelled after a clerk had answered: the answers stay, as an operation of their own, so
 * that they need not be given again for the mended file. Answers the error, which says so.
 */
export function keepAnswers(store: Store, command: string, { given }: Answers, error: unknown): unknown {
  const kept = [...given.values()].flatMap(({ answer, ...about }) => (answer === "new" ? [] : [{ ...about, person: answer }]));
  if (kept.length === 0 || !(error instanceof AppError)) return error;
  const files = [...new Set(kept.map(({ file }) => basename(file)))].join("、");
  try {
    store.operations.operate({ kind: "write", command, summary: `记下认人的回答 ${kept.length} 处：${files}` }, () => {
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
