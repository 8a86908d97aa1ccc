import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");

/** Which folders a folder may import from, beside itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  report: ["domain"],
  disk: ["domain"],
  rules: ["disk", "domain"],
  store: ["disk", "domain"],
  workbooks: ["disk", "domain", "report"],
  documents: ["domain", "report"],
  terminal: ["domain", "report"],
  trips: ["disk", "domain", "report", "rules", "store", "workbooks", "documents"],
  commands: ["disk", "domain", "report", "rules", "store", "workbooks", "documents", "terminal", "trips"],
  "main.ts": ["commands", "disk", "domain", "store", "terminal"],
};

/** The same inside the largest folder: bytes → grid → tables → what each import makes of them; the writers know the imports. */
const IN_WORKBOOKS: Readonly<Record<string, readonly string[]>> = {
  "grid.ts": [],
  reading: ["grid.ts"],
  tables: ["grid.ts"],
  imports: ["grid.ts", "tables"],
  writing: ["grid.ts", "tables", "imports"],
};

/** Which folder owns a package. */
const OWNER: Readonly<Record<string, string>> = {
  "better-sqlite3": "store",
  "csv-parse": "workbooks",
  exceljs: "workbooks",
  "@e965/xlsx": "workbooks",
  saxes: "workbooks",
  docx: "documents",
  chalk: "terminal",
  "string-width": "terminal",
  inquirer: "terminal",
  yaml: "rules",
  valibot: "rules",
  "fraction.js": "domain",
};

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const folderOf = (file: string): string => file.split(/[/\\]/)[0] as string;
const imports = files.flatMap((file) =>
  [...readFileSync(join(SRC, file), "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, target]) => ({
    file,
    target: target as string,
  })),
);

describe("imports go one way", () => {
  it("every folder is known", () => {
    expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(MAY).sort());
  });

  it.each(imports.filter(({ target }) => target.startsWith(".")))("$file → $target", ({ file, target }) => {
    const from = folderOf(file);
    const to = folderOf(relative(SRC, join(SRC, dirname(file), target)));
    expect([from, ...(MAY[from] ?? [])]).toContain(to);
  });

  it.each(imports.filter(({ file, target }) => folderOf(file) === "workbooks" && target.startsWith(".")))(
    "within workbooks: $file → $target",
    ({ file, target }) => {
      const [, from = ""] = file.split(/[/\\]/);
      const [folder, to = ""] = relative(SRC, join(SRC, dirname(file), target)).split(/[/\\]/);
      if (folder === "workbooks") expect([from, ...(IN_WORKBOOKS[from] ?? [])]).toContain(to);
    },
  );

  it.each(imports.filter(({ target }) => target in OWNER))("$target is used in its own folder only ($file)", ({ file, target }) => {
    expect(folderOf(file)).toBe(OWNER[target]);
  });

  it("the domain and the reports do no I/O and know no clock", () => {
    for (const file of files.filter((name) => ["domain", "report"].includes(folderOf(name)))) {
      expect(readFileSync(join(SRC, file), "utf8"), file).not.toMatch(/from "node:|new Date\(\)|Date\.now|process\./);
    }
  });
});
