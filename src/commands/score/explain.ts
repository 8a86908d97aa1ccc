import { pointsText, shown } from "../../domain/scoring/exact.ts";
import { gradeBarredByGaps } from "../../domain/scoring/unconfirmed.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { OfficialDocument } from "../../report/document.ts";
import { memberJson } from "../../report/evaluation-json.ts";
import { dimensionSums, explainSheet } from "../../report/explain.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { type Explained, explain, explanation, writeExplanation } from "../../trips/evaluate/explain.ts";
import { exported } from "../answers.ts";
import { wholeDayArg } from "../args.ts";
import { type Answer, argument, booleanFlag, command, flag } from "../command.ts";
import { currentOf } from "./current-evaluation.ts";
import { OF, YEAR, yearOf } from "./options.ts";

export const scoreExplain = command({
  name: "explain",
  alias: "说明",
  summary: text("逐分说明一位委员的考核结果", "explain a member's result, point by point"),
  args: [argument("<member>")],
  flags: {
    ...YEAR,
    ...OF,
    prose: booleanFlag("--prose", text("写成一段段的文字", "as prose")),
    out: flag(
      "-o, --out <path>",
      text("写成 Word 文档；已有的文件夹或以 / 结尾的为文件夹", "as a Word document; an existing folder or a path ending in / is a folder"),
    ),
    date: flag("--date <date>", text("Word 文档的成文日期（默认今天）", "the date of the Word document (default: today)"), wholeDayArg),
  },
  examples: [
    "score explain 张三 --year 2026",
    "score explain 王伟（女） --year 2026 --prose",
    "score explain 张三 -o 说明.docx",
    "score explain 张三 -o 说明/",
  ],
  async run(context, options, member: string) {
    const { out, prose, date } = options;
    if (date !== undefined && out === undefined)
      throw new AppError(
        "usage.date",
        text("--date 是 Word 文档的成文日期，要与 -o 一起用", "--date is the date of a Word document: give -o too"),
        text("例：-o 说明.docx --date 2026-01-15", "such as -o 说明.docx --date 2026-01-15"),
      );
    const desk = await context.desk();
    const current = await currentOf(context.io, desk, yearOf(context, options), options.of);
    const explained = await explain(desk, current, member);
    if (out !== undefined) return exported(await writeExplanation(desk, explained, { out, date: date ?? desk.today }));
    if (prose) return prosed(explained, explanation(desk, explained, desk.today));
    return { json: () => explainedJson(explained), say: (io) => sayExplained(io, explained) };
  },
});

/** What the document says, a paragraph a line. */
function prosed({ member, current }: Explained, { blocks }: OfficialDocument): Answer {
  const paragraphs = blocks.flatMap((block) => ("text" in block ? [block.text] : []));
  return {
    json: () => ({ id: member.person, name: member.name, year: current.evaluation.year, prose: paragraphs.join("\n") }),
    say(io) {
      for (const paragraph of paragraphs) io.print(`${paragraph}\n`);
    },
  };
}

const explainedJson = ({ current, member, distance, lines }: Explained) => ({
  ...memberJson(member),
  year: current.evaluation.year,
  excluded: member.excluded,
  distance,
  lines: lines.map(({ points, withheld, ...line }) => ({ ...line, points: shown(points), withheld: shown(withheld) })),
});

async function sayExplained(io: Io, { current, member, called: name, lines, distance }: Explained): Promise<void> {
  const { rules, evaluation } = current;
  const { year } = evaluation;
  if (member.excluded) {
    io.say(text(`${name}不参加 ${year} 年度考核：${member.why}`, `${name} is not evaluated in ${year}: ${member.why}`));
    return;
  }
  await printSheet(io, explainSheet(year, rules, { name }, lines));
  for (const { name: dimension, points, cap } of dimensionSums(rules, member))
    io.say(
      text(
        `  ${dimension} ${pointsText(points)}${cap === null ? "" : `／${cap}`}`,
        `  ${dimension} ${pointsText(points)}${cap === null ? "" : `/${cap}`}`,
      ),
    );
  io.say(
    text(
      `总分 ${pointsText(shown(member.total ?? 0))}，第 ${member.rank} 名，${member.gradeName}${member.why ? `（${member.why}）` : ""}`,
      `total ${pointsText(shown(member.total ?? 0))}, rank ${member.rank}, ${member.grade}${member.why ? ` (${member.why})` : ""}`,
    ),
  );
  if (member.decided)
    io.say(
      text(
        `领导决定：${member.decided.gradeName}（${member.decided.reason}）`,
        `decided by the leaders: ${member.decided.grade} (${member.decided.reason})`,
      ),
    );
  if (distance !== "" && distance !== member.why) io.say(text(distance, distance));
  const barred = gradeBarredByGaps(rules);
  for (const { title } of member.open)
    io.say(
      text(
        `待核实：${title}的签到表上没有这位委员${barred === undefined ? "" : `；核实前不能评为${barred.name}`}`,
        `open: missing from the sheet of ${title}${barred === undefined ? "" : `; until it is confirmed not ${barred.name}`}`,
      ),
    );
}
