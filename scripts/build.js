import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { licencesOf } from "./licences.js";

const OUT = "dist";
const making = `${OUT}.new`;

/**
 * Modules that are not loaded as they stand.
 *
 * commander imports node:child_process for subcommands in files of their own, which we have not: it costs
 * each start 7 % of what node -e 0 takes.
 * exceljs, which writes here and reads nothing, wants unzipper for its reader, and that a package without a licence.
 */
const INSTEAD = { "node:child_process": "{}", unzipper: "{}" };

/** better-sqlite3 goes into the bundle: from node_modules, its eleven files cost 29 % of what node -e 0 takes. The native binding alone stays where npm put it. */
const BINDING =
  'const { dirname, join } = require("node:path"); module.exports = require(join(dirname(require.resolve("better-sqlite3")), "binding.js"));';

const instead = {
  name: "instead",
  resolveId(id, importer) {
    if (id in INSTEAD) return `\0instead:${id}`;
    return id === "./binding" && importer?.includes("better-sqlite3") ? "\0binding" : undefined;
  },
  load(id) {
    if (id === "\0binding") return BINDING;
    return id.startsWith("\0instead:") ? `module.exports = ${INSTEAD[id.slice("\0instead:".length)]};` : undefined;
  },
};

const bundled = (input, more = {}) =>
  rolldown({ input, platform: "node", plugins: [instead], transform: { target: "node22.12", ...more } });

rmSync(making, { recursive: true, force: true });
mkdirSync(making);
writeFileSync(join(making, "package.json"), '{ "type": "commonjs" }\n');

/** The default rule set, read by the very sources that are bundled below (src/rules/rule-set.ts). */
async function shippedRules() {
  const folder = join(making, "reading");
  const bundle = await bundled({ read: "src/rules/read.ts", hash: "src/rules/rule-set.ts" });
  await bundle.write({ dir: folder, format: "cjs" });
  const require = createRequire(resolve(folder, "read.js"));
  const text = readFileSync("rules/default.yaml", "utf8");
  const shipped = { text, hash: require("./hash.js").hashOf(text), file: require("./read.js").readRuleFile(text, "rules/default.yaml") };
  rmSync(folder, { recursive: true });
  return shipped;
}

/** What main.ts imports, and that in its turn: every command loads it. */
let start;
function startOf(modules) {
  if (start !== undefined) return start;
  start = new Set([resolve("src/main.ts")]);
  for (const id of start) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) start.add(imported);
  start.delete(resolve("src/main.ts"));
  return start;
}

/**
 * One bundle in pieces, so that a command loads only what it needs, as CommonJS: Node's loader of ES modules costs a sixth
 * of its start-up. Each file costs as much as reading 20 kB, so what more than a few commands share is one piece.
 */
const bundle = await bundled(
  { main: "src/main.ts", "reader-worker": "src/workbooks/reading/reader-worker.ts" },
  { define: { SHIPPED_RULES: JSON.stringify(await shippedRules()) } },
);
const { output } = await bundle.write({
  dir: making,
  format: "cjs",
  minify: true,
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
  codeSplitting: {
    groups: [
      { name: (id, modules) => (startOf(modules).has(id) ? "start" : null), debugName: "start", priority: 1 },
      { name: "common", minShareCount: 6 },
    ],
  },
});
writeFileSync(
  join(making, "LICENSES.txt"),
  licencesOf(
    output.flatMap(({ moduleIds = [] }) => moduleIds),
    Object.keys(INSTEAD),
  ),
);
rmSync(OUT, { recursive: true, force: true });
renameSync(making, OUT);
