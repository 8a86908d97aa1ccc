import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** What stands on the driver of SQLite most: in every suite it is run on Node's own, too (--mode second-driver; all of it: node-sqlite). */
const ON_BOTH_DRIVERS = [
  "test/store/**/*.test.ts",
  "test/cli/{backup,bad-input,binary,closing,corrections,import-safety,lend,safety,upgrade,year}.test.ts",
];

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from here
export default defineConfig(({ mode }) => ({
  // As the build does (scripts/build.js).
  define: { CPPCC_VERSION: JSON.stringify(JSON.parse(readFileSync("package.json", "utf8")).version) },
  test: {
    include: mode === "second-driver" ? ON_BOTH_DRIVERS : ["test/**/*.test.ts"],
    setupFiles: ["test/office/own-cache.ts"],
    // No test is told by the clock that it has failed: a busy machine is slow, and a test that hangs is ended by whoever runs them.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What a library says to the console while a file is read belongs to nobody; of a test that fails it is shown.
    silent: "passed-only",
    // One worker for each core, not one fewer: while a test waits for a process or a thread of its own, the other goes on.
    maxWorkers: "100%",
    // No test changes what a module holds: the sources are loaded once a worker, and not once a file.
    isolate: false,
    env: {
      CPPCC_TODAY: "2027-01-10",
      CPPCC_LANG: "zh",
      NO_COLOR: "1",
      // The threads that read workbooks load their sources compiled: half of what a small import costs.
      NODE_COMPILE_CACHE: join(tmpdir(), "cppcc-tests-compiled"),
      ...(["second-driver", "node-sqlite"].includes(mode) && { CPPCC_SQLITE: "node" }),
    },
  },
}));
