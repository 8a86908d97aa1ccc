import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { licencesOf } from "./licences.js";

/**
 * Modules that are not loaded as they stand. node:process reads every property once when it is imported, and so makes all
 * streams; commander imports node:child_process for subcommands in files of their own, which we have not: together they
 * are a third of the start-up of --help. exceljs, which writes here and reads nothing, wants unzipper for its reader, and
 * that a package that has no licence at all.
 */
const INSTEAD = { "node:process": "globalThis.process", "node:child_process": "{}", unzipper: "{}" };

const builtins = {
  name: "builtins",
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:process|node:child_process|unzipper)$/ }, ({ path }) => ({ path, namespace: "builtin" }));
    bundler.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = ${INSTEAD[path]};`,
      loader: "js",
    }));
  },
};

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

/**
 * string-width looks at every cell of a table several times, and for emoji each time: half of what a table of 240 rows
 * costs. A text of nothing but ASCII, box lines, Han characters and full-width signs is counted at once.
 */
const width = {
  name: "width",
  setup(bundler) {
    bundler.onResolve({ filter: /^string-width$/ }, ({ pluginData }) =>
      pluginData === "the original" ? undefined : { path: "string-width", namespace: "width" },
    );
    bundler.onResolve({ filter: /^the-original$/, namespace: "width" }, ({ resolveDir }) =>
      bundler.resolve("string-width", { resolveDir, kind: "require-call", pluginData: "the original" }),
    );
    bundler.onLoad({ filter: /.*/, namespace: "width" }, () => ({
      contents: `
        const original = require("the-original");
        const PLAIN = /^[\\x20-\\x7e\\u2500-\\u257f\\u3001-\\u303f\\u4e00-\\u9fff\\uff01-\\uff5e]*$/;
        module.exports = (text) => {
          if (!PLAIN.test(text)) return original(text);
          let width = text.length;
          for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x2fff) width += 1;
          return width;
        };`,
      resolveDir: process.cwd(),
      loader: "js",
    }));
  },
};

const OUT = "dist";
const making = `${OUT}.new`;
rmSync(making, { recursive: true, force: true });
mkdirSync(making);
writeFileSync(join(making, "package.json"), '{ "type": "commonjs" }\n');

/** The default rule set, read by the very sources that are bundled below (src/rules/rule-set.ts). */
async function shippedRules() {
  const outfile = join(making, "read.js");
  const contents = 'export { readRuleFile } from "./src/rules/read.ts"; export { hashOf } from "./src/rules/rule-set.ts";';
  await build({ stdin: { contents, resolveDir: "." }, outfile, bundle: true, format: "cjs", platform: "node" });
  const { readRuleFile, hashOf } = createRequire(import.meta.url)(resolve(outfile));
  rmSync(outfile);
  const text = readFileSync("rules/default.yaml", "utf8");
  return { text, hash: hashOf(text), file: readRuleFile(text, "rules/default.yaml") };
}

/** One bundle, split so that a command loads only what it needs. */
const { outputFiles, metafile } = await build({
  entryPoints: { main: "src/main.ts", "reader-worker": "src/workbooks/reading/reader-worker.ts" },
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22.12",
  charset: "utf8",
  plugins: [builtins, sqlite, width],
  define: { SHIPPED_RULES: JSON.stringify(await shippedRules()) },
  write: false,
  metafile: true,
  logLevel: "warning",
});
writeFileSync(join(making, "LICENSES.txt"), licencesOf(metafile, Object.keys(INSTEAD)));

/**
 * esbuild splits ES modules only, but Node's loader of ES modules costs a sixth of its start-up: each piece is turned
 * into CommonJS as it is, dynamic imports into late requires.
 */
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
