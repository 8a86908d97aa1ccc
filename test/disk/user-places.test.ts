import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { completingShells, documentsFolder, readNote, writeNote } from "../../src/disk/user-places.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "cppcc-places-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test("a note is read as it was written, and is its owner's alone", () => {
  const home = folder();
  const places = { config: join(home, "a/b"), cache: "", data: "" };
  expect(readNote(places)).toEqual({ file: null, version: null });
  for (const note of [
    { file: "/档案/一.db", version: null },
    { file: "/档案/二.db", version: "0.2.0" },
  ]) {
    writeNote(places, note);
    expect(readNote(places)).toEqual(note);
  }
  expect([places.config, join(places.config, "config.json")].map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual([
    "700",
    "600",
  ]);
});

test("the documents are where the desktop says, else by their usual names, else at home", () => {
  const home = folder();
  const found = (): string => documentsFolder({ HOME: home });
  expect(found()).toBe(home);
  mkdirSync(join(home, "文档"));
  expect(found()).toBe(join(home, "文档"));
  mkdirSync(join(home, "Documents"));
  expect(found()).toBe(join(home, "Documents"));
  mkdirSync(join(home, ".config"));
  writeFileSync(join(home, ".config/user-dirs.dirs"), '# x\nXDG_DESKTOP_DIR="$HOME/桌面"\nXDG_DOCUMENTS_DIR="$HOME/我的文件"\n');
  // What is said and is not there is no place.
  expect(found()).toBe(join(home, "Documents"));
  mkdirSync(join(home, "我的文件"));
  expect(found()).toBe(join(home, "我的文件"));
  expect(documentsFolder({ HOME: home, XDG_CONFIG_HOME: join(home, "anderswo") })).toBe(join(home, "Documents"));
  const windows = folder();
  mkdirSync(join(windows, "Documents"));
  expect(documentsFolder({ HOME: home, USERPROFILE: windows })).toBe(join(windows, "Documents"));
});

test("shells that call for completion are found by what their own files say", () => {
  const home = folder();
  expect(completingShells({ HOME: home })).toEqual([]);
  writeFileSync(join(home, ".bashrc"), "alias ll='ls -l'\nsource <(cppcc completion bash)\n");
  writeFileSync(join(home, ".zshrc"), "# nothing of ours\n");
  mkdirSync(join(home, ".config/fish"), { recursive: true });
  writeFileSync(join(home, ".config/fish/config.fish"), "cppcc completion fish | source\n");
  expect(completingShells({ HOME: home })).toEqual([join(home, ".bashrc"), join(home, ".config/fish/config.fish")]);
});
