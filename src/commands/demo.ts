import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pointsText, shown } from "../domain/scoring/exact.ts";
import { text } from "../domain/text/text.ts";
import { gradeCounts } from "../report/evaluation.ts";
import type { Sheet } from "../report/sheet.ts";
import { makeIo } from "../terminal/io.ts";
import { progress } from "../terminal/progress.ts";
import { printSheet } from "../terminal/sheet.ts";
import { DOCUMENTS } from "../trips/documents/documents.ts";
import { makeDocuments } from "../trips/documents/make.ts";
import { score } from "../trips/evaluate/score.ts";
import { standingEvaluation } from "../trips/evaluate/standing.ts";
import { calledOn } from "../trips/members/called.ts";
import { closeWorkshop, moveOut, openWorkshop } from "../trips/office/demo-folder.ts";
import { kindArg } from "./args.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { runImportActivities, runImportOpinions, runImportProposals } from "./import.ts";
import { runImportAttendance } from "./import-attendance.ts";
import { runImportRoster } from "./import-roster.ts";
import { runInit } from "./init.ts";

/** The sample year, and the day on which its round is made. */
const YEAR = 2025;
const TODAY = "2026-01-10";

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  command
    .argument("[dir]", t(text("放样例档案和导出文件的文件夹", "the folder for the sample record file and the exports")), "cppcc-demo")
    .addHelpText("after", examples(context, "demo", "demo /tmp/演示"))
    .action((folder: string) => runDemo(context, resolve(context.cwd, folder)));
};

interface Meeting {
  readonly file: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
}

/** The whole round on a sample year: record file, imports, evaluation, exports; then what was done, and where it is. */
export async function runDemo(context: Context, folder: string): Promise<void> {
  const workshop = openWorkshop(folder);
  try {
    const { done, files, silent } = await make(context, workshop);
    moveOut(folder);
    const placed = files.map((file) => join(folder, relative(workshop, file)));
    await tell(context, context.on(join(folder, "cppcc.db"), silent, TODAY), folder, done, placed);
  } finally {
    closeWorkshop(folder);
  }
}

async function make(context: Context, folder: string) {
  const { io } = context;
  const fixtures = join(context.root, "fixtures", `year-${YEAR}`);
  const from = (file: string): string => join(fixtures, file);
  const meetings = JSON.parse(readFileSync(from("meetings.json"), "utf8")) as Meeting[];
  const nowhere = { write: () => true };
  const silent = makeIo(
    { ...io.streams, stdout: nowhere, stderr: nowhere },
    { lang: io.lang, json: false, quiet: true, color: false, paint: (_, content) => content, asks: false },
  );
  const demo = context.on(join(folder, "cppcc.db"), silent, TODAY);
  const done: { step: string; what: string; from: string }[] = [];
  const bar = progress(io, text("演示", "demo"), meetings.length + 7);
  const step = async (title: string, source: string, work: () => Promise<unknown>): Promise<void> => {
    bar.step(title);
    await work();
    const [last] = (await demo.store()).ledger.list(1);
    done.push({ step: title, what: last?.summary ?? "", from: source });
  };
  await step("建立档案", "", () => runInit(demo, { office: "政协某某县委员会", term: 10, starts: "2022-01-01" }));
  await step("导入名册", "委员名册.xlsx", () => runImportRoster(demo, [from("委员名册.xlsx")], {}));
  for (const { file, kind, title, date } of meetings)
    await step("导入签到表", file, () => runImportAttendance(demo, [from(file)], { kind: kindArg(kind), title, date }));
  await step("导入活动台账", "履职活动台账.xlsx", () => runImportActivities(demo, [from("履职活动台账.xlsx")], {}));
  await step("导入提案", "提案一览表.xlsx", () => runImportProposals(demo, [from("提案一览表.xlsx")], {}));
  await step("导入社情民意", "社情民意台账.xlsx", () => runImportOpinions(demo, [from("社情民意台账.xlsx")], {}));
  await step("计算考核", "", async () => score(await demo.desk(), { year: YEAR, rules: undefined, isDryRun: false }));
  bar.step("导出");
  const { files } = await makeDocuments(await demo.desk(), {
    documents: DOCUMENTS,
    isAll: true,
    year: YEAR,
    out: `${join(folder, "导出")}/`,
  });
  bar.end();
  // On Windows an open file cannot be moved.
  (await demo.store()).close();
  return { done, files, silent };
}

async function tell(
  context: Context,
  demo: Context,
  folder: string,
  done: readonly { step: string; what: string; from: string }[],
  files: readonly string[],
): Promise<void> {
  const { io } = context;
  const store = await demo.store();
  const { evaluation, rules, members } = await standingEvaluation(store, YEAR);
  const evaluated = members.filter(({ excluded }) => !excluded);
  const best = evaluated.find(({ grade }) => grade === rules.grades[0]?.id);
  const refused = evaluated.find(({ why, grade }) => why !== "" && grade !== rules.grades[0]?.id);
  if (io.json) {
    io.printJson({
      folder,
      db: demo.file,
      year: YEAR,
      steps: done,
      evaluated: evaluated.length,
      grades: gradeCounts(rules, members),
      files,
    });
    return;
  }
  const sheet: Sheet = {
    title: text(`演示：某某县 ${YEAR} 年度`, `demo: the year ${YEAR} of a county`),
    unit: text("步", "steps"),
    columns: [
      { key: "step", title: text("步骤", "step") },
      { key: "what", title: text("做了什么", "what was done") },
    ],
    rows: summarise(done),
    notes: [],
  };
  await printSheet(io, sheet);
  io.say(
    text(
      `考核 ${evaluated.length} 人：${gradeCounts(rules, members)
        .map(({ name, count, share }) => `${name} ${count}（${share}%）`)
        .join("，")}；不参加考核 ${members.length - evaluated.length} 人`,
      `${evaluated.length} evaluated: ${gradeCounts(rules, members)
        .map(({ id, count }) => `${id} ${count}`)
        .join(", ")}; ${members.length - evaluated.length} not evaluated`,
    ),
  );
  const bestName = best === undefined ? "" : calledOn(store, evaluation.ends, { id: best.person, name: best.name });
  if (best)
    io.say(
      text(
        `优秀第一名 ${bestName} ${pointsText(shown(best.total ?? 0))} 分`,
        `first of the excellent: ${bestName}, ${pointsText(shown(best.total ?? 0))}`,
      ),
    );
  const here = relative(context.cwd, demo.file) || demo.file;
  io.say(text(`档案文件：${demo.file}`, `record file: ${demo.file}`));
  io.say(text("导出文件：", "exports:"));
  for (const file of files) io.say(text(`  ${file}`, `  ${file}`));
  io.say(text("接着试试：", "try next:"));
  const tries = [
    `score explain ${best?.person ?? 1} --year ${YEAR}`,
    ...(refused ? [`score explain ${refused.person} --year ${YEAR}`] : []),
    "member list",
    "log",
  ];
  for (const line of tries) io.say(text(`  node bin/cppcc.js --db ${here} ${line}`, `  node bin/cppcc.js --db ${here} ${line}`));
}

/** The sign-in sheets in one line. */
function summarise(done: readonly { step: string; what: string }[]): { step: string; what: string }[] {
  const sheets = done.filter(({ step }) => step === "导入签到表").length;
  const first = done.findIndex(({ step }) => step === "导入签到表");
  return done
    .filter(({ step }, i) => step !== "导入签到表" || i === first)
    .map(({ step, what }) => ({ step, what: step === "导入签到表" ? `${sheets} 张签到表` : what }));
}
