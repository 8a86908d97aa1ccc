import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { makeOffice } from "../office/office.ts";
import { rosterWith } from "../support/workbook.ts";

/** Somebody's number in a field where none belongs leaves the record file only when it is asked for. */

const desk = makeOffice();

const NUMBERS = ["13800000041", "0086-138-0000-0042", "138\u20130000\u20130043", "0431-88886644", "220101400101123", "6222021234567890128"];
const ALL = NUMBERS.join("；");
/** Their digits, however they are parted. */
const bare = (text: string): string => text.normalize("NFKC").replace(/[-\u2013]/g, "");
const SECRETS = ["13800000041", "13800000042", "13800000043", "043188886644", "220101400101123", "6222021234567890128"];

beforeAll(async () => {
  await desk.open(rosterWith("张三", "工作单位及职务", `某公司${ALL}`));
  await desk.ok("member", "edit", "张三", "--note", `备注${ALL}`);
  await desk.ok(
    ...["record", "service", "--title", `义诊${NUMBERS[0]}`, "--place", `村部${ALL}`, "--date", "2026-03-01", "--attendee", "张三"],
    ...["--note", `请打${ALL}`, "--theme", ALL, "--serial", "13200000015"],
  );
  await desk.ok("record", "honour", "--title", "劳动模范", "--date", "2026-05-01", "--holder", "张三", "--level", "县", "--note", ALL);
});

const heldIn = (text: string): string[] => SECRETS.filter((secret) => bare(text).includes(secret));

describe("what is printed", () => {
  it.each([["member", "list"], ["member", "show", "张三"], ["activity", "list"], ["activity", "show", "1"], ["log"]])(
    "by %s %s holds nobody's number, as a table and as JSON",
    async (...argv) => {
      for (const json of [[], ["--json"]]) {
        const { stdout, stderr } = await desk.ok(...argv, ...json);
        expect(heldIn(stdout + stderr)).toEqual([]);
      }
    },
  );

  it("is whole where it is asked for", async () => {
    const { stdout } = await desk.ok("member", "show", "张三", "--json", "--unmask");
    expect(heldIn(stdout)).toEqual(SECRETS);
    expect(heldIn((await desk.ok("member", "show", "张三", "--unmask")).stdout)).toEqual(SECRETS);
  });

  it("keeps the number of a case", async () => {
    expect((await desk.json<{ serial: string }>("activity", "show", "1")).serial).toBe("13200000015");
    expect((await desk.ok("activity", "show", "1")).stdout).toContain("13200000015");
  });

  it("of an error is masked in every part", async () => {
    for (const argv of [
      ["member", "show", `某某${ALL}`],
      ["record", "service", "--title", "义诊", "--date", ALL, "--attendee", "张三"],
      ["record", "service", "--title", "义诊", "--date", "2026-03-01", "--attendee", "13800000041"],
    ])
      for (const json of [[], ["--json"]]) {
        const { status, stderr } = await desk.run(...argv, ...json);
        expect([status, stderr]).toEqual([expect.toSatisfy((code) => code > 0), expect.stringContaining("****")]);
        expect(heldIn(stderr)).toEqual([]);
      }
  });
});

describe("what is exported", () => {
  it.each(["roster", "activities"])("as %s holds nobody's number, and all of them with --unmask", async (what) => {
    const year = what === "roster" ? [] : ["--year", "2026"];
    for (const format of ["csv", "md", "json"]) {
      const [masked, whole] = [`${what}-隐.${format}`, `${what}-全.${format}`];
      await desk.ok("export", what, ...year, "-o", masked);
      await desk.ok("export", what, ...year, "--unmask", "-o", whole);
      expect(heldIn(readFileSync(desk.path(masked), "utf8"))).toEqual([]);
      expect(heldIn(readFileSync(desk.path(whole), "utf8").replaceAll("\\", ""))).toEqual(SECRETS);
    }
  });

  it("leaves out a deed that its masked title would turn into another, and says so", async () => {
    const { stdout } = await desk.ok("export", "activities", "--year", "2026", "-o", "台账.csv");
    expect(stdout).toContain("1 件名称里有个人号码的没有列出");
    const again = await desk.json<{ files: { added: number; changed: number }[] }>("import", "activities", "台账.csv");
    expect(again.files[0]).toMatchObject({ added: 0, changed: 0 });
  });
});

describe("a contact with residents", () => {
  it.each(["13800000041", "220101400101123", "6222021234567890128", "0431-88886644"])(
    "with %s is refused, however it comes in",
    async (number) => {
      const typed = await desk.run("record", "contact", "--title", `路灯 ${number}`, "--date", "2026-03-05", "--attendee", "张三");
      expect(typed.status).toBe(4);
      await desk.workbook("台账.xlsx", [
        ["日期", "类别", "名称", "姓名", "备注"],
        ["2026-03-05", "联系群众", "路灯不亮", "张三", `请回 ${number}`],
      ]);
      const read = await desk.run("import", "activities", "台账.xlsx");
      expect(read.status).toBe(3);
      expect(heldIn(typed.stderr + read.stderr)).toEqual([]);
      expect(read.stderr).toMatch(/E2 .*里面有(手机|电话|身份证|银行卡)/);
    },
  );
});
