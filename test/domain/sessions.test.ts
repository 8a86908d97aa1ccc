import { describe, expect, test } from "vitest";
import { caseReference, readCaseNumber, serialForm, sessionInTitle } from "../../src/domain/calendar/sessions.ts";
import { readOrdinal, writeOrdinal } from "../../src/domain/vocabulary/han.ts";
import { fc } from "../support/seeded.ts";

describe("the session that a title names", () => {
  test.each([
    ["十届四次会议", 10, 4],
    ["第十届委员会第四次会议", 10, 4],
    ["政协某某县第十届委员会第四次会议", 10, 4],
    ["10届4次", 10, 4],
    ["10届4次会议", 10, 4],
    ["十届一次全会", 10, 1],
    ["十二届第十一次会议", 12, 11],
    ["第二十一届委员会第一次会议", 21, 1],
    ["第十屆委員會第四次會議", 10, 4],
    ["１０届４次会议", 10, 4],
    ["十 届 四 次 会议", 10, 4],
  ])("%s", (title, term, session) => {
    expect(sessionInTitle(title)).toEqual({ term, session });
  });

  test.each([
    "全体会议",
    "四季度常委会议",
    "第十届委员会",
    "三次会议",
    "",
    "0届4次会议",
    "10届0次会议",
    "十十届四次会议",
    "十届十十次会议",
  ])("%j names none", (title) => {
    expect(sessionInTitle(title)).toBeUndefined();
  });
});

describe("case numbers", () => {
  test.each([
    ["10-2-015", { term: 10, session: 2, number: 15 }],
    ["10-2-15", { term: 10, session: 2, number: 15 }],
    ["10—2—015", { term: 10, session: 2, number: 15 }],
    ["10－2－015", { term: 10, session: 2, number: 15 }],
    ["１０-２-０１５", { term: 10, session: 2, number: 15 }],
    ["十届二次第015号", { term: 10, session: 2, number: 15 }],
    ["十届二次会议第15号提案", { term: 10, session: 2, number: 15 }],
    ["第十届第二次第15号", { term: 10, session: 2, number: 15 }],
    ["10届2次015号", { term: 10, session: 2, number: 15 }],
  ])("%s", (written, expected) => {
    expect(readCaseNumber(written)).toEqual(expected);
    expect(serialForm(written)).toBe("10-2-015");
  });

  test.each([
    "15",
    "2026-03",
    "流水 15",
    "提〔2026〕15号",
    "10-2",
    "0届2次第15号",
    "10届0次第15号",
    "十十届二次第15号",
    "十届十十次第15号",
  ])("%j is the serial of a submission, and says nothing of a session", (written) => {
    expect(readCaseNumber(written)).toBeUndefined();
  });

  test("a serial that is no case number is kept, without white space", () => {
    expect(serialForm(" 流水 15 ")).toBe("流水15");
  });

  test("what another case is named by: its number in one form, or its title", () => {
    expect(caseReference("十届二次第15号")).toBe("10-2-015");
    expect(caseReference(" 关于修路的　建议 ")).toBe("关于修路的 建议");
  });

  test("any case number comes back from its short form", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9999 }),
        (term, session, number) => {
          const short = `${term}-${session}-${number}`;
          expect(readCaseNumber(serialForm(short))).toEqual({ term, session, number });
          expect(readCaseNumber(`${writeOrdinal(term)}届${writeOrdinal(session)}次第${number}号`)).toEqual({ term, session, number });
        },
      ),
    );
  });
});

test("ordinals are read as they are written, 1 to 99", () => {
  for (let number = 1; number <= 99; number += 1)
    expect([readOrdinal(writeOrdinal(number)), readOrdinal(`第${writeOrdinal(number)}届`), readOrdinal(String(number))]).toEqual([
      number,
      number,
      number,
    ]);
});
