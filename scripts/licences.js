import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Licences that somebody has looked at: they let a program be bundled and handed on, with their text. */
const KNOWN = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT/X11",
  "Unlicense",
  "MIT OR CC0-1.0",
  "(MIT AND Zlib)",
  "(MIT OR GPL-3.0-or-later)",
  "(MIT OR CC0-1.0)",
]);

/**
 * The text that goes out with a bundle, by the files that went into it: each package, its version, its licence, and the words of that. Some packages
 * were bundled from others before (docx): what a package depends on counts as in it, but for what the build leaves out.
 */
export function licencesOf(files, leftOut = []) {
  const folders = new Set(files.flatMap((file) => folderOf(file) ?? []));
  for (const folder of folders)
    for (const name of dependenciesOf(folder)) {
      const found = leftOut.includes(name) ? undefined : installed(folder, name);
      if (found !== undefined) folders.add(found);
    }
  const packages = [...new Map([...folders].map(readPackage).map((each) => [each.title, each])).values()].sort((a, b) =>
    a.title < b.title ? -1 : 1,
  );
  const unknown = packages.filter(({ licence }) => !KNOWN.has(licence));
  if (unknown.length > 0)
    throw new Error(
      `licences that nobody has looked at (scripts/licences.js): ${unknown.map(({ title, licence }) => `${title}: ${licence}`).join("; ")}`,
    );
  return [
    "cppcc 的程序文件里带有下列软件，各按其许可使用。",
    "The program files of cppcc contain the software below, each under its licence.",
    "",
    ...packages.map(({ title, licence }) => `${title}  ${licence}`),
    ...packages.map(({ title, licence, words }) => `\n${"=".repeat(100)}\n${title}  ${licence}\n\n${words}`),
    "",
  ].join("\n");
}

/** The package that a bundled file is of; none for our own. */
const folderOf = (file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll("\\", "/"))?.[1];

const dependenciesOf = (folder) => Object.keys(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies ?? {});

/** Where a package finds another: in its own node_modules, or in one above. */
function installed(folder, name) {
  const above = folder.split("/node_modules/").map((_, i, parts) => parts.slice(0, parts.length - i).join("/node_modules/"));
  const places = [...above.map((each) => `${each}/node_modules/${name}`), `node_modules/${name}`];
  return places.find((place) => existsSync(join(place, "package.json")));
}

function readPackage(folder) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const licence = (typeof license === "object" ? license?.type : license) ?? licenses?.map(({ type }) => type).join(" OR ") ?? "?";
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)(?![a-z])/i.test(file))
    .sort();
  const words = files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  return { title: `${name} ${version}`, licence, words: words || `(${licence}; the package has no file of its licence: see package.json)` };
}
