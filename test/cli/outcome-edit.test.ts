import { copyFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { makeOffice } from "../office/office.ts";

/** `activity edit` and `record`: what is said of outcomes is what stands, and no flag is dropped without a word. */

const first = makeOffice();
beforeAll(async () => {
  await first.open();
  await first.ok("record", "honour", "--title", "劳动模范", "--date", "2026-05-01", "--holder", "张三", "--level", "市");
  await first.ok(
    "record",
    "opinion",
    "--title",
    "反映",
    "--date",
    "2026-05-02",
    "--author",
    "张三",
    "--outcome",
    "采用",
    "--level",
    "县、市",
  );
  await first.ok("record", "honour", "--title", "先进集体", "--date", "2026-05-03", "--holder", "张三、刘芳", "--level", "县");
  await first.ok("record", "charity", "--title", "助学", "--date", "2026-05-04", "--attendee", "张三");
});

interface Edited {
  operation: number | null;
  stands: {
    place: string | null;
    outcomes: { what: string; level: string | null; by: string | null; date: string | null; person: number | null }[];
  };
}
const ZHANG = 3;
const LIU = 2;

function desk() {
  const office = makeOffice();
  copyFileSync(first.db, office.db);
  const { run } = office;
  return {
    run,
    edit: async (...args: string[]): Promise<Edited> => JSON.parse((await run("activity", "edit", ...args, "--json")).stdout) as Edited,
    refused: async (...args: string[]) => {
      const { status, stderr } = await run(...args);
      return `${status} ${stderr}`;
    },
    outcomes: async (id: number) => (JSON.parse((await run("activity", "show", String(id), "--json")).stdout) as Edited["stands"]).outcomes,
  };
}

describe("activity edit", () => {
  it("--level alone puts the level in the place of the one that is there", async () => {
    const { stands } = await desk().edit("1", "--level", "县");
    expect(stands.outcomes).toMatchObject([{ what: "awarded", level: "county", person: ZHANG }]);
  });

  it("--level with --outcome adds what came besides", async () => {
    const { stands } = await desk().edit("2", "--outcome", "采用", "--level", "省", "--outcome-date", "2026-06-01");
    expect(stands.outcomes.map(({ level }) => level)).toEqual(["county", "city", "province"]);
  });

  it("--level alone of several levels asks which one; a day alone is that of each", async () => {
    const { edit, refused } = desk();
    const { stands } = await edit("2", "--outcome-date", "2026-06-01");
    expect(stands.outcomes).toMatchObject([
      { level: "county", date: "2026-06-01" },
      { level: "city", date: "2026-06-01" },
    ]);
    expect(await refused("activity", "edit", "2", "--level", "省")).toMatch(/^2 .*原有几级：县级采用/);
  });

  it("--drop beside a leader or a day takes off that one alone", async () => {
    const { run, edit } = desk();
    await run("activity", "edit", "2", "--outcome", "批示", "--level", "县", "--by", "县长");
    await run("activity", "edit", "2", "--outcome", "批示", "--level", "县", "--by", "县委书记");
    const { stands } = await edit("2", "--drop", "批示", "--by", "县长");
    expect(stands.outcomes.filter(({ what }) => what === "instructed").map(({ by }) => by)).toEqual(["县委书记"]);
  });

  it("tells two of one name apart, in whom it takes off and whose outcome it corrects", async () => {
    const { run, edit, refused } = desk();
    await run("record", "honour", "--title", "先进", "--date", "2026-06-03", "--holder", "王伟（男）、王伟（女）", "--level", "县");
    expect(await refused("activity", "edit", "5", "--remove", "王伟")).toMatch(/^4 .*这件活动里有 2 位王伟/);
    const corrected = await edit("5", "--holder", "王伟（女）", "--level", "市");
    expect(corrected.stands.outcomes.map(({ level }) => level).sort()).toEqual(["city", "county"]);
    const { stdout, stderr } = await run("activity", "edit", "5", "--remove", "王伟（女）");
    expect(stdout + stderr).toMatch(/去掉 王伟（医药卫生界）[\s\S]*现为：.*王伟（教育界）.*县级获奖/);
  });

  it("--drop takes off the level that it names, and no other", async () => {
    const { stands } = await desk().edit("2", "--drop", "采用", "--level", "市");
    expect(stands.outcomes.map(({ level }) => level)).toEqual(["county"]);
  });

  it("--drop of a level that is not there is refused, and says what is", async () => {
    expect(await desk().refused("activity", "edit", "1", "--drop", "获奖", "--level", "县")).toMatch(
      /^4 .*没有这样的结果：县级获奖[\s\S]*它有：市级获奖/,
    );
  });

  it("of one holder leaves the other's as it is", async () => {
    const { stands } = await desk().edit("3", "--holder", "刘芳", "--level", "省");
    expect(stands.outcomes.map(({ person, level }) => [person, level]).sort()).toEqual([
      [LIU, "province"],
      [ZHANG, "county"],
    ]);
  });

  it("of a field of an honour with two holders asks nothing about their outcomes", async () => {
    const { stands } = await desk().edit("3", "--place", "县城");
    expect(stands).toMatchObject({ place: "县城", outcomes: [{ level: "county" }, { level: "county" }] });
  });

  it("says what stands after it", async () => {
    const { stdout, stderr } = await desk().run("activity", "edit", "1", "--level", "县");
    expect(stdout + stderr).toContain("现为：2026-05-01；荣誉《劳动模范》；张三；结果 张三 县级获奖");
  });

  it("--amount of the only one who took part is theirs, and of several needs a name", async () => {
    const { run, refused } = desk();
    const { status } = await run("activity", "edit", "4", "--amount", "500");
    expect(status).toBe(0);
    expect((JSON.parse((await run("activity", "show", "4", "--json")).stdout) as { parts: unknown[] }).parts).toMatchObject([
      { amount: 500 },
    ]);
    expect(await refused("activity", "edit", "3", "--amount", "500")).toMatch(/^2 .*没有写是谁的/);
  });
});

describe("a flag that nothing takes up is refused", () => {
  it.each([
    ["a leader of an adoption", ["activity", "edit", "2", "--by", "县长"], "采用没有 --by 可写"],
    ["a day of nothing", ["activity", "edit", "4", "--outcome-date", "2026-06-01"], "写了 --outcome-date 而没有 --outcome"],
    [
      "a reason without a leave",
      ["record", "charity", "--title", "捐", "--date", "2026-06-01", "--attendee", "张三", "--reason", "病假"],
      "没有 --leave",
    ],
    [
      "a leader of a filing",
      ["record", "proposal", "--title", "修路", "--date", "2026-06-01", "--lead", "张三", "--outcome", "立案", "--by", "县长"],
      "立案没有 --by 可写",
    ],
  ])("%s", async (_, args, words) => {
    const answer = await desk().refused(...args);
    expect(answer).toMatch(/^2 /);
    expect(answer).toContain(words);
  });
});

describe("record", () => {
  it("puts the leader on the outcome that has one, and the level where there is one", async () => {
    const { run, outcomes } = desk();
    const { status } = await run(
      ...["record", "proposal", "--title", "修路", "--date", "2026-06-01", "--lead", "张三"],
      ...["--outcome", "立案、重点", "--by", "县长", "--level", "县"],
    );
    expect(status).toBe(0);
    expect(await outcomes(5)).toMatchObject([
      { what: "filed", by: null, level: null },
      { what: "key", by: "县长", level: "county" },
    ]);
  });
});
