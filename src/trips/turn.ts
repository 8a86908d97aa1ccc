import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { isBusy, storeError } from "../store/errors.ts";
import type { Choice, Clerk, Desk } from "./desk.ts";

/**
 * Two desks at once. What was decided by looking at what was there (a correction, an undo, a closing) is refused where
 * another desk has written since; what merely adds waits for its turn, and is planned again on what is there then.
 */

/** Does the work, and where another desk is writing, does it again a moment later, until patience is out. */
export async function whenFree<Result>(
  { clerk, file }: Pick<Desk, "clerk" | "file">,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  let waiting: { readonly moment: () => Promise<boolean>; readonly end: () => void } | undefined;
  const begin = () => {
    const { step, end } = clerk.progress(text("正在等另一台写完…", "waiting for another desk to finish…"), 1);
    step("");
    return { moment: clerk.patience(), end };
  };
  try {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isBusy(error)) throw error;
        waiting ??= begin();
        if (!(await waiting.moment())) throw waitedInVain(storeError(error, file));
      }
    }
  } finally {
    waiting?.end();
  }
}

const waitedInVain = (error: unknown): unknown =>
  error instanceof AppError
    ? new AppError(
        error.code,
        text(`${error.text.zh}（等了一会儿，还没有轮到）`, `${error.text.en} (waited for a while, in vain)`),
        error.hint,
        error.problems,
      )
    : error;

/**
 * An attempt is all of what is planned and written. The first looks before it writes, as every command does; each later
 * one keeps the others from writing while it plans, so that no desk waits for ever. Who is meant is asked once.
 */
export async function inTurn<Result>(desk: Desk, attempt: (desk: Desk) => Promise<Result>): Promise<Result> {
  const { takeTurn, leaveTurn } = desk.store.operations;
  const { clerk, beginAnew } = remembering(desk.clerk, leaveTurn);
  const atDesk = { ...desk, clerk };
  let isFirst = true;
  return whenFree(desk, async () => {
    try {
      if (!isFirst) takeTurn();
      isFirst = false;
      beginAnew();
      return await attempt(atDesk);
    } finally {
      leaveTurn();
    }
  });
}

/**
 * The clerk, who need not choose twice, and for whom no other desk waits. Of a question that is asked several times in one
 * attempt each time has its own answer; an answer is known again by its name, since what it stands for is read anew.
 */
function remembering(clerk: Clerk, leaveTurn: () => void): { clerk: Clerk; beginAnew: () => void } {
  const chosen = new Map<string, string>();
  const times = new Map<string, number>();
  const asked =
    <Args extends unknown[], Answer>(ask: (...args: Args) => Promise<Answer>): ((...args: Args) => Promise<Answer>) =>
    (...args) => {
      leaveTurn();
      return ask(...args);
    };
  async function once<Value>(question: Text, choices: readonly Choice<Value>[], ask: () => Promise<Value>): Promise<Value> {
    const time = (times.get(question.zh) ?? 0) + 1;
    times.set(question.zh, time);
    const key = `${time} ${question.zh}`;
    const before = choices.find(({ name }) => chosen.get(key) === name.zh);
    if (before !== undefined) return before.value;
    leaveTurn();
    const answer = await ask();
    const name = choices.find(({ value }) => value === answer)?.name.zh;
    if (name !== undefined) chosen.set(key, name);
    return answer;
  }
  return {
    beginAnew: () => times.clear(),
    clerk: {
      ...clerk,
      choose: (question, choices) => once(question, choices, () => clerk.choose(question, choices)),
      search: (question, choices, none) =>
        once(question, none === undefined ? choices : [none, ...choices], () => clerk.search(question, choices, none)),
      write: asked(clerk.write),
      agree: asked(clerk.agree),
      confirm: asked(clerk.confirm),
    },
  };
}
