import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { putInPlace } from "../../src/disk/place.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "cppcc-disk-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const saying = (words: string) => (part: string) => writeFileSync(part, words);
const modeOf = (file: string): number => statSync(file).mode & 0o777;

/** A process that has ended: its number is nobody's. */
const deadPid = (): number => spawnSync(process.execPath, ["-e", "0"]).pid;

describe("a file comes into its place", () => {
  it("whole, for its owner alone, and under no other name", () => {
    const at = folder();
    putInPlace(join(at, "名单.xlsx"), (part) => {
      expect([existsSync(join(at, "名单.xlsx")), modeOf(part)]).toEqual([false, 0o600]);
      writeFileSync(part, "新");
    });
    expect(readdirSync(at)).toEqual(["名单.xlsx"]);
    expect([readFileSync(join(at, "名单.xlsx"), "utf8"), modeOf(join(at, "名单.xlsx"))]).toEqual(["新", 0o600]);
  });

  it("also under a name as long as names may be", () => {
    const name = `${"长".repeat(83)}.xlsx`;
    const at = folder();
    putInPlace(join(at, name), saying("新"));
    expect(readdirSync(at)).toEqual([name]);
  });

  it("or not at all: what was there stays", () => {
    const at = folder();
    writeFileSync(join(at, "a"), "旧");
    expect(() =>
      putInPlace(join(at, "a"), (part) => {
        writeFileSync(part, "半");
        throw new Error("the disk is full");
      }),
    ).toThrow("the disk is full");
    expect([readdirSync(at), readFileSync(join(at, "a"), "utf8")]).toEqual([["a"], "旧"]);
  });

  it("through a link, which stays one", () => {
    const at = folder();
    writeFileSync(join(at, "a"), "旧");
    symlinkSync("a", join(at, "link"));
    putInPlace(join(at, "link"), saying("新"));
    expect([readFileSync(join(at, "a"), "utf8"), readdirSync(at)]).toEqual(["新", ["a", "link"]]);
  });
});

describe("what a killed command left", () => {
  it("is taken away, with SQLite's journal of it; what another command is making is not", () => {
    const at = folder();
    const left = `.a.${deadPid()}.part`;
    for (const name of [left, `${left}-journal`, `.a.${process.ppid}.part`, ".ab.1.part", ".a.部分.part"])
      writeFileSync(join(at, name), "半");
    putInPlace(join(at, "a"), saying("新"));
    expect(readdirSync(at).sort()).toEqual([`.a.${process.ppid}.part`, ".a.部分.part", ".ab.1.part", "a"].sort());
  });
});

describe("without replacing", () => {
  const anew = (file: string): void => putInPlace(file, saying("新"), { replace: false });

  it("a file that is there stays as it is", () => {
    const at = folder();
    writeFileSync(join(at, "a"), "旧");
    expect(() => anew(join(at, "a"))).toThrow(/EEXIST/);
    expect([readFileSync(join(at, "a"), "utf8"), readdirSync(at)]).toEqual(["旧", ["a"]]);
  });

  it("also one that came while ours was made", () => {
    const at = folder();
    const meanwhile = (part: string): void => {
      writeFileSync(part, "新");
      writeFileSync(join(at, "a"), "别人的");
    };
    expect(() => putInPlace(join(at, "a"), meanwhile, { replace: false })).toThrow(/EEXIST/);
    expect([readFileSync(join(at, "a"), "utf8"), readdirSync(at)]).toEqual(["别人的", ["a"]]);
  });

  it.skipIf(process.platform === "win32").each([true, false])(
    "a pipe, a folder or a link to nothing is never taken for a file (replace: %s)",
    (replace) => {
      const at = folder();
      mkdirSync(join(at, "夹"));
      spawnSync("mkfifo", [join(at, "管")]);
      symlinkSync("管", join(at, "链接"));
      symlinkSync("没有", join(at, "断"));
      for (const name of ["夹", "管", "链接", "断"])
        expect(() => putInPlace(join(at, name), saying("新"), { replace })).toThrow(
          expect.objectContaining({ code: "refused.not_a_file" }),
        );
      expect([statSync(join(at, "管")).isFIFO(), statSync(join(at, "夹")).isDirectory()]).toEqual([true, true]);
      expect(readdirSync(at).sort()).toEqual(["夹", "管", "链接", "断"].sort());
    },
  );

  it("an empty file is taken over", () => {
    const at = folder();
    writeFileSync(join(at, "a"), "");
    anew(join(at, "a"));
    expect([readFileSync(join(at, "a"), "utf8"), readdirSync(at), modeOf(join(at, "a"))]).toEqual(["新", ["a"], 0o600]);
  });
});
