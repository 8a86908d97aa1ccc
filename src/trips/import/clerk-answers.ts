import { basename } from "node:path";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import type { Clerk } from "../desk.ts";
import { type Answer, type Asked, chooseWho } from "../members/who-is-it.ts";

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

/** What planning comes to, as far as a clerk may settle it. */
interface Asking {
  readonly questions: readonly Asked[];
  /** Whether it will be refused whatever is answered. */
  readonly isRefused: boolean;
}

/**
 * Plans; where a clerk is there, asks what only they can tell, and plans again with the answers. Nothing is asked while
 * anything else is wrong: the answers would be lost with the file that is refused.
 */
export async function planAndAsk<Planned extends Asking>(
  clerk: Clerk,
  answers: Answers,
  plan: (chosen: ReadonlyMap<string, Answer>) => Planned,
): Promise<Planned> {
  let planned = plan(answers.chosen);
  while (clerk.isThere && !planned.isRefused && planned.questions.some(({ key }) => !answers.chosen.has(key))) {
    for (const question of planned.questions)
      if (!answers.chosen.has(question.key)) give(answers, question, await chooseWho(clerk, question));
    planned = plan(answers.chosen);
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
