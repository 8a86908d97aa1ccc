import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/domain/activities/activity.ts";
import type { Member } from "../../src/domain/people/member.ts";
import { type AnnualInput, annualReport } from "../../src/report/annual.ts";
import type { Block } from "../../src/report/document.ts";
import { evaluateAll, member, rules, times } from "../domain/facts.ts";
import { activity, outcome, part, year } from "./a-year.ts";
import { seated } from "./seated.ts";

/** What the annual report says of years that the office of the goldens did not have. */

const input = (more: Partial<AnnualInput> = {}): AnnualInput => ({
  office: "政协某某县委员会",
  signature: "政协某某县委员会",
  date: "2027-01-10",
  through: "2027-01-10",
  term: "十",
  roster: [],
  now: year([]),
  before: { ...year([]), year: 2025, from: "2025-01-01", to: "2025-12-31" },
  evaluation: null,
  ...more,
});

const worded = (block: Block): string => {
  if (block.type === "names") return block.names.join("、");
  if (block.type !== "table") return block.text;
  const { columns, rows } = block.sheet;
  return [columns.map(({ title }) => title.zh), ...rows.map((row) => columns.map(({ key }) => row[key]))]
    .map((cells) => cells.join("│"))
    .join("\n");
};

/** A section by its number: 三. Without one, what stands before them all. */
function section(report: ReturnType<typeof annualReport>, number?: string): string[] {
  const { blocks } = report;
  const start = number === undefined ? 0 : blocks.findIndex((block) => block.type === "heading" && block.text.startsWith(`${number}、`));
  const rest = number === undefined ? blocks : blocks.slice(start + 1);
  const end = rest.findIndex(({ type }) => type === "heading");
  return (end < 0 ? rest : rest.slice(0, end)).map(worded);
}

describe("the days that are counted", () => {
  const period = "2026年1月1日至12月31日";
  test.each([
    ["2025-12-31", `本报告的数字均由考核期${period}`],
    ["2026-01-01", `2026年度（考核期${period}）还没有结束，本报告的数字均由2026年1月1日至1月1日`],
    ["2026-12-30", `2026年度（考核期${period}）还没有结束，本报告的数字均由2026年1月1日至12月30日`],
    ["2026-12-31", `本报告的数字均由考核期${period}`],
  ])("of what is known up to %s", (through, words) => {
    expect(section(annualReport(input({ through })))[0]).toContain(words);
  });

  test("how few months of the year before have records", () => {
    const recorded = (...days: string[]) => ({
      ...input().before,
      activities: days.map((starts, i) => activity(i + 1, "inspection", { starts })),
    });
    expect(section(annualReport(input({ before: recorded("2025-03-01", "2025-04-01") })))[0]).toMatch(
      /2025年度只有2个月有记录，不作比较。$/,
    );
    expect(section(annualReport(input({ before: recorded() })))[0]).toMatch(/2025年度没有记录，不作比较。$/);
  });
});

describe("a year without records beside one that has them", () => {
  const of2025 = (kind: string, more: Partial<Activity> = {}): Activity[] =>
    times(7, (i) => activity(i + 1, kind, { starts: `2025-0${i + 1}-05`, parts: [part(1, "present")], ...more }));
  const report = (activities: readonly Activity[]) => annualReport(input({ before: { ...input().before, activities } }));

  test("of proposals", () => {
    const [sentence, figures] = section(report(of2025("proposal")), "三");
    expect(sentence).toBe("本年没有提案记录。");
    expect(figures).toMatch(/^项目│2026年│2025年\n收到│—│7\n/);
  });

  test("of opinions", () => {
    const [sentence, figures] = section(report(of2025("opinion")), "五");
    expect(sentence).toBe("本年没有社情民意记录。");
    expect(figures).toMatch(/^项目│2026年│2025年\n报送（条）│—│7\n/);
  });

  test("of activities", () => {
    expect(section(report(of2025("inspection")), "四")).toEqual([
      "本年没有活动记录。",
      "类别│2026年次数│2026年参加人次│2025年次数│2025年参加人次\n视察│—│—│7│7",
    ]);
  });

  test("of visits", () => {
    const [figures] = section(report(of2025("contact")), "六");
    expect(figures).toMatch(/^项目│2026年│2025年\n联系群众活动（次）│—│7\n/);
  });
});

describe("the members", () => {
  const members = (...roster: Member[]) => section(annualReport(input({ roster })), "一");

  test("of one office only are not told by offices", () => {
    expect(members(seated(1), seated(2))[0]).toBe("截至2026年12月31日，第十届委员2名。");
  });

  test("of two offices are", () => {
    expect(members(seated(1, { office: "chair" }), seated(2))[0]).toBe("截至2026年12月31日，第十届委员2名，其中主席1名、委员1名。");
  });

  test("who left and came again has a seat", () => {
    const seats = [
      { from: "2022-01-01", to: "2024-06-30" },
      { from: "2026-03-01", to: null },
    ];
    expect(members(seated(1, { seats }))[0]).toContain("委员1名");
  });

  test("none has a seat any more", () => {
    expect(members(seated(1, { seats: [{ from: "2022-01-01", to: "2024-06-30" }] }))).toEqual(["没有在任委员的记录。"]);
  });
});

describe("livelihood proposals", () => {
  const proposal = (id: number, body: string | null) =>
    activity(id, "proposal", { livelihood: true, body, outcomes: [outcome("filed")], parts: body === null ? [part(1, null, "lead")] : [] });
  const sentence = (...bodies: (string | null)[]) =>
    section(annualReport(input({ now: year(bodies.map((body, i) => proposal(i + 1, body))) })), "三")[0];

  test.each<[words: string, bodies: (string | null)[]]>([
    ["集体提案中的民生提案1件。", ["民盟县委"]],
    ["委员提交民生提案1件。", [null]],
    ["委员提交民生提案1件，集体提案另有1件。", [null, "民盟县委"]],
  ])("%s", (words, bodies) => {
    expect(sentence(...bodies)).toMatch(new RegExp(`。${words}$`));
  });
});

describe("the evaluation", () => {
  const evaluated = (...facts: Parameters<typeof evaluateAll>[0]) =>
    section(annualReport(input({ evaluation: { rules, members: evaluateAll(facts) } })), "七");
  const out = () => member([], { seats: [{ from: "2026-12-01", to: null }] });

  test("of nobody has shares of nothing, and says nothing of their sum", () => {
    expect(evaluated(out())).toEqual([
      `按照《${rules.name}》，不参加考核1名。`,
      "等次│人数│占比\n优秀│0│0.0%\n称职│0│0.0%\n基本称职│0│0.0%\n不称职│0│0.0%",
    ]);
  });

  test("says so where the shares do not make a hundred", () => {
    const note = "各项占比保留一位小数，因四舍五入，合计不等于100%。";
    const graded = (...grades: string[]) => {
      const members = evaluateAll(times(grades.length, () => member([]))).map((one, i) => ({ ...one, grade: grades[i] as string }));
      return section(annualReport(input({ evaluation: { rules, members } })), "七");
    };
    const [first, second, third] = rules.grades.map(({ id }) => id) as [string, string, string];
    expect(graded(first, second, third)).toContain(note);
    expect(graded(first, first, second)).not.toContain(note);
  });
});
