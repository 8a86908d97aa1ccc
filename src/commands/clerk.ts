import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import type { Io } from "../terminal/io.ts";
import { progress } from "../terminal/progress.ts";
import { askChoice, askSearch, askText, askYes, confirm } from "../terminal/questions.ts";
import type { Choice, Clerk } from "../trips/desk.ts";

/** A clock that only goes on, in milliseconds, and waiting by it. */
export interface Clock {
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
};

/** How long another desk is waited for. */
const PATIENCE = 45_000;

/** How long a pause is at most: it grows from a hundredth of a second on, and chance says how much of it is taken. */
const LONGEST_PAUSE = 500;

function patience({ now, pause }: Clock): () => Promise<boolean> {
  const until = now() + PATIENCE;
  let most = 10;
  return async () => {
    if (now() >= until) return false;
    await pause(1 + Math.random() * most);
    most = Math.min(2 * most, LONGEST_PAUSE);
    return true;
  };
}

/** The clerk of a trip, at the terminal. `yes`: --yes was given, and stands for every confirmation. */
export function clerkAt(io: Io, yes: boolean, clock: Clock = CLOCK): Clerk {
  const inWords = <Value>({ name, ...choice }: Choice<Value>) => ({ ...choice, name: io.t(name) });
  return {
    isThere: io.asks,
    choose: (question, choices) => askChoice(io, question, choices.map(inWords)),
    search: (question, choices, none) => askSearch(io, question, choices.map(inWords), none && inWords(none)),
    write: (question, options) => askText(io, question, options),
    agree: (question, proposed) => askYes(io, question, proposed),
    confirm: (question, otherwise) => confirm(io, question, { yes, otherwise }),
    progress: (label, total) => progress(io, label, total),
    patience: () => patience(clock),
    tell: io.warn,
  };
}

/** Goes on after a yes, and where nobody can be asked: what may be taken back needs no --yes. */
export async function unlessDeclined(clerk: Clerk, question: Text, proposed: boolean): Promise<void> {
  if (clerk.isThere && !(await clerk.agree(question, proposed)))
    throw new AppError("interrupted", text("已取消，没有写入任何内容", "cancelled, nothing was written"));
}
