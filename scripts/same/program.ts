import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** What came back from one command line. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  /** A number, or the signal that ended it. */
  readonly exit: number | string;
}

export interface Desk {
  /** The folder where the command is typed. */
  readonly work: string;
  /** The user's home: settings, data and caches of the program land here and nowhere else. */
  readonly home: string;
  readonly today: string;
  /** The moment at which the program's clock stands. */
  readonly now: string;
}

const CLOCK = join(import.meta.dirname, "still-clock.cjs");
const PATIENCE = 120_000;

export const builtAt = (checkout: string): boolean => existsSync(join(checkout, "dist/main.js"));

/** Runs the built program of a checkout; nothing of this process's surroundings reaches it but PATH. */
export function runProgram(
  checkout: string,
  words: readonly string[],
  desk: Desk,
  variables: Readonly<Record<string, string>>,
): Promise<Answer> {
  mkdirSync(desk.home, { recursive: true });
  const env = {
    PATH: process.env.PATH,
    HOME: desk.home,
    XDG_DATA_HOME: join(desk.home, "data"),
    XDG_CONFIG_HOME: join(desk.home, "config"),
    XDG_CACHE_HOME: join(desk.home, "cache"),
    TZ: "Asia/Shanghai",
    NODE_OPTIONS: `--require ${JSON.stringify(CLOCK)}`,
    NO_COLOR: "1",
    SAME_NOW: desk.now,
    CPPCC_DB: join(desk.work, "office.db"),
    CPPCC_TODAY: desk.today,
    CPPCC_USER: "测试员",
    CPPCC_LANG: "zh",
    ...variables,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(checkout, "bin/cppcc.js"), ...words], {
      cwd: desk.work,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PATIENCE,
    });
    const said: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
    child.stdout.on("data", (chunk: Buffer) => said.stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({
        stdout: Buffer.concat(said.stdout).toString("utf8"),
        stderr: Buffer.concat(said.stderr).toString("utf8"),
        exit: code ?? signal ?? "?",
      }),
    );
  });
}
