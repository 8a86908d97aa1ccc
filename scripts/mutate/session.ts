import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createVitest, type TestSpecification } from "vitest/node";
import type { Answer, Order } from "./runner.ts";

export type Fate = "killed" | "survived" | "unreached";

/** How long one test may take with a mutant. */
const PATIENCE_MILLISECONDS = 20_000;

/**
 * One vitest with the instrumented sources in it. First every test tries the mutants that it reaches, all in one process;
 * then those that run only while modules are loaded or hooks prepare are tried each in a process of its own.
 */
export async function openSession(root: string, instrumented: ReadonlyMap<string, string>, patterns: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  process.env.CPPCC_GOLDEN_OFFICE ??= join(folder, "office");
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
      runner: join(import.meta.dirname, "runner.ts"),
      // What a mutant prints is never the new golden.
      update: "none",
      // A test of the first run is as many as it tries.
      testTimeout: 3_600_000,
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

  async function run(tests: TestSpecification[], order: Pick<Order, "awake" | "wanted">): Promise<{ passed: boolean; answers: Answer[] }> {
    const answersIn = mkdtempSync(join(folder, "run-"));
    vitest.provide("order", { ...order, folder: answersIn, patience: PATIENCE_MILLISECONDS });
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(tests, false);
    return {
      passed: unhandledErrors.length === 0 && testModules.every((module) => module.ok()),
      answers: readdirSync(answersIn).map((name) => JSON.parse(readFileSync(join(answersIn, name), "utf8")) as Answer),
    };
  }

  return {
    files: specifications.length,

    /** What becomes of each mutant; `fileOf` says which source it is of. */
    async tryOut(wanted: readonly number[], fileOf: (id: number) => string, tell: (id: number, fate: Fate) => void): Promise<void> {
      const { passed, answers } = await run(specifications, { awake: null, wanted });
      if (!passed) throw new Error(`a test fails before anything is changed: ${failures()}`);
      const killed = new Set(answers.flatMap((answer) => answer.killed));
      const tried = new Set(answers.flatMap((answer) => answer.tried));
      const doubtful = new Set(answers.flatMap((answer) => answer.doubtful));
      const reached = answers.flatMap((answer) => answer.reached);
      const filesTried = new Set([...tried].map(fileOf));
      /** The test files that use its source at all: where a module is loaded first is chance, and all there is of a list of constants. */
      const using = (id: number): TestSpecification[] => {
        if (!filesTried.has(fileOf(id))) return specifications;
        const paths = new Set(reached.filter(({ ids }) => ids.some((other) => fileOf(other) === fileOf(id))).map(({ file }) => file));
        return specifications.filter(({ moduleId }) => paths.has(moduleId));
      };
      for (const id of wanted) {
        if (killed.has(id)) tell(id, "killed");
        else if (tried.has(id) && !doubtful.has(id)) tell(id, "survived");
        else if (!reached.some(({ ids }) => ids.includes(id))) tell(id, "unreached");
        else tell(id, (await run(using(id), { awake: id, wanted: [] })).passed ? "survived" : "killed");
      }
    },

    async close(): Promise<void> {
      await vitest.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  function failures(): string {
    return vitest.state
      .getTestModules()
      .flatMap((module) => [...module.errors(), ...[...module.children.allTests("failed")].flatMap((test) => test.result().errors ?? [])])
      .map(({ message }) => message)
      .join("\n");
  }
}
