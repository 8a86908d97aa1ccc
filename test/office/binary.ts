import { execFile } from "node:child_process";
import { join } from "node:path";
import { type Answer, ROOT, type Session, variablesOf } from "./session.ts";

export const BINARY = join(ROOT, "bin/cppcc.js");

/** The variables of a process of its own: this one's, without what speeds up the tests' own threads. */
export function processVariables(session: Session): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE: _, ...own } = process.env;
  return { ...own, ...variablesOf(session) };
}

/** What the built program answers, as a process of its own. */
export function runBinary(argv: readonly string[], session: Session): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [BINARY, ...argv],
      { cwd: session.folder, env: processVariables(session), encoding: "utf8", maxBuffer: 64 * 1024 ** 2 },
      (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
