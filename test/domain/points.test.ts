import { describe, expect, test } from "vitest";
import type { ActivityFact } from "../../src/domain/scoring/facts.ts";
import { activity, attended, charity, cosigned, evaluateOne, filed, honour, member, opinion, sanction } from "./facts.ts";

const points = (dimension: string, ...activities: ActivityFact[]): number =>
  (evaluateOne(member(activities)).points[dimension] ?? Number.NaN) / 100;
const lineOf = (activity: number, ...activities: ActivityFact[]) =>
  evaluateOne(member(activities)).lines.find((line) => line.activity === activity);

describe("proposals", () => {
  const proposal = (role: "lead" | "cosigner", ...came: Parameters<typeof cosigned>[0] & object) => activity("proposal", role, { came });

  test.each([
    ["filed as lead", [filed()], 9],
    ["two filed as lead", [filed(), filed()], 12],
    ["merged counts as filed, as lead", [proposal("lead", "merged")], 9],
    ["merged counts as filed, as co-signer", [proposal("cosigner", "merged")], 3],
    ["co-signed and filed, at most two", [cosigned(), cosigned(), cosigned()], 6],
    ["not filed, at most one", [proposal("lead", "not_filed"), proposal("lead", "not_filed")], 2],
    ["a co-signer of one not filed", [proposal("cosigner", "not_filed")], 0],
    ["not yet reviewed", [proposal("lead")], 0],
    ["turned into an opinion", [proposal("lead", "to_opinion")], 0],
    ["key and excellent when filed", [filed({}, "key", "excellent")], 13],
    ["key and excellent when merged", [proposal("lead", "merged", "key")], 11],
    ["key when not filed", [proposal("lead", "not_filed", "key", "excellent")], 2],
    ["key when not yet reviewed", [proposal("lead", "key")], 0],
    ["key is the lead's alone", [cosigned(["filed", "key", "excellent"])], 3],
    ["a collective one scores for nobody, as lead", [filed({ form: "集体" }, "key")], 0],
    ["a collective one scores for nobody, as co-signer", [cosigned(["filed"], { form: "集体" })], 0],
    ["a joint one scores as usual", [filed({ form: "联名" })], 9],
    ["the cap", [filed({}, "key"), filed({}, "key")], 14],
  ] as const)("%s", (_, activities, expected) => {
    expect(points("proposals", ...(activities as readonly ActivityFact[]))).toBe(expected);
  });

  test("a collective proposal in between does not become the first", () => {
    const collective = filed({ form: "集体", date: "2026-01-01" });
    expect(points("proposals", collective, filed({ date: "2026-02-01" }))).toBe(9);
  });

  test("the first is the first by date", () => {
    const [late, early] = [filed({ date: "2026-03-02" }), filed({ date: "2026-03-01" })];
    expect(lineOf(early.activity, late, early)?.points).toBe(900);
    expect(lineOf(late.activity, late, early)?.points).toBe(300);
  });

  test("of one date the lower number is the first, as a number and not as text", () => {
    const [nine, thousand] = [filed({ serial: "10-2-999" }), filed({ serial: "10-2-1000" })];
    expect(lineOf(nine.activity, thousand, nine)?.points).toBe(900);
    expect(lineOf(thousand.activity, thousand, nine)?.points).toBe(300);
  });

  test("a point not given is told: the cap, the count", () => {
    const activities = [cosigned(), cosigned(), cosigned()];
    expect(evaluateOne(member(activities)).lines.filter(({ note }) => note.includes("最多计 2 件"))).toHaveLength(1);
    const capped = evaluateOne(member([filed({}, "key"), filed({}, "key")]));
    expect(capped.lines.filter(({ dimension }) => dimension === "proposals").reduce((all, { withheld }) => all + withheld, 0)).toBe(200);
  });
});

describe("activities", () => {
  test.each(["inspection", "research", "consultation", "supervision", "training", "bimonthly", "exchange", "service"])(
    "%s: 5 each",
    (kind) => {
      expect(points("activities", attended(kind))).toBe(5);
    },
  );

  test.each(["group", "study", "culture", "contact", "outreach", "relay", "campaign"])("%s is none of them", (kind) => {
    expect(points("activities", attended(kind))).toBe(0);
  });

  test.each([
    ["present", 5],
    ["late", 5],
    ["left_early", 5],
    ["leave", 0],
    ["absent", 0],
    ["observer", 0],
  ] as const)("%s: %i", (state, expected) => {
    expect(points("activities", attended("training", state))).toBe(expected);
  });

  test("two roles at one activity are one attendance", () => {
    const both = {
      ...attended("research"),
      parts: (["attendee", "lead"] as const).map((role) => ({ role, state: "present" as const, position: null })),
    };
    expect(points("activities", both)).toBe(5);
  });

  test("a report's author has 3 more, attended or not, and 2 more once if it was instructed on, however often", () => {
    const author = (state: "present" | "leave" | null, ...levels: ("county" | "city")[]) =>
      activity("research", "author", { state, came: levels.map((level) => ["instructed", level] as const) });
    expect(points("activities", author(null))).toBe(3);
    expect(points("activities", author("present"))).toBe(8);
    expect(points("activities", author("leave", "county", "city"))).toBe(5);
  });

  test("an instruction on a research report gives those who only went along nothing", () => {
    expect(points("activities", activity("research", "attendee", { state: "present", came: ["instructed"] }))).toBe(5);
  });
});

describe("opinions", () => {
  test.each([
    ["sent", [], 3],
    ["county", [["adopted", "county"]], 5],
    ["city", [["adopted", "city"]], 6],
    ["province", [["adopted", "province"]], 8],
    ["nation", [["adopted", "nation"]], 8],
    [
      "at its best, not the sum",
      [
        ["adopted", "county"],
        ["adopted", "city"],
      ],
      6,
    ],
    [
      "instructed on, once",
      [
        ["instructed", "county"],
        ["instructed", "city"],
      ],
      5,
    ],
  ] as const)("%s", (_, came, expected) => {
    expect(points("opinions", opinion(came))).toBe(expected);
  });

  test.each([
    [1, 8],
    [3, 8],
    [4, 0],
  ])("the author named in place %i has %i", (position, expected) => {
    expect(points("opinions", opinion([["adopted", "city"], "instructed"], position))).toBe(expected);
  });
});

describe("charity and honours", () => {
  test("charity is 2 each time, at most 4, whatever the roles", () => {
    expect(points("charity", charity())).toBe(2);
    expect(points("charity", charity(), charity(), charity())).toBe(4);
    expect(
      points("charity", {
        ...charity(),
        parts: (["attendee", "lead"] as const).map((role) => ({ role, state: "present" as const, position: null })),
      }),
    ).toBe(2);
  });

  test.each([
    [["county"], 1],
    [["city"], 2],
    [["province"], 3],
    [["nation"], 4],
    [["county", "province", "city"], 3],
  ] as const)("an honour of %j counts once, at its highest level: %i", (levels, expected) => {
    expect(points("honours", honour(...levels))).toBe(expected);
  });

  test("the office's own commendation does not count", () => {
    expect(points("honours", activity("commendation", "holder", { came: [["commended", "county"]] }))).toBe(0);
  });
});

describe("one event, one place", () => {
  test.each([
    ["criticised", "law", 7],
    ["penalised", "law", 5],
    ["disciplined", "law", 0],
    ["reminded", "integrity", 8],
    ["admonished", "integrity", 7],
    ["disciplined", "integrity", 0],
  ] as const)("%s in %s leaves %i", (what, kind, left) => {
    expect(points(kind, sanction(kind, [what]))).toBe(left);
  });

  test("never below nothing", () => {
    expect(points("law", sanction("law", ["disciplined"]), sanction("law", ["criticised"]))).toBe(0);
  });

  test("one activity with two outcomes is one event, the heavier", () => {
    expect(points("law", sanction("law", ["criticised", "penalised"]))).toBe(5);
  });

  test("a criticism and the sanction it grew into, linked, are one event; unlinked they are two", () => {
    const [criticism, penalty] = [sanction("law", ["criticised"]), sanction("law", ["penalised"])];
    expect(points("law", criticism, penalty)).toBe(2);
    expect(points("law", criticism, { ...penalty, event: criticism.event })).toBe(5);
    expect(points("law", { ...penalty, event: criticism.event, date: "2026-01-01" }, criticism)).toBe(5);
  });

  test("linked across law and integrity the heavier alone counts, in its own dimension", () => {
    const talk = sanction("integrity", ["reminded"]);
    const result = evaluateOne(member([talk, sanction("law", ["penalised"], { event: talk.event })]));
    expect(result.points).toMatchObject({ law: 500, integrity: 1000 });
    expect(result.lines.find(({ activity }) => activity === talk.activity)?.note).toContain("同一事件");
  });
});
