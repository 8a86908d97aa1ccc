import { main } from "../../src/main.ts";
import { type Answer, ROOT } from "../support/office.ts";

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
