import { beforeAll, describe, expect, it } from "vitest";
import type { Kind } from "../../src/domain/vocabulary/kind.ts";
import { KINDS } from "../../src/domain/vocabulary/kinds.ts";
import { outcomeLabel } from "../../src/domain/vocabulary/outcomes.ts";
import type { ListedMember } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";

interface Recorded {
  readonly operation: number | null;
  readonly id: number;
  readonly action: string;
  readonly people: number;
}

interface Activity {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly starts: string;
  readonly serial: string | null;
  readonly form: string | null;
  readonly place: string | null;
  readonly parts: readonly {
    readonly name: string;
    readonly role: string;
    readonly state: string | null;
    readonly reason: string | null;
    readonly quantity: number | null;
    readonly amount: number | null;
  }[];
  readonly outcomes: readonly { readonly what: string; readonly level: string | null; readonly person: number | null }[];
  readonly links: readonly { readonly what: string; readonly from: number; readonly to: number }[];
}

interface Shown extends ListedMember {
  readonly tenures: readonly { readonly kind: string; readonly body: string; readonly from: string; readonly to: string | null }[];
  readonly suspensions: readonly { readonly from: string; readonly to: string | null; readonly basis: string | null }[];
}

const desk = makeOffice();
beforeAll(() => desk.open());

const show = (id: number): Promise<Activity> => desk.json<Activity>("activity", "show", String(id));
const record = async (...args: string[]): Promise<Activity> => show((await desk.json<Recorded>("record", ...args)).id);
const member = (who: string): Promise<Shown> => desk.json<Shown>("member", "show", who);
const statesOf = ({ parts }: Activity): Record<string, string | null> =>
  Object.fromEntries(parts.map(({ name, role, state }) => [`${name} ${role}`, state]));

describe("record", () => {
  /** One record of a kind by flags: its first role, and the first thing that can come of it. */
  const flagsOf = ({ roles, outcomes, hasCaseNumbers, attended, countsYuan, impliedOutcome, needsLevel }: Kind): string[] => [
    ...(hasCaseNumbers ? ["--serial", "10-5-001"] : []),
    `--${roles[0]}`,
    "张三",
    ...(attended && !countsYuan ? ["--quantity", "12"] : []),
    ...(countsYuan ? ["--amount", "500"] : []),
    ...(outcomes[0] && impliedOutcome === undefined ? ["--outcome", outcomeLabel(outcomes[0]).zh] : []),
    ...(needsLevel ? ["--level", "市"] : []),
  ];

  it.each(KINDS.map((kind) => [kind.id, kind] as const))("%s", async (id, kind) => {
    const title = `${kind.label.zh}一件`;
    const flags = ["--title", title, "--date", "2026-05-12", ...flagsOf(kind)];
    const recorded = await desk.json<Recorded>("record", id, ...flags);
    expect(recorded).toMatchObject({ action: "add", people: 1, operation: expect.any(Number) });
  });

  it("every kind's record stands in the member's file, with its role, state and outcome", async () => {
    const { duties } = await desk.json<{ duties: { kind: string; role: string; state: string | null; outcome: string }[] }>(
      "member",
      "show",
      "张三",
    );
    const usual = ({ id, roles, attended, outcomes }: Kind) => ({
      kind: id,
      role: roles[0],
      state: attended && roles[0] !== "author" ? "present" : null,
      outcome: outcomes[0] ? expect.stringContaining(outcomeLabel(outcomes[0]).zh) : "",
    });
    expect(duties).toHaveLength(KINDS.length);
    for (const kind of KINDS) expect(duties).toContainEqual(expect.objectContaining(usual(kind)));
  });

  it.each([
    ["联系群众", { quantity: 12, amount: null }],
    ["公益慈善", { quantity: null, amount: 500 }],
  ])("%s is found by its Chinese name, with its count", async (kind, counts) => {
    const [listed] = await desk.json<{ id: number }[]>("activity", "list", "--kind", kind);
    expect((await show(listed?.id ?? 0)).parts).toMatchObject([counts]);
  });

  it("what comes of an honour or a sanction is the person's", async () => {
    for (const kind of ["honour", "law"]) {
      const [listed] = await desk.json<{ id: number }[]>("activity", "list", "--kind", kind);
      expect((await show(listed?.id ?? 0)).outcomes).toMatchObject([{ person: 3 }]);
    }
  });

  it("a plenary: all present but those named", async () => {
    const activity = await record(
      ...["plenary", "--title", "十届四次会议", "--date", "2025-02-10", "--place", "县会议中心", "--present", "all"],
      ...["--absent", "张三", "--leave", "刘芳", "--reason", "病假", "--late", "买买提•艾力"],
    );
    expect(activity.parts).toHaveLength(6);
    expect(statesOf(activity)).toMatchObject({
      "张三 attendee": "absent",
      "刘芳 attendee": "leave",
      "买买提·艾力 attendee": "late",
      "陈明 attendee": "present",
      "王伟 attendee": "present",
    });
    expect(activity.parts.find(({ name }) => name === "刘芳")?.reason).toBe("病假");
    expect(activity.place).toBe("县会议中心");
  });

  it("all of a standing meeting are those whose office obliges them; all of a group are its members", async () => {
    expect(
      Object.keys(statesOf(await record("standing", "--title", "常委会第十九次会议", "--date", "2026-01-20", "--present", "all"))),
    ).toEqual(["陈明 attendee", "刘芳 attendee"]);
    const group = await record("group", "--title", "第二组走访", "--date", "2026-04-20", "--present", "all", "--of", "第二组");
    expect(group.parts.map(({ name }) => name).sort()).toEqual(["买买提·艾力", "张三", "王伟"].sort());
  });

  it("a Chinese alias of command and kind; a form is kept", async () => {
    const { id } = await desk.json<Recorded>("登记", "专项监督", "--title", "监督校园食堂", "--date", "2026-09-09", "--lead", "刘芳");
    expect(await show(id)).toMatchObject({ kind: "supervision", form: "专项监督" });
  });

  it("a proposal: lead and co-signers in order, number, outcomes", async () => {
    const activity = await record(
      "proposal",
      "--title",
      "关于河道治理的提案",
      "--lead",
      "张三",
      "--cosigner",
      "刘芳、陈明",
      "--serial",
      "10-5-15",
      "--outcome",
      "立案、重点",
    );
    expect(activity.parts.map(({ name, role }) => `${name} ${role}`)).toEqual(["张三 lead", "刘芳 cosigner", "陈明 cosigner"]);
    expect(activity.outcomes.map(({ what }) => what)).toEqual(["filed", "key"]);
  });

  it("the same record again changes nothing and says so", async () => {
    const args = ["inspection", "--title", "视察河道", "--date", "2026-03-12", "--attendee", "张三、刘芳"];
    const first = await desk.json<Recorded>("record", ...args);
    expect(first).toMatchObject({ action: "add", people: 2 });
    expect(await desk.json<Recorded>("record", ...args)).toMatchObject({ operation: null, id: first.id, action: "same" });
    expect((await desk.ok("record", ...args)).stdout).toMatch(/已有同样的记录：#\d+ 视察河道，没有变化/);
  });

  it("a date after today is warned about, not refused", async () => {
    const { stderr, status } = await desk.run(
      "record",
      "training",
      "--title",
      "明年的报告会",
      "--date",
      "2028-01-10",
      "--attendee",
      "张三",
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/2028-01-10.*今天|今天.*2028-01-10/);
    await desk.ok("undo");
  });

  it("somebody from outside lectures once they were added", async () => {
    expect((await desk.run("record", "training", "--title", "政协讲堂第一讲", "--date", "2026-06-10", "--lecturer", "李讲师")).status).toBe(
      4,
    );
    await desk.ok("member", "add", "李讲师", "--outside", "--unit", "省委党校");
    expect(statesOf(await record("training", "--title", "政协讲堂第一讲", "--date", "2026-06-10", "--lecturer", "李讲师"))).toEqual({
      "李讲师 lecturer": "present",
    });
    expect((await desk.json<ListedMember[]>("member", "list")).map(({ name }) => name)).not.toContain("李讲师");
  });
});

describe("activity", () => {
  it("list filters by kind, year, days, member and title", async () => {
    const ids = async (...args: string[]): Promise<string[]> =>
      (await desk.json<{ title: string }[]>("activity", "list", ...args)).map(({ title }) => title);
    expect(await ids("--year", "2025")).toEqual(["十届四次会议"]);
    expect(await ids("--search", "河道", "--member", "陈明")).toEqual(["关于河道治理的提案"]);
    expect(await ids("--from", "2026-03-01", "--to", "2026-03-31")).toEqual(["视察河道"]);
    expect((await ids("--kind", "视察", "--year", "2026")).sort()).toEqual(["视察一件", "视察河道"]);
  });

  it("edit corrects what is named and leaves the rest; undo takes it back", async () => {
    const { id } = await record("inspection", "--title", "视察学校", "--date", "2026-03-20", "--attendee", "张三、刘芳");
    await desk.ok("activity", "edit", String(id), "--date", "2026-03-21", "--absent", "张三", "--place", "县一中");
    expect(await show(id)).toMatchObject({ title: "视察学校", starts: "2026-03-21", place: "县一中" });
    expect(statesOf(await show(id))).toEqual({ "张三 attendee": "absent", "刘芳 attendee": "present" });

    await desk.ok("activity", "edit", String(id), "--remove", "张三", "--outcome", "批示", "--level", "县");
    expect(statesOf(await show(id))).toEqual({ "刘芳 attendee": "present" });
    expect((await show(id)).outcomes).toMatchObject([{ what: "instructed", level: "county" }]);
    await desk.ok("activity", "edit", String(id), "--drop", "批示");
    expect((await show(id)).outcomes).toEqual([]);

    for (const _ of [1, 2, 3]) await desk.ok("undo");
    expect(await show(id)).toMatchObject({ starts: "2026-03-20", place: null, outcomes: [] });
    expect(statesOf(await show(id))).toEqual({ "张三 attendee": "present", "刘芳 attendee": "present" });
  });

  it("an edit that changes nothing says so", async () => {
    const { id } = await record("inspection", "--title", "视察医院", "--date", "2026-04-01", "--attendee", "张三");
    expect((await desk.ok("activity", "edit", String(id), "--date", "2026-04-01")).stdout).toMatch(/没有变化/);
  });

  it("remove, undo, redo", async () => {
    const { id } = await record("inspection", "--title", "视察市场", "--date", "2026-05-01", "--attendee", "张三、刘芳");
    const before = await show(id);
    await desk.ok("activity", "remove", String(id));
    expect((await desk.run("activity", "show", String(id))).status).toBe(4);
    await desk.ok("undo");
    expect(await show(id)).toEqual(before);
    await desk.ok("redo");
    expect((await desk.run("activity", "show", String(id))).status).toBe(4);
  });

  it("link joins two deeds, once", async () => {
    const criticism = await record("law", "--title", "通报", "--date", "2026-07-01", "--holder", "王伟（男）", "--outcome", "通报批评");
    const sanction = await record("law", "--title", "处分", "--date", "2026-08-01", "--holder", "王伟（男）", "--outcome", "处分");
    await desk.ok("activity", "link", String(criticism.id), String(sanction.id), "--as", "grew_into");
    expect((await show(criticism.id)).links).toMatchObject([{ what: "grew_into", from: criticism.id, to: sanction.id }]);
    expect((await desk.ok("activity", "show", String(sanction.id))).stdout).toMatch(/发展为/);
    expect((await desk.run("activity", "link", String(criticism.id), String(sanction.id), "--as", "发展为")).status).toBe(4);
    expect((await desk.run("activity", "link", String(criticism.id), String(criticism.id), "--as", "发展为")).status).toBe(2);
    await desk.ok("undo");
    expect((await show(criticism.id)).links).toEqual([]);
  });
});

describe("member", () => {
  it("add with date and basis, and its undo", async () => {
    await desk.ok("member", "add", "周杰", "--sector", "农业界", "--sex", "男", "--from", "2026-07-02", "--basis", "十届二十次常委会");
    expect(await member("周杰")).toMatchObject({ status: "serving", sector: "农业界", role: "委员", seatFrom: "2026-07-02" });
    expect(
      (await desk.json<ListedMember[]>("member", "list", "--date", "2026-07-01")).map(({ name, status }) => `${name} ${status}`),
    ).not.toContain("周杰 serving");
    expect((await desk.run("member", "add", "周杰", "--sector", "农业界")).status, "of that name already").toBe(4);
    await desk.ok("undo");
    expect((await desk.run("member", "show", "周杰")).status).toBe(4);
  });

  it("edit corrects; --from moves from a day on; each is undone", async () => {
    await desk.ok("member", "edit", "张三", "--unit", "某公司董事长");
    expect((await member("张三")).unit).toBe("某公司董事长");
    await desk.ok("member", "edit", "张三", "--sector", "科协", "--group", "第一组", "--from", "2026-03-01", "--basis", "十届十九次常委会");
    expect(await member("张三")).toMatchObject({ sector: "科协", group: "第一组" });
    expect((await member("张三")).tenures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "sector", body: "经济界", from: "2022-01-01", to: "2026-02-28" }),
        expect.objectContaining({ kind: "sector", body: "科协", from: "2026-03-01", to: null }),
      ]),
    );
    await desk.ok("undo");
    expect(await member("张三")).toMatchObject({ sector: "经济界", group: "第二组", unit: "某公司董事长" });
    await desk.ok("undo");
    expect((await member("张三")).unit).toBe("某公司经理");
  });

  it("suspend, resume, resign: with day and basis, each undone", async () => {
    const statusOn = async (date: string): Promise<string | undefined> =>
      (await desk.json<ListedMember[]>("member", "list", "--date", date)).find(({ name }) => name === "张三")?.status;
    await desk.ok("member", "status", "张三", "suspend", "--from", "2026-06-01", "--basis", "十届二十次常委会");
    expect([await statusOn("2026-05-31"), await statusOn("2026-06-01"), await statusOn("2027-01-10")]).toEqual([
      "serving",
      "suspended",
      "suspended",
    ]);
    expect((await desk.run("member", "status", "张三", "suspend", "--from", "2026-07-01", "--basis", "再次")).status, "twice").toBe(4);

    await desk.ok("member", "status", "张三", "resume", "--from", "2026-09-01", "--basis", "十届二十一次常委会");
    expect([await statusOn("2026-08-31"), await statusOn("2026-09-01")]).toEqual(["suspended", "serving"]);
    expect((await member("张三")).suspensions).toMatchObject([{ from: "2026-06-01", to: "2026-08-31" }]);

    await desk.ok("member", "status", "张三", "resign", "--on", "2026-10-15", "--basis", "十届二十二次常委会");
    expect([await statusOn("2026-10-15"), await statusOn("2026-10-16")], "the last day is in the seat").toEqual(["serving", "left"]);
    expect((await member("张三")).tenures.every(({ to }) => to === "2026-10-15")).toBe(true);
    expect((await desk.run("member", "status", "张三", "resign", "--on", "2026-11-01", "--basis", "再次")).status, "not in the seat").toBe(
      4,
    );
    const refusal = await desk.refusal("record", "charity", "--title", "捐款", "--date", "2026-11-01", "--attendee", "张三");
    expect(refusal, "looked for among those serving on the deed's day").toMatchObject({
      status: 4,
      message: expect.stringContaining("张三"),
    });

    await desk.ok("undo");
    expect(await statusOn("2026-10-16")).toBe("serving");
    await desk.ok("undo");
    expect(await statusOn("2026-09-01")).toBe("suspended");
    await desk.ok("undo");
    expect(await statusOn("2026-06-01")).toBe("serving");
    expect((await member("张三")).suspensions).toEqual([]);
  });

  it("show masks the telephone number unless asked", async () => {
    expect((await desk.ok("member", "show", "张三")).stdout).toMatch(/138\*{4}0003/);
    expect((await desk.ok("member", "show", "张三", "--unmask")).stdout).toContain("13800000003");
  });
});

it("log: who did what, when, and what was taken back; the newest first", async () => {
  await desk.ok("record", "charity", "--title", "敬老慰问", "--date", "2026-10-01", "--attendee", "陈明");
  await desk.ok("undo");
  const log = await desk.json<{ id: number; at: string; who: string; command: string; summary: string; state: string }[]>(
    "log",
    "--limit",
    "2",
  );
  expect(log.map(({ command, state }) => [command, state])).toEqual([
    ["undo", ""],
    ["record charity", "undone"],
  ]);
  expect(log[1]).toMatchObject({ who: "测试员", summary: "登记公益慈善《敬老慰问》" });
  expect(log.every(({ at }) => /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(at))).toBe(true);
  const all = (await desk.json<{ id: number }[]>("log", "--limit", "1000")).map(({ id }) => id);
  expect(all.at(-1), "the making of the file is the first").toBe(1);
  expect([...all].sort((a, b) => b - a)).toEqual(all);
  expect((await desk.ok("log")).stdout).toMatch(/已撤销/);
});
