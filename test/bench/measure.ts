import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** Whole processes, timed from outside in turn with a baseline, so that a drifting machine slows both alike. */
export interface Measured {
  readonly name: string;
  /** Median over the rounds of this command's wall time divided by the baseline's of the same round. */
  readonly ratio: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const ROUNDS = 11;
const PEAK = resolve(import.meta.dirname, "peak.cjs");

/** One run of a whole process, in milliseconds. */
export function timeOf(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} → ${status}\n${stderr}`);
  return performance.now() - start;
}

/** The peak memory of one run, in MB. */
export function peakOf(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const { output } = spawnSync(process.execPath, ["--require", PEAK, ...args], {
    env,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  return Number(output[3]) / 1024;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Times a command against `node -e 0`; `before` puts things back, outside the clock. */
export function measure(name: string, args: readonly string[], env: NodeJS.ProcessEnv, before: () => void = () => {}): Measured {
  const times: number[] = [];
  const ratios: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    before();
    const baseline = timeOf(["-e", "0"], env);
    const own = timeOf(args, env);
    if (round < 0) continue;
    times.push(own);
    ratios.push(own / baseline);
  }
  before();
  return { name, ratio: median(ratios), milliseconds: median(times), megabytes: peakOf(args, env) };
}
