import type { Refusal } from "./answers.ts";
import type { Answer } from "./session.ts";

export type Typist = ReturnType<typeof typist>;

type Run = (...args: string[]) => Promise<Answer>;

/** One way to type commands, and what tests make of the answers. */
export function typist(run: Run) {
  /** Runs what must succeed. */
  async function ok(...args: string[]): Promise<Answer> {
    const answer = await run(...args);
    if (answer.status !== 0) throw new Error(`cppcc ${args.join(" ")} → ${answer.status}\n${answer.stdout}${answer.stderr}`);
    return answer;
  }

  return {
    run,
    ok,
    /** What is printed with --json. */
    json: async <Value>(...args: string[]): Promise<Value> => JSON.parse((await ok(...args, "--json")).stdout) as Value,
    /** What must be refused, as --json says it. */
    refusal: async (...args: string[]): Promise<Refusal["error"] & { status: number; stdout: string }> => {
      const { status, stdout, stderr } = await run(...args, "--json");
      return { ...(JSON.parse(stderr) as Refusal).error, status, stdout };
    },
  };
}
