import { LEVELS, levelLabel } from "../domain/vocabulary/levels.ts";
import { type Figure, figureTable, nonZero, type Years } from "./annual-years.ts";
import { type Block, heading, paragraph } from "./document.ts";

/** 五、社情民意: items sent, items adopted (each once) and adoption events apart. */
export function opinionsSection(years: Years): Block[] {
  const { now, before, whole } = years;
  if (!now.opinions && !before?.opinions) return [heading("五、社情民意"), paragraph("本年没有社情民意记录。")];
  const clauses = now.opinions
    ? nonZero(
        [1, `${whole}报送社情民意信息${now.opinions.sent}条`],
        [now.opinions.adopted, `被采用${now.opinions.adopted}条`],
        [now.opinions.adoptedAbove, `其中被市级以上采用${now.opinions.adoptedAbove}条`],
        [now.opinions.instructed, `获领导批示${now.opinions.instructed}条`],
      )
    : ["本年没有社情民意记录"];
  return [
    heading("五、社情民意"),
    paragraph(`${clauses.join("，")}。`),
    figureTable("社情民意信息", years, [
      { name: "报送（条）", of: ({ opinions }) => opinions?.sent },
      { name: "被采用（条，同一条只计一次）", of: ({ opinions }) => opinions?.adopted },
      ...LEVELS.map(({ id }): Figure => ({ name: `${levelLabel(id).zh}级采用（条次）`, of: ({ opinions }) => opinions?.adoptions(id) })),
      { name: "获领导批示（条）", of: ({ opinions }) => opinions?.instructed },
    ]),
  ];
}

/** 六、联系群众、公益慈善与荣誉. */
export function serviceSection(years: Years): Block[] {
  const { now, before } = years;
  const isAny = (of: Figure["of"]): boolean => [now, before].some((year) => year !== null && (of(year) ?? 0) > 0);
  const sometimes = (figure: Figure): Figure[] => (isAny(figure.of) ? [figure] : []);
  const figures: Figure[] = [
    { name: "联系群众活动（次）", of: ({ visits }) => visits },
    { name: "联系群众（人次）", of: ({ met }) => met },
    ...sometimes({ name: "联系委员（次）", of: ({ withMembers }) => withMembers }),
    { name: "公益慈善活动（次）", of: ({ charity }) => charity?.times },
    { name: "公益慈善（委员人次）", of: ({ charity }) => charity?.people },
    { name: "公益慈善金额（元）", of: ({ charity }) => charity?.yuan },
    ...LEVELS.map(({ id }): Figure => ({ name: `委员获${levelLabel(id).zh}级荣誉（项）`, of: ({ honours }) => honours(id) })),
    ...sometimes({ name: "委员获荣誉，未写级别（项）", of: ({ honours }) => honours(undefined) }),
    { name: "通报表彰委员（人次）", of: ({ commended }) => commended?.times },
    { name: "通报表彰委员（人）", of: ({ commended }) => commended?.people },
  ];
  const title = "六、联系群众、公益慈善与荣誉";
  const isNothing = figures.every(({ of }) => [now, before].every((year) => year === null || (of(year) ?? null) === null));
  if (isNothing) return [heading(title), paragraph("本年没有联系群众、公益慈善、荣誉和通报表彰的记录。")];
  return [heading(title), figureTable("联系群众、公益慈善与荣誉", years, figures)];
}
