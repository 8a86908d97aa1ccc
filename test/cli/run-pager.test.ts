import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { RunPager } from "../../src/terminal/pager.ts";
import { ROOT } from "../office/session.ts";

/** The pager as bin/start.js starts it: a process of its own, named as a shell understands it. */
const { runPager } = createRequire(import.meta.url)(join(ROOT, "bin/start.js")) as { runPager: RunPager };

const LONG = "张三\n".repeat(200_000);

test("it gets the whole content, and is waited for", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-pager-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const read = join(folder, "读到的.txt");
  expect(await runPager(`cat > '${read}'`, LONG, false)).toBe(true);
  expect(readFileSync(read, "utf8")).toBe(LONG);
});

test.each([
  ["that reads a part only", "head -c 1 > /dev/null"],
  ["that fails", "exit 3"],
  ["that is stopped", "kill -INT $$"],
])("one %s is no error", async (_, command) => {
  expect(await runPager(command, LONG, false)).toBe(true);
});

test("one that is not there is told", async () => {
  expect(await runPager("cppcc-no-such-pager 2> /dev/null", LONG, false)).toBe(false);
});
