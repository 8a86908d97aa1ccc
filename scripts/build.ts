import { rmSync } from "node:fs";
import { build } from "esbuild";

/** One bundle, split so that a command loads only what it needs; better-sqlite3 alone stays outside, being native. */
rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: { main: "src/main.ts", "reader-worker": "src/workbooks/reader-worker.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22.12",
  minifySyntax: true,
  minifyWhitespace: true,
  external: ["better-sqlite3"],
  banner: { js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);' },
  logLevel: "warning",
});
