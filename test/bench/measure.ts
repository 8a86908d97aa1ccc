import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const USAGE = resolve(import.meta.dirname, "usage.cjs");

/** One run of a whole process, in milliseconds. */
export function timeOf(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} → ${status}\n${stderr}`);
  return performance.now() - start;
}

/** What one run cost: user and system CPU in milliseconds, peak memory in MB. */
function usageOf(args: readonly string[], env: NodeJS.ProcessEnv): { cpu: number; peak: number } {
  const { status, output } = spawnSync(process.execPath, ["--require", USAGE, ...args], {
    env,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${args.join(" ")} → ${status}\n${output[2]}`);
  const [cpu = 0, peak = 0] = (output[3] ?? "").split(" ").map(Number);
  return { cpu: cpu / 1000, peak: peak / 1024 };
}

/** The peak memory of one run, in MB. */
export const peakOf = (args: readonly string[], env: NodeJS.ProcessEnv): number => usageOf(args, env).peak;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** A command of a start, and what it may cost. */
export interface Start {
  readonly name: string;
  readonly args: readonly string[];
  /** At most so many times the CPU of node -e 0. */
  readonly target: number;
  /** Puts things back before each run. */
  readonly before?: () => void;
}

const ROUNDS = 21;

/**
 * User and system CPU of whole processes, medians: that of `node -e 0`, of this checkout and, if there is one, of another,
 * in turn within each round, so that a busy machine slows all alike.
 */
export function measureStart({ args, before = () => {} }: Start, checkouts: readonly string[], env: NodeJS.ProcessEnv) {
  const bare: number[] = [];
  const runs = checkouts.map((checkout) => ({ bin: join(checkout, "bin/cppcc.js"), cpu: [] as number[], peak: 0 }));
  for (let round = -1; round < ROUNDS; round += 1) {
    const nothing = usageOf(["-e", "0"], env).cpu;
    if (round >= 0) bare.push(nothing);
    for (const run of round % 2 === 0 ? runs : runs.toReversed()) {
      before();
      const { cpu, peak } = usageOf([run.bin, ...args], env);
      run.peak = peak;
      if (round >= 0) run.cpu.push(cpu);
    }
  }
  return { bare: median(bare), runs: runs.map(({ cpu, peak }) => ({ cpu: median(cpu), peak })) };
}
