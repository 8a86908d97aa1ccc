import { relative, resolve } from "node:path";
import { pointsText, shown } from "../../domain/scoring/exact.ts";
import { evaluatedOf } from "../../domain/scoring/result.ts";
import { text } from "../../domain/text/text.ts";
import { gradeCounts } from "../../report/evaluation.ts";
import type { Sheet } from "../../report/sheet.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { type Demo, makeDemo, SAMPLE_YEAR, SIGN_IN_SHEET, type Step } from "../../trips/demo/demo.ts";
import { calledOn } from "../../trips/members/called.ts";
import { argument, topCommand } from "../command.ts";

/** Where a demo goes where nobody says. */
const USUAL = "cppcc-demo";

export const demoCommand = topCommand({
  args: [argument("[dir]", text("放样例档案和导出文件的文件夹", "the folder for the sample record file and the exports"))],
  examples: ["demo", "demo /tmp/演示"],
  async run(context, _, dir: string | undefined) {
    const folder = resolve(context.cwd, dir ?? USUAL);
    const demo = await makeDemo(context, folder);
    return { json: () => demoJson(folder, demo), say: (io) => sayDemo(io, context.cwd, demo) };
  },
});

const demoJson = (folder: string, { desk, steps, current, files }: Demo) => ({
  folder,
  db: desk.file,
  year: SAMPLE_YEAR,
  steps,
  evaluated: evaluatedIn(current).length,
  grades: gradeCounts(current.rules, current.members),
  files,
});

const evaluatedIn = ({ members }: Demo["current"]) => evaluatedOf(members);

async function sayDemo(io: Io, cwd: string, { desk, steps, current, files }: Demo): Promise<void> {
  const { evaluation, rules } = current;
  const evaluated = evaluatedIn(current);
  const best = evaluated.find(({ grade }) => grade === rules.grades[0]?.id);
  const refused = evaluated.find(({ why, grade }) => why !== "" && grade !== rules.grades[0]?.id);
  await printSheet(io, stepsSheet(steps));
  sayGrades(io, current);
  if (best) {
    const name = calledOn(desk.store, evaluation.ends, { id: best.person, name: best.name });
    const total = pointsText(shown(best.total ?? 0));
    io.say(text(`优秀第一名 ${name} ${total} 分`, `first of the excellent: ${name}, ${total}`));
  }
  io.say(text(`档案文件：${desk.file}`, `record file: ${desk.file}`));
  io.say(text("导出文件：", "exports:"));
  for (const file of files) io.say(text(`  ${file}`, `  ${file}`));
  io.say(text("接着试试：", "try next:"));
  const here = relative(cwd, desk.file) || desk.file;
  const tries = [
    `score explain ${best?.person ?? 1} --year ${SAMPLE_YEAR}`,
    ...(refused ? [`score explain ${refused.person} --year ${SAMPLE_YEAR}`] : []),
    "member list",
    "log",
  ];
  for (const line of tries) io.say(text(`  node bin/cppcc.js --db ${here} ${line}`, `  node bin/cppcc.js --db ${here} ${line}`));
}

function sayGrades(io: Io, current: Demo["current"]): void {
  const evaluated = evaluatedIn(current).length;
  const excluded = current.members.length - evaluated;
  const counts = gradeCounts(current.rules, current.members);
  io.say(
    text(
      `考核 ${evaluated} 人：${counts.map(({ name, count, share }) => `${name} ${count}（${share}%）`).join("，")}；不参加考核 ${excluded} 人`,
      `${evaluated} evaluated: ${counts.map(({ id, count }) => `${id} ${count}`).join(", ")}; ${excluded} not evaluated`,
    ),
  );
}

const stepsSheet = (steps: readonly Step[]): Sheet => ({
  title: text(`演示：某某县 ${SAMPLE_YEAR} 年度`, `demo: the year ${SAMPLE_YEAR} of a county`),
  unit: text("步", "steps"),
  columns: [
    { key: "step", title: text("步骤", "step") },
    { key: "what", title: text("做了什么", "what was done"), prose: true },
  ],
  rows: summarised(steps),
  notes: [],
});

/** The sign-in sheets in one line. */
function summarised(steps: readonly Step[]): { step: string; what: string }[] {
  const sheets = steps.filter(({ step }) => step === SIGN_IN_SHEET).length;
  const first = steps.findIndex(({ step }) => step === SIGN_IN_SHEET);
  return steps
    .filter(({ step }, i) => step !== SIGN_IN_SHEET || i === first)
    .map(({ step, what }) => ({ step, what: step === SIGN_IN_SHEET ? `${sheets} 张签到表` : what }));
}
