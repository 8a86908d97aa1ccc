import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readAccepted, signature } from "./accepted.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { openSession } from "./session.ts";

/**
 * Changes sources one small thing at a time and runs the tests that reach it: a change that no test notices is printed.
 *
 *   npm run mutate -- src/report [src/store/closed.ts …] [--tests test/goldens …] [--at FILE:LINE …] [--max 50 --seed 1]
 *
 * It stands outside CI. Only tests that run in this process see a change: the real binary runs what was built before.
 * Stryker (10.1 with its vitest runner) does not serve: its core calls the JavaScript API that TypeScript 7 no longer has.
 */
const ROOT = resolve(import.meta.dirname, "../..");
const ACCEPTED = join(import.meta.dirname, "accepted.txt");

/** Which tests are asked where none are named: the goldens hold what leaves the office, the folder's own tests the rest. */
function usualTests(files: readonly string[]): string[] {
  const folders = new Set(files.map((file) => `test/${file.split("/")[1]}/`));
  return ["test/goldens/", ...folders].filter((folder) => existsSync(join(ROOT, folder)));
}

/** The same sample for the same seed. */
function sample(mutants: readonly Mutant[], size: number, seed: number): Mutant[] {
  let state = seed * 2_654_435_761 + 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const keyed = mutants.map((mutant) => ({ mutant, key: next() })).sort((a, b) => a.key - b.key);
  return keyed
    .slice(0, size)
    .map(({ mutant }) => mutant)
    .sort((a, b) => a.id - b.id);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: "string", multiple: true, default: [] },
    at: { type: "string", multiple: true, default: [] },
    max: { type: "string" },
    seed: { type: "string", default: "1" },
    list: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

const USAGE = `npm run mutate -- FOLDER_OR_FILE… [--tests PATTERN]… [--at FILE:LINE]… [--max N] [--seed N] [--list] [--verbose]

  --tests PATTERN  the tests that are asked (those of the goldens and of the folder, where none are named)
  --at FILE:LINE   the changes of one line
  --max N          so many of the changes, chosen by --seed
  --list           says the changes and tries none
  --verbose        says of each that is left how accepted.txt would name it
`;
const places = [...positionals, ...values.at.map((place) => place.replace(/:\d+$/, ""))];
if (values.help || places.length === 0) {
  (values.help ? process.stdout : process.stderr).write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const files = [
  ...new Set(
    places.flatMap((place) => {
      const path = resolve(ROOT, place);
      return statSync(path).isDirectory() ? globSync(`${path}/**/*.ts`).sort() : [path];
    }),
  ),
].map((path) => relative(ROOT, path));

const mutants: Mutant[] = [];
const instrumented = new Map<string, string>();
for (const file of files) {
  const made = mutantsOf(file, readFileSync(join(ROOT, file), "utf8"), mutants.length);
  mutants.push(...made.mutants);
  instrumented.set(join(ROOT, file), made.instrumented);
}
const isAccepted = readAccepted(ACCEPTED);
const wanted = mutants.filter(({ file, line }) => values.at.length === 0 || values.at.includes(`${file}:${line}`));
const open = wanted.filter((mutant) => !isAccepted(mutant));
const chosen = values.max === undefined ? open : sample(open, Number(values.max), Number(values.seed));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const words = ({ file, line, before, after }: Mutant): string => `${file}:${line}  ${before}  →  ${after}`;

if (values.list) {
  for (const mutant of chosen) say(words(mutant));
  process.exit(0);
}

const session = await openSession(ROOT, instrumented, values.tests.length > 0 ? values.tests : usualTests(files));
say(`${chosen.length} of ${mutants.length} mutants in ${files.length} files, ${session.files} test files`);
let killed = 0;
const left: Mutant[] = [];
const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
const known = (id: number): Mutant => byId.get(id) as Mutant;
await session.tryOut(
  chosen.map(({ id }) => id),
  (id) => known(id).file,
  (id, fate) => {
    if (fate === "killed") killed += 1;
    else {
      left.push(known(id));
      say(`${fate}  ${words(known(id))}`);
      if (values.verbose) say(`    ${signature(known(id))}`);
    }
  },
);
say(`${chosen.length} mutants: ${killed} killed, ${left.length} left, ${wanted.length - open.length} accepted before`);
await session.close();
process.exit(left.length > 0 ? 1 : 0);
