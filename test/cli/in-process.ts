import { main } from "../../src/main.ts";
import { type Answer, ROOT } from "../support/office.ts";
import type { Desk, Refusal } from "./desk.ts";

/** What a command answers, in this process and from the sources: for the many commands whose words alone are looked at. */
export async function typed(argv: readonly string[], { cwd = ROOT, db = "/nowhere/office.db" } = {}): Promise<Answer> {
  const said = { stdout: "", stderr: "" };
  const hear = (stream: keyof typeof said) => ({
    write: (text: string): void => {
      said[stream] += text;
    },
  });
  const status = await main(argv, {
    env: { CPPCC_DB: db, CPPCC_USER: "测试员", CPPCC_LANG: "zh" },
    cwd,
    root: ROOT,
    stdin: process.stdin,
    stdout: hear("stdout"),
    stderr: hear("stderr"),
    isTerminal: () => false,
    now: () => new Date().toISOString(),
    today: "2027-01-10",
  });
  return { status, ...said };
}

/** A desk whose commands run in this process; `slow` is the real binary on the same record file. */
export function quick(slow: Desk) {
  const run = (...args: string[]): Promise<Answer> => typed(args, { cwd: slow.folder, db: slow.db });

  async function ok(...args: string[]): Promise<Answer> {
    const answer = await run(...args);
    if (answer.status !== 0) throw new Error(`cppcc ${args.join(" ")} → ${answer.status}\n${answer.stdout}${answer.stderr}`);
    return answer;
  }

  return {
    slow,
    db: slow.db,
    workbook: slow.workbook,
    run,
    ok,
    json: async <Value>(...args: string[]): Promise<Value> => JSON.parse((await ok(...args, "--json")).stdout) as Value,
    refusal: async (...args: string[]): Promise<Refusal["error"] & { status: number; stdout: string }> => {
      const { status, stdout, stderr } = await run(...args, "--json");
      return { ...(JSON.parse(stderr) as Refusal).error, status, stdout };
    },
  };
}
