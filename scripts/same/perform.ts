import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Blobs } from "./blobs.ts";
import { contentsOf, type Marks, marksOf } from "./folder-state.ts";
import { type Answer, runProgram } from "./program.ts";
import { type Story, typed } from "./story.ts";

/** What one command line came to. Texts are kept as digests; a file's parts are those of contentsOf. */
export interface Outcome {
  readonly line: string;
  readonly exit: number | string;
  readonly stdout: string;
  readonly stderr: string;
  /** Files written or changed by it, and those that it took away (null). */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>> | null>>;
  /** The code of the error, where it told one. */
  readonly code: string | null;
}

export interface Stage {
  /** The checkout whose built program acts. */
  readonly checkout: string;
  /** Where the stories' folders are. */
  readonly root: string;
  readonly blobs: Blobs;
}

const MINUTE = 60_000;
const DAY = "2027-01-10";

/** Goes through a story; its folder stays for the stories that begin with it. */
export async function perform(story: Story, stage: Stage): Promise<Outcome[]> {
  const folder = join(stage.root, story.name);
  const work = join(folder, "work");
  if (story.from !== undefined) cpSync(join(stage.root, story.from), folder, { recursive: true, preserveTimestamps: true });
  mkdirSync(work, { recursive: true });
  for (const [name, content] of Object.entries(story.files ?? {})) {
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), typeof content === "function" ? await content() : content);
  }
  const today = story.today ?? DAY;
  const outcomes: Outcome[] = [];
  let marks = marksOf(folder);
  let minute = 0;
  for (const step of story.steps) {
    if (typeof step !== "string") {
      await step.run(work);
      marks = marksOf(folder);
      continue;
    }
    const act = async (line: string): Promise<Outcome> => {
      const { variables, words } = typed(line);
      minute += 1;
      const now = new Date(Date.parse(`${today}T01:00:00Z`) + minute * MINUTE).toISOString();
      const answer = await runProgram(stage.checkout, words, { work, home: join(folder, "home"), today, now }, variables);
      const after = marksOf(folder);
      const outcome = await outcomeOf(line, answer, stage, folder, marks, after);
      marks = after;
      return outcome;
    };
    const outcome = await act(step);
    outcomes.push(outcome);
    // A refusal in Chinese is asked for once more as JSON in English: the code, and the other language.
    if (outcome.exit !== 0 && !/(^| )--json( |$)/.test(step)) outcomes.push(await act(`CPPCC_LANG=en ${asJson(step)}`));
  }
  return outcomes;
}

/** --json in front, where no option can take it for its value. */
const asJson = (line: string): string => line.replace(/^((?:[A-Z_]+=\S*\s+)*)/, "$1--json ");

async function outcomeOf(line: string, answer: Answer, stage: Stage, folder: string, before: Marks, after: Marks): Promise<Outcome> {
  const plain = (text: string): string =>
    text.replaceAll(folder, "<folder>").replaceAll(stage.root, "<root>").replaceAll(stage.checkout, "<program>");
  const files: Record<string, Record<string, string> | null> = {};
  for (const [path, mark] of after) {
    if (before.get(path) === mark || !isWatched(path)) continue;
    const parts = await contentsOf(join(folder, path));
    files[path] = Object.fromEntries([...parts].map(([part, content]) => [part, stage.blobs.keep(plain(content))]));
  }
  for (const path of before.keys()) if (!after.has(path) && isWatched(path)) files[path] = null;
  return {
    line,
    exit: answer.exit,
    stdout: stage.blobs.keep(plain(answer.stdout)),
    stderr: stage.blobs.keep(plain(answer.stderr)),
    files,
    code: /"error":\{"code":"([a-zA-Z_.]+)"/.exec(answer.stderr)?.[1] ?? null,
  };
}

/** What the program notes for itself is nobody's business. */
const isWatched = (path: string): boolean => !path.startsWith(join("home", "cache"));

/** Keeps what a story came to, or finds it kept. */
export const kept = {
  read: (file: string): Outcome[] | undefined => (existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Outcome[]) : undefined),
  write: (file: string, outcomes: readonly Outcome[]): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(outcomes));
  },
};
