import { chineseDate, covers } from "../domain/calendar/dates.ts";
import { type Member, OFFICE_ORDER, officeLabel, USUAL_ETHNICITY } from "../domain/people/member.ts";
import { text } from "../domain/text/text.ts";
import { nonZero } from "./annual-years.ts";
import { type Block, heading, paragraph, tableBlock } from "./document.ts";

/** 一、委员队伍: who had a seat on a day, by office and sector. `term` is the term's ordinal in words: 十. */
export function membersSection({ roster, term }: { readonly roster: readonly Member[]; readonly term: string }, day: string): Block[] {
  const seated = roster.filter(({ seats }) => seats.some((seat) => covers(seat, day)));
  const count = (test: (member: Member) => boolean): number => seated.filter(test).length;
  const sectors = Map.groupBy(seated, ({ sector }) => sector.join("、") || "未填界别");
  const offices = OFFICE_ORDER.map((office) => ({ office, count: count((member) => member.office === office) })).filter(
    ({ count: held }) => held > 0,
  );
  const women = count(({ sex }) => sex === "女");
  const minorities = count(({ ethnicity }) => ethnicity !== null && ethnicity !== USUAL_ETHNICITY);
  const nonParty = count(({ party }) => party !== null && party !== "中共");
  const [noSex, noParty] = [count(({ sex }) => sex === null), count(({ party }) => party === null)];
  const suspended = count(({ status }) => status === "suspended");
  const sentence = [
    `截至${chineseDate(day)}，第${term}届委员${seated.length}名`,
    ...nonZero([
      offices.length > 1 ? 1 : 0,
      `其中${offices.map(({ office, count: held }) => `${officeLabel(office).zh}${held}名`).join("、")}`,
    ]),
  ].join("，");
  const groups = nonZero(
    [women, `女委员${women}名`],
    [minorities, `少数民族委员${minorities}名`],
    [nonParty, `登记为非中共党员的委员${nonParty}名`],
    [noSex, `未填性别${noSex}名`],
    [noParty, `未填党派${noParty}名`],
    [suspended, `暂停履职${suspended}名`],
  );
  if (seated.length === 0) return [heading("一、委员队伍"), paragraph("没有在任委员的记录。")];
  return [
    heading("一、委员队伍"),
    paragraph(`${[sentence, ...nonZero([groups.length, groups.join("，")])].join("；")}。`),
    tableBlock({
      title: text("委员按界别", "members by sector"),
      columns: [
        { key: "sector", title: text("界别", "sector"), width: 24 },
        { key: "count", title: text("人数", "members"), kind: "number", width: 8 },
      ],
      rows: [...sectors].sort((a, b) => b[1].length - a[1].length).map(([sector, members]) => ({ sector, count: members.length })),
      notes: [],
    }),
  ];
}
