import type { Command } from "commander";
import { called } from "../../domain/people/called.ts";
import type { EvaluationMember } from "../../domain/scoring/evaluation.ts";
import { pointsText, shown } from "../../domain/scoring/exact.ts";
import type { Subject } from "../../domain/scoring/rules.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { memberJson } from "../../report/evaluation-json.ts";
import { dimensionSums, distanceWords, explainDocument, explainSheet } from "../../report/explain.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { apartOn } from "../members/called.ts";
import { findCandidate } from "../members/who.ts";
import { letterhead } from "../office/letterhead.ts";
import { agreeToOverwrite, outputPath, writeFileSafely } from "../output.ts";
import { subjectArg, wholeDayArg } from "../../commands/args.ts";
import type { Context } from "../../commands/context.ts";
import { type Declare, examples } from "../../commands/declare.ts";
import { type Standing, standingEvaluation, yearOf } from "./standing.ts";
import { collectYears, optionsOf } from "../../commands/score/options.ts";

interface Options {
  year?: number;
  date?: string;
  prose?: boolean;
  out?: string;
  of?: Subject;
}

export const declareExplain: Declare = (score, context) => {
  const { t } = context.io;
  score
    .command("explain <member>")
    .alias("说明")
    .description(t(text("逐分说明一位委员的考核结果", "explain a member's result, point by point")))
    .option("--year <year>", t(text("年度（默认今年）", "the year (default: this one)")), collectYears)
    .option(
      "--of <subject>",
      t(text("谁的考核：委员（默认）、特邀信息员、单位、活动组", "whose: members (default), informants, units, groups")),
      subjectArg,
    )
    .option("--prose", t(text("写成一段段的文字", "as prose")))
    .option(
      "-o, --out <path>",
      t(
        text(
          "写成 Word 文档；已有的文件夹或以 / 结尾的为文件夹",
          "as a Word document; an existing folder or a path ending in / is a folder",
        ),
      ),
    )
    .option("--date <date>", t(text("Word 文档的成文日期（默认今天）", "the date of the Word document (default: today)")), wholeDayArg)
    .addHelpText(
      "after",
      examples(
        context,
        "score explain 张三 --year 2026",
        "score explain 王伟（女） --year 2026 --prose",
        "score explain 张三 -o 说明.docx",
        "score explain 张三 -o 说明/",
      ),
    )
    .action((member: string, _: Options, command: Command) => runExplain(context, member, optionsOf<Options>(command)));
};

/** The member that a command names, in an evaluation that stands. */
export async function memberIn(context: Context, { evaluation, members }: Standing, written: string): Promise<EvaluationMember> {
  const { id } = await findCandidate(await context.desk(), written);
  const member = members.find(({ person }) => person === id);
  if (member) return member;
  throw new AppError(
    "refused.not_in_evaluation",
    text(`${written}不在 ${evaluation.year} 年度的考核里`, `${written} is not in the evaluation of ${evaluation.year}`),
    text(
      "考核之后才登记的，请重新运行 cppcc score；信息员、单位、活动组请加 --of",
      "run cppcc score again; for informants, units and groups add --of",
    ),
  );
}

async function runExplain(context: Context, written: string, options: Options): Promise<void> {
  const { io, today } = context;
  if (options.date !== undefined && options.out === undefined)
    throw new AppError(
      "usage.date",
      text("--date 是 Word 文档的成文日期，要与 -o 一起用", "--date is the date of a Word document: give -o too"),
      text("例：-o 说明.docx --date 2026-01-15", "such as -o 说明.docx --date 2026-01-15"),
    );
  const store = await context.store();
  const year = yearOf(context, options);
  const standing = await standingEvaluation(context, store, year, options.of);
  const { evaluation, rules, members } = standing;
  const member = standing.rules.evaluates === "members" ? await memberIn(context, standing, written) : named(standing, written);
  const lines = store.evaluations.lines(evaluation.id, member.person);
  const distance = distanceWords(rules, member, members);
  const apart = apartOn(
    store,
    evaluation.ends,
    members.map(({ person }) => person),
  );
  const name = called(apart, { id: member.person, name: member.name });
  if (options.out !== undefined || options.prose) {
    const document = explainDocument({
      ...letterhead(store),
      year,
      period: { from: evaluation.starts, to: evaluation.ends },
      date: options.date ?? today,
      rules,
      member,
      members,
      lines,
      apart,
    });
    if (options.out === undefined) for (const block of document.blocks) if ("text" in block) io.print(`${block.text}\n`);
    if (options.out !== undefined) await writeDocument(context, options.out, `${name}${year}年度考核说明`, document);
    return;
  }
  if (io.json) {
    io.printJson({
      ...memberJson(member),
      year,
      excluded: member.excluded,
      distance,
      lines: lines.map(({ points, withheld, ...line }) => ({ ...line, points: shown(points), withheld: shown(withheld) })),
    });
    return;
  }
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
  const barred = rules.grades.find(({ requires }) => requires.some(({ type }) => type === "no_gap"));
  for (const { title } of member.open)
    io.say(
      text(
        `待核实：${title}的签到表上没有这位委员${barred === undefined ? "" : `；核实前不能评为${barred.name}`}`,
        `open: missing from the sheet of ${title}`,
      ),
    );
}

/** A unit, a group or an informant by the name that it was evaluated under. */
function named({ evaluation, members }: Standing, written: string): EvaluationMember {
  const [found, another] = members.filter(({ name, person }) => name === written || `#${person}` === written);
  if (found && another === undefined) return found;
  const near = members.map(({ name }) => name).filter((name) => name.includes(written));
  const ids = members.filter(({ name }) => name === written).map(({ person }) => `#${person}`);
  throw new AppError(
    "refused.not_in_evaluation",
    another
      ? text(`${written}有两个：${ids.join("、")}`, `there are two of the name ${written}: ${ids.join(", ")}`)
      : text(`${written}不在 ${evaluation.year} 年度的考核里`, `${written} is not in the evaluation of ${evaluation.year}`),
    another
      ? text("请写编号，如 #31", "give the id, such as #31")
      : near.length > 0
        ? text(`相近的：${near.slice(0, 5).join("、")}`, `similar: ${near.slice(0, 5).join(", ")}`)
        : text(`名单见 cppcc score list --of ${evaluation.subject}`, `see cppcc score list --of ${evaluation.subject}`),
  );
}

async function writeDocument(context: Context, out: string, usual: string, document: ReturnType<typeof explainDocument>): Promise<void> {
  const { io } = context;
  const path = outputPath(context.cwd, out, usual, "docx");
  if (!path.toLowerCase().endsWith(".docx"))
    throw new AppError("usage.format", text(`应是 .docx 文件：${out}`, `should be a .docx file: ${out}`));
  await agreeToOverwrite(context, path);
  const { officialDocx } = await import("../../documents/official.ts");
  writeFileSafely(path, await officialDocx(document));
  if (io.json) io.printJson({ files: [path] });
  else io.say(text(`已导出 ${path}`, `exported ${path}`));
}
