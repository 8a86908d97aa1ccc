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

/** better-sqlite3 goes into the bundle: from node_modules, its eleven files cost 29 % of what node -e 0 takes. The native binding alone stays where npm put it, and is looked for when a record file is opened (src/store/database.ts). */
const BINDING = `const { dirname, join } = require("node:path");
exports.getBinding = () => require(join(dirname(require.resolve("better-sqlite3/package.json")), "lib", "binding.js")).getBinding();`;

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
  rolldown({ input, platform: "node", plugins: [instead], transform: { target: "node22.14", ...more } });

rmSync(making, { recursive: true, force: true });
mkdirSync(making);
writeFileSync(join(making, "package.json"), '{ "type": "commonjs" }\n');

/** What `npm version` moves. */
const versionOfPackage = () => JSON.parse(readFileSync("package.json", "utf8")).version;

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

/** What a file imports, and that in its turn. */
function importsOf(file, modules) {
  const found = new Set([resolve(file)]);
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** A piece of all that a file imports; asked for each module, worked out once. */
function pieceOf(name, file, priority) {
  let imports;
  const inPiece = (id, modules) => {
    imports ??= importsOf(file, modules);
    return imports.has(id) && id !== resolve("src/main.ts") ? name : null;
  };
  return { name: inPiece, debugName: name, priority };
}

/**
 * One bundle in pieces, so that a command loads only what it needs, as CommonJS: Node's loader of ES modules costs a sixth
 * of its start-up. Each file costs as much as reading 20 kB, so what more than a few commands share is one piece.
 */
const bundle = await bundled(
  { main: "src/main.ts", "reader-worker": "src/workbooks/reading/reader-worker.ts" },
  { define: { SHIPPED_RULES: JSON.stringify(await shippedRules()), CPPCC_VERSION: JSON.stringify(versionOfPackage()) } },
);
const { output } = await bundle.write({
  dir: making,
  format: "cjs",
  minify: true,
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
  codeSplitting: {
    groups: [
      // Every command loads the one, and every command with a record file the other.
      pieceOf("start", "src/main.ts", 2),
      pieceOf("store", "src/store/store.ts", 1),
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
