import { type Figure, figureTable, nonZero, share, type Years } from "./annual-years.ts";
import { type Block, heading, paragraph } from "./document.ts";
import type { ProposalFigures } from "./proposals.ts";

/** 三、提案: how many came in, what became of them, by category and form. */
export function proposalsSection(years: Years): Block[] {
  const { now, before } = years;
  if (!now.proposals && !before?.proposals) return [heading("三、提案"), paragraph("本年没有提案记录。")];
  const figure = (name: string, of: (proposals: ProposalFigures) => number): Figure => ({
    name,
    of: ({ proposals }) => proposals && of(proposals),
  });
  const isAny = (of: (proposals: ProposalFigures) => number): boolean =>
    [now, before].some((year) => year?.proposals && of(year.proposals) > 0);
  const by = (pick: (proposals: ProposalFigures) => ReadonlyMap<string, number>): Figure[] =>
    [...new Set([now, before].flatMap((year) => (year?.proposals ? [...pick(year.proposals).keys()] : [])))].map((name) =>
      figure(name, (proposals) => pick(proposals).get(name) ?? 0),
    );
  return [
    heading("三、提案"),
    paragraph(now.proposals ? proposalSentence(now.proposals) : "本年没有提案记录。"),
    figureTable("提案审查与办理", years, [
      figure("收到", ({ received }) => received),
      figure("立案（含并案）", ({ filed }) => filed),
      figure("其中并案", ({ merged }) => merged),
      figure("不立案", ({ notFiled }) => notFiled),
      figure("转社情民意", ({ turned }) => turned),
      figure("尚未审查", ({ pending }) => pending),
      figure("委员提交的民生提案", ({ livelihood }) => livelihood.members),
      figure("集体提案中的民生提案", ({ livelihood }) => livelihood.collective),
      figure("重点提案", ({ key }) => key),
      figure("优秀提案", ({ excellent }) => excellent),
      figure("已答复", ({ replied }) => replied),
      ...(isAny(({ handledAgain }) => handledAgain) ? [figure("重新办理", ({ handledAgain }) => handledAgain)] : []),
      figure("委员满意、基本满意", ({ satisfied }) => satisfied),
      figure("委员不满意", ({ dissatisfied }) => dissatisfied),
    ]),
    figureTable(
      "提案按类别",
      years,
      by(({ byCategory }) => byCategory),
    ),
    figureTable(
      "提案按形式",
      years,
      by(({ byForm }) => byForm),
    ),
  ];
}

function proposalSentence(f: ProposalFigures): string {
  const own = f.livelihood.members;
  const collective = f.livelihood.collective;
  const merged = f.merged > 0 ? `（其中并案${f.merged}件，不计并案为${f.filed - f.merged}件）` : "";
  const reviewed = nonZero(
    [f.filed, `审查立案${f.filed}件${merged}，立案率${share(f.filed, f.received)}`],
    [f.notFiled, `不立案${f.notFiled}件`],
    [f.turned, `转社情民意${f.turned}件`],
    [f.pending, `尚未审查${f.pending}件`],
  );
  const livelihood =
    own > 0 ? `委员提交民生提案${own}件${collective > 0 ? `，集体提案另有${collective}件` : ""}` : `集体提案中的民生提案${collective}件`;
  const marked = nonZero([own + collective, livelihood], [f.key, `重点提案${f.key}件`], [f.excellent, `优秀提案${f.excellent}件`]);
  return [[`共收到提案${f.received}件`, ...reviewed].join("，"), ...nonZero([marked.length, marked.join("，")])]
    .map((said) => `${said}。`)
    .join("");
}
