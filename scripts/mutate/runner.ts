import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TestRunner } from "vitest";

/** What a run is told, and what it answers. */
export interface Order {
  /** The one mutant that is awake all the time; null where each test tries the mutants that it reaches. */
  readonly awake: number | null;
  /** Those to be tried. */
  readonly wanted: readonly number[];
  /** Where the answer is written: a file for each process. */
  readonly folder: string;
  /** Milliseconds that one test may take before it is said that a mutant does not end. */
  readonly patience: number;
}

export interface Answer {
  /** A test failed with the mutant, and not without it. */
  readonly killed: readonly number[];
  /** A test ran it, again and again, and could not tell. */
  readonly tried: readonly number[];
  /** A test ran it that cannot be run again and again: it is asked in a process of its own. */
  readonly doubtful: readonly number[];
  /** By the test file, what ran at all: when modules were loaded, in hooks, in tests. */
  readonly reached: readonly { readonly file: string; readonly ids: readonly number[] }[];
}

declare module "vitest" {
  interface ProvidedContext {
    order: Order;
  }
}

/** Kept for the whole process, whose test files share their modules. */
interface State {
  __mutant?: (id: number) => boolean;
  __mutants?: { killed: Set<number>; tried: Set<number>; doubtful: Set<number>; reached: Map<string, Set<number>> };
}

const state = globalThis as State;
state.__mutants ??= { killed: new Set(), tried: new Set(), doubtful: new Set(), reached: new Map() };
const { killed, tried, doubtful, reached } = state.__mutants;

let awake: number | null = null;
let seen = new Set<number>();
let deadline = Number.POSITIVE_INFINITY;
let asked = 0;

state.__mutant = (id) => {
  seen.add(id);
  asked += 1;
  if (asked % 4096 === 0 && Date.now() > deadline) throw new Error("a mutant does not end");
  return id === awake;
};

/**
 * Runs each test once as it is, to see which mutants it reaches, and then once more for each of them, in one process. A test
 * that does not pass twice as it is, before or after, is not believed.
 */
// biome-ignore lint/style/noDefaultExport: vitest reads a runner from here
export default class MutantRunner extends TestRunner {
  readonly order: Order;

  constructor(config: ConstructorParameters<typeof TestRunner>[0]) {
    super(config);
    this.order = this.injectValue("order") as Order;
    // From here on: what runs while modules are loaded is to see it too.
    awake = this.order.awake;
  }

  async runTask(test: Parameters<TestRunner["onAfterTryTask"]>[0]): Promise<void> {
    const run = TestRunner.getTestFn(test);
    if (this.order.awake !== null) {
      deadline = Date.now() + this.order.patience;
      return inTime(run, this.order.patience);
    }
    const start = Date.now();
    await run();
    const once = [...seen];
    this.keepSeen(test.file.filepath);
    const doubt = (): void => {
      for (const id of once) doubtful.add(id);
    };
    if (!(await passes(run))) return doubt();
    const patience = Math.min(this.order.patience, 1000 + 5 * (Date.now() - start));
    const reachedHere = [...seen];
    const candidates = this.order.wanted.filter((id) => seen.has(id) && !killed.has(id));
    const fallen: number[] = [];
    for (const id of candidates) {
      awake = id;
      deadline = Date.now() + patience;
      if (!(await passes(() => inTime(run, patience)))) fallen.push(id);
    }
    awake = null;
    deadline = Number.POSITIVE_INFINITY;
    const isSound = fallen.length === 0 || (await passes(run));
    seen = new Set();
    if (!isSound) return doubt();
    for (const id of fallen) killed.add(id);
    for (const id of reachedHere) tried.add(id);
  }

  override onAfterRunFiles(files: Parameters<TestRunner["onAfterRunFiles"]>[0]): void {
    super.onAfterRunFiles(files);
    for (const { filepath } of files) this.keepSeen(filepath);
    const answer: Answer = {
      killed: [...killed],
      tried: [...tried],
      doubtful: [...doubtful],
      reached: [...reached].map(([file, ids]) => ({ file, ids: [...ids] })),
    };
    writeFileSync(join(this.order.folder, `${process.pid}.json`), JSON.stringify(answer));
  }

  private keepSeen(file: string): void {
    const ids = reached.get(file) ?? new Set();
    for (const id of seen) ids.add(id);
    reached.set(file, ids);
    seen = new Set();
  }
}

/** A mutant may leave a test waiting for what never comes. */
async function inTime(run: () => unknown, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("a mutant does not end")), milliseconds);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function passes(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return true;
  } catch {
    return false;
  }
}
