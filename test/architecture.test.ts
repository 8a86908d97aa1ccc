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
  commands: ["domain", "report", "terminal", "trips"],
  "main.ts": ["commands", "disk", "domain", "store", "terminal", "trips"],
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
  commander: "commands",
  "better-sqlite3": "store",
  "node:sqlite": "store",
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

/** The imports of our own files, with the file that each is of. */
const within = imports
  .filter(({ target }) => target.startsWith("."))
  .map(({ file, target }) => ({ file, to: relative(SRC, join(SRC, dirname(file), target)) }));
const arrow = ({ file, to }: { file: string; to: string }): string => `${file} → ${to}`;
const allowed = (may: Readonly<Record<string, readonly string[]>>, from: string, to: string): boolean =>
  from === to || (may[from] ?? []).includes(to);

describe("imports go one way", () => {
  it("and are many", () => {
    expect(within.length).toBeGreaterThan(1000);
  });

  it("every folder is known", () => {
    expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(MAY).sort());
  });

  it("from folder to folder", () => {
    const forbidden = within.filter(({ file, to }) => !allowed(MAY, folderOf(file), folderOf(to)));
    expect(forbidden.map(arrow)).toEqual([]);
  });

  it("as docs/architecture.md draws them", () => {
    const drawing = /```text\n(main\.ts[\s\S]*?)```/.exec(readFileSync(resolve(SRC, "../docs/architecture.md"), "utf8"))?.[1] ?? "";
    const drawn = drawing
      .trim()
      .split("\n")
      .map((line) =>
        line.split("→").map((part) =>
          part
            .trim()
            .split(/\s+/)
            .filter((word) => word !== ""),
        ),
      );
    const arrows = Map.groupBy(within, ({ file }) => folderOf(file));
    const used = (folder: string): string[] =>
      [...new Set((arrows.get(folder) ?? []).map(({ to }) => folderOf(to)))].filter((to) => to !== folder && to !== "domain");
    expect(Object.fromEntries(drawn.map(([from = [], to = []]) => [from[0], to.sort()]))).toEqual(
      Object.fromEntries(drawn.map(([from = []]) => [from[0], used(from[0] as string).sort()])),
    );
    expect(drawn.map(([from = []]) => from[0]).sort()).toEqual(
      Object.keys(MAY)
        .filter((folder) => folder !== "domain")
        .sort(),
    );
  });

  it("within workbooks", () => {
    const inside = (path: string): string => path.split(/[/\\]/)[1] ?? "";
    const forbidden = within.filter(
      ({ file, to }) => folderOf(file) === "workbooks" && folderOf(to) === "workbooks" && !allowed(IN_WORKBOOKS, inside(file), inside(to)),
    );
    expect(forbidden.map(arrow)).toEqual([]);
  });

  it("each package is used in its own folder only", () => {
    const forbidden = imports.filter(({ file, target }) => target in OWNER && folderOf(file) !== OWNER[target]);
    expect(forbidden.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it("the domain and the reports do no I/O and know no clock", () => {
    for (const file of files.filter((name) => ["domain", "report"].includes(folderOf(name)))) {
      expect(readFileSync(join(SRC, file), "utf8"), file).not.toMatch(/from "node:|new Date\(\)|Date\.now|process\./);
    }
  });
});
