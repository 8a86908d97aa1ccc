import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from "vitest/node";

/** What a test file reaches of the mutants, when it is loaded and when its tests run, and how long it takes. */
interface Reach {
  readonly specification: TestSpecification;
  readonly atLoad: ReadonlySet<number>;
  readonly later: ReadonlySet<number>;
  readonly milliseconds: number;
}

export type Fate = "killed" | "survived" | "unreached";

/**
 * One vitest with the instrumented sources in it, for the survey and for every mutant: sources are transformed once, and
 * only the tests that reach a mutant are run, up to the first that fails.
 */
export async function openSession(root: string, instrumented: ReadonlyMap<string, string>, patterns: readonly string[]) {
  const vitest = await createVitest(
    "test",
    {
      root,
      watch: false,
      bail: 1,
      maxWorkers: 1,
      isolate: false,
      // What was transformed is kept on disk by the text of the file alone, which the mutants leave as it is.
      fsModuleCache: false,
      reporters: [{}],
      setupFiles: [join(import.meta.dirname, "setup.ts")],
      // What a mutant prints is never the new golden.
      update: "none",
      sequence: { sequencer: AsGiven },
    },
    {
      plugins: [
        {
          name: "mutants",
          enforce: "pre",
          transform: (_: string, id: string) => instrumented.get(resolve(id.replace(/\?.*$/, ""))) ?? null,
        },
      ],
    },
  );
  await vitest.standalone();
  const specifications = await vitest.globTestSpecifications([...patterns]);
  if (specifications.length === 0) throw new Error(`no tests: ${patterns.join(" ")}`);
  const reaches = (await survey(vitest, specifications)).sort((a, b) => a.milliseconds - b.milliseconds);
  const all = reaches.map(({ specification }) => specification);
  if (!(await run(vitest, all, {}))) throw new Error(`the tests fail together before anything is changed: ${failures(vitest)}`);

  /** Those that run it; of what runs only when a module is loaded, those that use that file at all, else all that load it. */
  function reaching(id: number, siblings: readonly number[]): TestSpecification[] {
    const by = (test: (reach: Reach) => boolean): TestSpecification[] => reaches.filter(test).map(({ specification }) => specification);
    const running = by(({ later }) => later.has(id));
    if (running.length > 0) return running;
    const using = by(({ atLoad, later }) => atLoad.has(id) && siblings.some((each) => later.has(each)));
    return using.length > 0 ? using : by(({ atLoad }) => atLoad.has(id));
  }

  return {
    files: specifications.length,

    /** Whether any test notices the mutant; `siblings` are all of its file. */
    async tryOut(id: number, siblings: readonly number[]): Promise<Fate> {
      const tests = reaching(id, siblings);
      if (tests.length === 0) return "unreached";
      const usual = reaches
        .filter(({ specification }) => tests.includes(specification))
        .reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      return (await run(vitest, tests, { mutant: id, patience: 10_000 + 5 * usual })) ? "survived" : "killed";
    },

    close: () => vitest.close(),
  };
}

/** The quickest first, as openSession puts them. */
class AsGiven extends BaseSequencer {
  override sort = async (files: TestSpecification[]): Promise<TestSpecification[]> => files;
}

async function survey(vitest: Vitest, specifications: readonly TestSpecification[]): Promise<Reach[]> {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  const reaches: Reach[] = [];
  try {
    for (const specification of specifications) {
      const start = performance.now();
      if (!(await run(vitest, [specification], { survey: folder }))) {
        process.stderr.write(`left out, since it fails before anything is changed: ${specification.moduleId}\n${failures(vitest)}\n`);
        continue;
      }
      const milliseconds = performance.now() - start;
      const [name] = readdirSync(folder);
      if (name === undefined) continue;
      const { atLoad, later } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { atLoad: number[]; later: number[] };
      rmSync(join(folder, name));
      reaches.push({ specification, atLoad: new Set(atLoad), later: new Set(later), milliseconds });
    }
    return reaches;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Given {
  readonly mutant?: number;
  readonly survey?: string;
  /** Milliseconds after which a mutant that does not end is stopped. */
  readonly patience?: number;
}

async function run(vitest: Vitest, tests: TestSpecification[], { mutant, survey: folder, patience = 600_000 }: Given): Promise<boolean> {
  vitest.provide("mutant", mutant ?? null);
  vitest.provide("survey", folder ?? null);
  vitest.provide("patience", patience);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(tests, false);
  return unhandledErrors.length === 0 && testModules.every((module) => module.ok());
}

const failures = (vitest: Vitest): string =>
  vitest.state
    .getTestModules()
    .flatMap((module) => [...module.errors(), ...[...module.children.allTests("failed")].flatMap((test) => test.result().errors ?? [])])
    .map(({ message }) => message)
    .join("\n");
