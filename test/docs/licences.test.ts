import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
// @ts-expect-error: a script of the build, plain JavaScript.
import { licencesOf } from "../../scripts/licences.js";

/** What the program is bundled from goes out with its licences. */

const ROOT = resolve(import.meta.dirname, "../..");
const shipped = readFileSync(join(ROOT, "dist/LICENSES.txt"), "utf8");

/** Packages that our own sources import, by their bare names. */
const imported = new Set(
  globSync("src/**/*.ts", { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), "utf8").matchAll(/(?:from|import\()\s*"((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^"]*)?"/g)].flatMap(
      ([, name = ""]) => (name.startsWith("node:") || name === "node" ? [] : [name]),
    ),
  ),
);

describe("dist/LICENSES.txt", () => {
  it("has every package that the sources import, with its version, its licence and the words of that", () => {
    expect(imported.size).toBeGreaterThan(10);
    for (const name of imported) {
      const { version, license } = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8"));
      expect(shipped).toContain(`\n${name} ${version}  ${license}\n`);
    }
  });

  it("has what those import in their turn", () => {
    for (const name of ["pako", "nanoid", "fflate", "xmlchars", "is-fullwidth-code-point"])
      expect(shipped).toMatch(new RegExp(`\n${name} \\d+\\.\\d+\\.\\d+ {2}\\(?[A-Z]`));
  });

  it("holds the words of each: a package is named in the list and above its own text", () => {
    const [list = "", ...texts] = shipped.split(`\n${"=".repeat(100)}\n`);
    const titles = list.split("\n").filter((line) => /^\S+ \d/.test(line));
    expect(texts.map((each) => each.split("\n", 1)[0])).toEqual(titles);
    for (const each of texts) expect(each.split("\n").slice(1).join("").length).toBeGreaterThan(20);
  });

  it("has nothing that has no licence", () => {
    expect(shipped).not.toMatch(/^buffers /m);
  });
});

describe("licencesOf", () => {
  it("finds the package of a file, also where the whole path is given, with a scope", () => {
    const said = licencesOf([
      "src/main.ts",
      `${ROOT}/node_modules/saxes/saxes.js`,
      "node_modules/@e965/xlsx/xlsx.mjs",
      "node_modules/yaml/dist/index.js",
    ]);
    expect(said).toMatch(/\n@e965\/xlsx \S+ {2}Apache-2\.0\nsaxes \S+ {2}ISC\nxmlchars \S+ {2}MIT\nyaml \S+ {2}ISC\n/);
  });

  it("refuses a licence that nobody has looked at", () => {
    expect(() => licencesOf(["node_modules/buffers/index.js"])).toThrow(/buffers 0\.1\.1: \?/);
  });
});
