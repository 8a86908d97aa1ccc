import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, test } from "vitest";
import { closeWorkshop, moveOut, openWorkshop } from "../../src/trips/demo/demo-folder.ts";

function place(): string {
  const at = mkdtempSync(join(tmpdir(), "cppcc-demo-"));
  onTestFinished(() => rmSync(at, { recursive: true, force: true }));
  return join(at, "演示");
}

/** A demo of two files. */
function demo(folder: string, words = "样例"): void {
  const workshop = openWorkshop(folder);
  writeFileSync(join(workshop, "cppcc.db"), words);
  mkdirSync(join(workshop, "导出"));
  writeFileSync(join(workshop, "导出", `${words}.docx`), words);
  moveOut(folder);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name !== "导出")
    .sort();

it("a demo goes into a new folder, and takes the place of an earlier one", () => {
  const folder = place();
  demo(folder);
  expect(filesIn(folder)).toEqual([".cppcc-demo", "cppcc.db", "导出/样例.docx"]);
  rmSync(join(folder, "导出/样例.docx"));
  demo(folder, "新样例");
  expect(filesIn(folder)).toEqual([".cppcc-demo", "cppcc.db", "导出/新样例.docx"]);
  expect(readFileSync(join(folder, "cppcc.db"), "utf8")).toBe("新样例");
});

it("what a demo that was stopped left is taken away, at whatever step it was", () => {
  const folder = place();
  demo(folder);
  openWorkshop(folder);
  writeFileSync(join(folder, ".cppcc-demo.part/cppcc.db"), "半");
  writeFileSync(join(folder, "..cppcc-demo.1.part"), "半");
  demo(folder);
  closeWorkshop(folder);
  expect(filesIn(folder).filter((name) => !name.includes(".1.part"))).toEqual([".cppcc-demo", "cppcc.db", "导出/样例.docx"]);
});

test.each<[string, string, (folder: string) => void]>([
  ["a file of the clerk's", "我的.txt", (folder) => writeFileSync(join(folder, "我的.txt"), "")],
  ["one among the exports", "导出/我的.txt", (folder) => writeFileSync(join(folder, "导出/我的.txt"), "")],
  ["a record file that was worked in", "cppcc.db", (folder) => writeFileSync(join(folder, "cppcc.db"), "做过")],
  ["its journal", "cppcc.db-journal", (folder) => writeFileSync(join(folder, "cppcc.db-journal"), "")],
  ["a link", "别处", (folder) => symlinkSync("导出", join(folder, "别处"))],
  ["no list of what was made", "cppcc.db、导出/样例.docx", (folder) => writeFileSync(join(folder, ".cppcc-demo"), "")],
])("%s is named, and everything stays", (_, named, change) => {
  const folder = place();
  demo(folder);
  change(folder);
  const before = filesIn(folder);
  expect(() => openWorkshop(folder)).toThrow(`changed since: ${named} (`);
  expect(filesIn(folder)).toEqual(before);
});

it("a file that comes while the demo is made is named too", () => {
  const folder = place();
  openWorkshop(folder);
  writeFileSync(join(folder, "我的.txt"), "我的");
  expect(() => moveOut(folder)).toThrow(/我的\.txt/);
  expect(readFileSync(join(folder, "我的.txt"), "utf8")).toBe("我的");
});
