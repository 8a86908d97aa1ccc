import { resolve } from "node:path";
import { codesIn } from "./codes.ts";
import { type Compared, compareStory } from "./compare.ts";
import { runJobs } from "./crew.ts";
import { readOptions, USAGE } from "./options.ts";
import { builtAt } from "./program.ts";
import { forgetOld, type Job, type Side, sideOf } from "./sides.ts";
import { STORIES } from "./stories.ts";
import type { Story } from "./story.ts";

/**
 * Does the program still do what it did? npm run same -- OTHER: for changes of structure that may change nothing. Both
 * programs go through the stories (stories/), each in a folder and with a record file of its own, under a clock that stands
 * still; step by step stdout, stderr, the exit code, every file written and every table of the record file are compared
 * (exported.ts says what of a document does not count). A refusal is typed twice: in Chinese, and in English as JSON.
 */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const stories = STORIES.filter(({ name }) => options.only.test(name));
  if (options.help) return say(USAGE, 0);
  if (options.list) return say(stories.map(listed).join("\n\n"), 0);
  if (options.other === undefined) return say(USAGE, 2);
  const here = resolve(import.meta.dirname, "../..");
  const other = resolve(options.other);
  const unbuilt = [here, other].find((checkout) => !builtAt(checkout));
  if (unbuilt !== undefined) return say(`not built: ${unbuilt} (npm run build there)`, 2);

  forgetOld();
  const sides: Side[] = [];
  const jobs: Job[] = [];
  for (const checkout of [other, here]) {
    const made = sideOf(checkout, stories, STORIES, { keep: sides.length === 0, fresh: options.fresh });
    sides.push(made.side);
    // Two stories of one name, one a side: neither waits for the other's foundation.
    const own = (name: string): string => `${sides.length} ${name}`;
    for (const job of made.jobs) jobs.push({ ...job, name: own(job.name), after: job.after && own(job.after) });
  }
  try {
    let over = 0;
    await runJobs(jobs, options.jobs, () => {
      over += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${over}/${jobs.length} stories `);
    });
    const [was, is] = sides as [Side, Side];
    return report(stories, was, is, options.most);
  } finally {
    for (const side of sides) side.close();
  }
}

function report(stories: readonly Story[], was: Side, is: Side, most: number): number {
  const compared: Compared = { commands: 0, exports: 0, tables: 0, codes: new Set(), differences: [] };
  for (const story of stories) compareStory(story, was, is, compared);
  const { commands, exports, tables, codes, differences } = compared;
  for (const difference of differences.slice(0, most)) say(`≠ ${difference}\n`, 0);
  if (differences.length > most) say(`… and ${differences.length - most} steps more (--most N)\n`, 0);
  const known = [...codesIn(is.checkout)].sort();
  const never = known.filter((code) => !codes.has(code));
  say(`${stories.length} stories: ${commands} command lines, ${exports} files and ${tables} tables compared`, 0);
  say(`codes of errors reached: ${known.length - never.length} of ${known.length}; never: ${never.join(", ") || "none"}`, 0);
  say(differences.length === 0 ? "all equal" : `${differences.length} steps differ`, 0);
  return differences.length === 0 ? 0 : 1;
}

function say(what: string, exit: number): number {
  process.stdout.write(`${what}\n`);
  return exit;
}

const listed = ({ name, from, steps }: Story): string =>
  [
    `${name}${from === undefined ? "" : ` (from ${from})`}`,
    ...steps.map((step) => (typeof step === "string" ? `  cppcc ${step}` : `  (${step.byHand})`)),
  ].join("\n");

process.exitCode = await main();
