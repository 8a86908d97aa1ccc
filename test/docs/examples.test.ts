import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseColumnMap } from "../../src/rules/column-map.ts";
import { ROSTER } from "../../src/workbooks/imports/roster.ts";
import { typed } from "../office/in-process.ts";
import { makeOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";

/** The `$ cppcc …` lines of a document's console blocks, in order. */
function commandsOf(document: string): string[][] {
  const blocks = [...readFileSync(join(ROOT, document), "utf8").matchAll(/```console\n([\s\S]*?)```/g)].map(([, block]) => block as string);
  return blocks
    .flatMap((block) => block.split("\n").filter((line) => line.startsWith("$ cppcc ")))
    .map((line) => line.slice("$ cppcc ".length).split(" "));
}

describe.each(["README.md", "docs/guide.md"])("the examples of %s", (document) => {
  it("run, one after another, on the sample year", async () => {
    const office = makeOffice({ today: "2026-01-10" });
    cpSync(join(ROOT, "fixtures/year-2025"), office.folder, { recursive: true });
    cpSync(join(ROOT, "rules"), office.path("rules"), { recursive: true });
    cpSync(join(ROOT, "rules/default.yaml"), office.path("我县规则.yaml"));
    mkdirSync(office.path("U盘"));
    const commands = commandsOf(document);
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      // The clerk's record file is called as `init` proposes, and the clerk says yes to its return.
      const answer = await typed(command[0] === "return" ? [...command, "--yes"] : command, { ...office, db: office.path("履职档案.db") });
      expect(answer, `cppcc ${command.join(" ")}\n${answer.stdout}${answer.stderr}`).toMatchObject({ status: 0 });
    }
  });
});

describe("the guide's column map", () => {
  it("is one", () => {
    const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, "docs/guide.md"), "utf8")) ?? [];
    const map = parseColumnMap(yaml, "对照.yaml", ROSTER.columns);
    expect(map.columns).toEqual(
      new Map([
        ["name", "委员名称"],
        ["sector", "C"],
      ]),
    );
    expect(map.meetings.get("D")).toEqual({ id: null, kind: "standing", title: "十届十二次常委会会议", date: "2026-03-15" });
    expect([...map.skip]).toEqual([5, 9, 10, 11, 12]);
  });
});

describe("the README's picture", () => {
  it("is what the demo prints", async () => {
    const office = makeOffice();
    const { stdout } = await office.ok("demo", "sample");
    const [, picture] = /```text\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, "README.md"), "utf8")) ?? [];
    expect(stdout).toContain(picture);
  });

  it("can be drawn again in the same folder, and never over another's", async () => {
    const office = makeOffice();
    await office.ok("demo", "sample");
    await office.ok("demo", "sample");
    await office.workbook("theirs.xlsx", [["x"]]);
    expect(await office.run("demo", ".")).toMatchObject({ status: 4 });
  });
});
