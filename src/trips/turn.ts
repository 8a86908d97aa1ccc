import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { isBusy, storeError } from "../store/errors.ts";
import type { Clerk, Desk } from "./desk.ts";

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
  const atDesk = { ...desk, clerk: remembering(desk.clerk, leaveTurn) };
  let isFirst = true;
  return whenFree(desk, async () => {
    try {
      if (!isFirst) takeTurn();
      isFirst = false;
      return await attempt(atDesk);
    } finally {
      leaveTurn();
    }
  });
}

/** The clerk, who need not choose twice, and for whom no other desk waits. */
function remembering(clerk: Clerk, leaveTurn: () => void): Clerk {
  const chosen = new Map<string, unknown>();
  const asked =
    <Args extends unknown[], Answer>(ask: (...args: Args) => Promise<Answer>): ((...args: Args) => Promise<Answer>) =>
    (...args) => {
      leaveTurn();
      return ask(...args);
    };
  return {
    ...clerk,
    async choose(question, choices) {
      const before = choices.find(({ value }) => chosen.has(question.zh) && chosen.get(question.zh) === value);
      if (before !== undefined) return before.value;
      leaveTurn();
      const answer = await clerk.choose(question, choices);
      chosen.set(question.zh, answer);
      return answer;
    },
    search: (question, choices, none) => {
      leaveTurn();
      return clerk.search(question, choices, none);
    },
    write: asked(clerk.write),
    agree: asked(clerk.agree),
    confirm: asked(clerk.confirm),
  };
}
