import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from here
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests wait for processes of their own: one worker for each core, not one fewer.
    maxWorkers: "100%",
    // No test changes what a module holds: the sources are loaded once a worker, and not once a file.
    isolate: false,
    env: { CPPCC_TODAY: "2027-01-10", CPPCC_LANG: "zh", NO_COLOR: "1" },
  },
});
