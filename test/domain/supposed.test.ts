import { describe, expect, test } from "vitest";
import { supposedActivity } from "../../src/domain/scoring/supposed.ts";
import { AppError } from "../../src/domain/text/problem.ts";

const YEAR = { from: "2026-01-01", to: "2026-12-31" };
const supposed = (written: string, today = "2026-06-30") => supposedActivity(written, 0, YEAR, today);

describe("a deed that is supposed", () => {
  test("has the first role of its kind, and whoever is supposed came", () => {
    expect(supposed("视察")).toMatchObject({
      activity: -1,
      kind: "inspection",
      title: "（假设）视察",
      parts: [{ role: "attendee", state: "present", position: 1, reason: null }],
    });
  });

  test.each([
    ["提案:联名:立案", { parts: [{ role: "cosigner", state: null }], outcomes: [{ what: "filed", level: null }] }],
    ["社情民意:采用:省", { outcomes: [{ what: "adopted", level: "province" }] }],
    ["社情民意:省", { outcomes: [{ level: "province" }] }],
    ["公益慈善:3,000元", { parts: [{ amount: 3000 }] }],
    ["公益慈善:0.5万元", { parts: [{ amount: 5000 }] }],
    ["联系群众：12人", { parts: [{ quantity: 12 }] }],
    ["视察:请假（病假）", { parts: [{ state: "leave", reason: "病假" }] }],
    ["视察:缺席", { parts: [{ state: "absent" }] }],
    ["荣誉", { outcomes: [{ what: "awarded", level: "county" }] }],
  ])("%s", (written, expected) => {
    expect(supposed(written)).toMatchObject(expected);
  });

  test("a co-signer signs beside a lead", () => {
    expect([...(supposed("提案:联名").named ?? [])]).toEqual([
      ["lead", 1],
      ["cosigner", 1],
    ]);
  });

  test.each([
    ["2026-06-30", "2026-06-30"],
    ["2027-02-01", "2026-12-31"],
    ["2025-11-01", "2026-12-31"],
  ])("on %s it is of %s", (today, day) => {
    expect(supposed("视察", today).date).toBe(day);
  });

  test.each([
    ["视茶", "usage.kind"],
    ["提案:采用", "usage.word"],
    ["公益慈善:1,0000元", "usage.word"],
    ["联系群众:12人:30人", "usage.word"],
  ])("%s is refused", (written, code) => {
    const refusal = (() => {
      try {
        supposed(written);
        return undefined;
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).code).toBe(code);
  });
});
