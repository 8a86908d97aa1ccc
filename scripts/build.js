import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, transform } from "esbuild";

/**
 * Node's own modules by process.getBuiltinModule instead of an import: the public facade of node:process or node:fs
 * reads every property once, and so makes all streams and loads fs/promises, a third of the start-up of --help.
 */
const builtins = {
  name: "builtins",
  setup(bundler) {
    bundler.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "builtin" }));
    bundler.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = ${sourceOf(path)};`,
      loader: "js",
    }));
  },
};

function sourceOf(path) {
  if (path === "node:process") return "globalThis.process";
  // commander loads child_process for subcommands in files of their own, which we have not.
  if (path === "node:child_process") return "{}";
  return `process.getBuiltinModule(${JSON.stringify(path)})`;
}

/** better-sqlite3's eleven small files in one piece; its native binding alone stays where npm put it. */
const sqlite = {
  name: "sqlite",
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/binding$/ }, ({ importer, path }) =>
      importer.includes("better-sqlite3") ? { path, namespace: "binding" } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: "binding" }, () => ({
      contents:
        'const { dirname, join } = process.getBuiltinModule("node:path"); module.exports = require(join(dirname(require.resolve("better-sqlite3")), "binding.js"));',
      loader: "js",
    }));
  },
};

const OUT = "dist";

/** One bundle, split so that a command loads only what it needs. */
const { outputFiles } = await build({
  entryPoints: { main: "src/main.ts", "reader-worker": "src/workbooks/reader-worker.ts" },
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22.12",
  charset: "utf8",
  plugins: [builtins, sqlite],
  write: false,
  logLevel: "warning",
});

/**
 * esbuild splits ES modules only, but Node's loader of ES modules costs a sixth of its start-up: each piece is turned
 * into CommonJS as it is, dynamic imports into late requires.
 */
const making = `${OUT}.new`;
rmSync(making, { recursive: true, force: true });
mkdirSync(making);
writeFileSync(join(making, "package.json"), '{ "type": "commonjs" }\n');
for (const { path, text } of outputFiles) {
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: "node22.12",
    minify: true,
    supported: { "dynamic-import": false },
    define: { "import.meta.url": "__moduleUrl" },
    banner: 'const __moduleUrl = "file://" + __filename;',
    logLevel: "warning",
  });
  writeFileSync(join(making, basename(path)), code);
}
rmSync(OUT, { recursive: true, force: true });
renameSync(making, OUT);
