import type { Job } from "./sides.ts";

/** Runs the jobs, at most so many at once, each after the one that it waits for. */
export async function runJobs(jobs: readonly Job[], atOnce: number, tell: (job: Job) => void): Promise<void> {
  const waiting = [...jobs];
  const over = new Set<string>();
  const pending = new Set(jobs.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    const next =
      running.size < atOnce ? waiting.findIndex(({ after }) => after === undefined || over.has(after) || !pending.has(after)) : -1;
    if (next === -1) {
      await Promise.race(running);
      continue;
    }
    const [job] = waiting.splice(next, 1) as [Job];
    const run = job.run().then(() => {
      over.add(job.name);
      running.delete(run);
      tell(job);
    });
    running.add(run);
  }
}
