import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { writeFilesSafely } from "../../src/trips/output.ts";

it("of several files none gets its name where one of them cannot be made, and the error names that one", () => {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-output-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "a.docx"), "旧");
  mkdirSync(join(folder, "导出"));
  writeFileSync(join(folder, "c"), "不是文件夹");
  const files = [join(folder, "a.docx"), join(folder, "导出", "b.docx"), join(folder, "c", "d.docx")].map((path) => ({
    path,
    content: Buffer.from("新"),
  }));
  expect(() => writeFilesSafely(files)).toThrow(
    expect.objectContaining({
      code: "machine.no_folder",
      text: expect.objectContaining({ zh: expect.stringContaining(join(folder, "c")) }),
    }),
  );
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["a.docx", "c", "导出"]);
  expect(readFileSync(join(folder, "a.docx"), "utf8")).toBe("旧");
  writeFilesSafely(files.slice(0, 2));
  expect(readFileSync(join(folder, "a.docx"), "utf8")).toBe("新");
});
