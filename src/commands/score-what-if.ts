import type { Command } from "commander";
import { pointsText, shown } from "../domain/scoring/exact.ts";
import type { DeedFact, MemberFacts, OutcomeFact, Period } from "../domain/scoring/facts.ts";
import { needsOf } from "../domain/scoring/needs.ts";
import { plainText } from "../domain/text/plain.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import {
  type Kind,
  kindOf,
  LEVELS,
  levelLabel,
  outcomeLabel,
  type Role,
  readKind,
  readLevel,
  readOutcome,
  readRoleIn,
  readState,
  roleWord,
  STATES,
  type State,
} from "../domain/vocabulary/kinds.ts";
import { wordsHint } from "../domain/vocabulary/likeness.ts";
import { memberJson } from "../report/evaluation-json.ts";
import { distanceWords, explainSheet } from "../report/explain.ts";
import { printSheet } from "../terminal/sheet.ts";
import { kindHint } from "./args.ts";
import { calledOn } from "./called.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { yearOf } from "./evaluation.ts";
import { collectTexts, collectYears, optionsOf } from "./score-options.ts";
import { evaluationInput, ruleSetOf, tryEvaluation } from "./score-run.ts";
import { findCandidate } from "./who.ts";

interface Options {
  year?: number;
  rules?: string;
  add?: string[];
}

export const declareWhatIf: Declare = (score, context) => {
  const { t } = context.io;
  score
    .command("what-if <member>")
    .alias("假如")
    .description(t(text("假如再有几件履职，得分、名次、等次会怎样", "what a member's result would be with some records more")))
    .option("--year <year>", t(text("年度（默认今年）", "the year (default: this one)")), collectYears)
    .option("--rules <file>", t(text("计分规则文件", "the rule file")), collectTexts)
    .option(
      "--add <kind>",
      t(
        text(
          "加一件：类别，后面可接角色、出席情况、结果、级别、数量（20）或金额（3000元），用 : 隔开；可写几次",
          "one record more: KIND:ROLE:STATE:OUTCOME:LEVEL:NUMBER (people or times, or 3000yuan); may be given several times",
        ),
      ),
      collectTexts,
    )
    .addHelpText(
      "after",
      examples(context, "score what-if 张三 --add 视察 --add 提案:立案", "score what-if 张三 --add 社情民意:采用:省 --add 公益:3000元"),
    )
    .action((member: string, _: Options, command: Command) => runWhatIf(context, member, optionsOf<Options>(command)));
};

async function runWhatIf(context: Context, written: string, options: Options): Promise<void> {
  const { io } = context;
  const year = yearOf(context, options);
  const store = await context.store();
  if (!options.add || options.add.length === 0)
    throw new AppError(
      "usage.missing",
      text("缺少选项 --add", "option --add is required"),
      text("写要加的履职，如 --add 视察 或 --add 提案:立案", "say what to add, such as --add inspection or --add proposal:filed"),
    );
  const period = store.periods.of(year);
  const added = options.add.map((each, i) => supposed(each, i, period, context.today));
  const { id, name } = await findCandidate(context, store, written);
  const by = await ruleSetOf(context, store, year, options.rules);
  const now = tryEvaluation(store, await evaluationInput(store, year, by), new Set([id]));
  const input = await evaluationInput(store, year, by);
  const then = tryEvaluation(store, { ...input, facts: withMore(input.facts, id, added) }, new Set([id]));
  const [before, after] = [now, then].map(({ result }) => result.members.find(({ person }) => person === id));
  if (!before || !after)
    throw new AppError(
      "refused.not_in_evaluation",
      text(`${name}不在 ${year} 年度的考核里`, `${name} is not in the evaluation of ${year}`),
    );
  if (before.excluded)
    throw new AppError(
      "refused.not_evaluated",
      text(`${name}不参加 ${year} 年度考核：${before.why}`, `${name} is not evaluated in ${year}: ${before.why}`),
    );
  const whose = calledOn(store, period.to, { id, name });
  const lines = (then.lines.get(id) ?? []).filter(({ activity }) => activity !== null && activity < 0);
  if (io.json) {
    io.printJson({
      id,
      name,
      year,
      before: memberJson(before),
      after: memberJson(after),
      lines: lines.map((line) => ({ ...line, points: shown(line.points), withheld: shown(line.withheld) })),
    });
    return;
  }
  await printSheet(io, {
    ...explainSheet(year, by.rules, after, lines),
    title: text(`${whose}：假如再有 ${added.length} 件`, `${whose}: with ${added.length} more`),
  });
  const words = ({ total, rank, gradeName, why }: typeof before): string =>
    `${pointsText(shown(total ?? 0))} 分，第 ${rank} 名，${gradeName}${why ? `（${why}）` : ""}`;
  io.say(text(`现在：${words(before)}`, `now: ${words(before)}`));
  io.say(text(`假如：${words(after)}`, `then: ${words(after)}`));
  if (lines.length === 0) io.say(text("这套规则不计加的这些记录", "this rule set counts none of what was added"));
  if (needsOf(by.rules).named && added.some(({ parts }) => parts.some(({ role }) => role === "lead" || role === "cosigner")))
    io.say(
      text(
        "由署名人分摊的项目：第一提案人按一人署名计，联名按两人署名计；署名的人更多，分得的更少",
        "where points are shared: a lead is taken to sign alone, a co-signer with the lead; more who sign have less each",
      ),
    );
  const distance = distanceWords(by.rules, after, then.result.members);
  if (distance !== "" && distance !== after.why) io.say(text(distance, distance));
  io.say(text("只是推算，没有保存", "a supposition; nothing was saved"));
}

function* withMore(facts: Iterable<MemberFacts>, person: number, added: readonly DeedFact[]): Generator<MemberFacts> {
  for (const member of facts) yield member.person === person ? { ...member, deeds: [...member.deeds, ...added] } : member;
}

/** A supposed record from KIND:ROLE:STATE:OUTCOME:LEVEL, in any order behind the kind. */
function supposed(written: string, i: number, period: Period, today: string): DeedFact {
  const [first = "", ...words] = plainText(written.normalize("NFKC"))
    // 3,000元 is one number.
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, "")
    .split(/[:：,，]/u)
    .map((word) => word.trim());
  const found = readKind(first);
  if (!found) {
    throw new AppError("usage.kind", text(`不认识的类别：${first}`, `unknown kind: ${first}`), kindHint(first));
  }
  const { kind, form = null } = found;
  let role: Role = kind.roles[0] as Role;
  let state: State | null = kind.attended ? "present" : null;
  let reason: string | null = null;
  const outcomes: OutcomeFact[] = [];
  const said: { quantity?: number; amount?: number } = {};
  for (const word of words.filter((each) => each !== "")) {
    const [asRole, asOutcome, asLevel, asState] = [readRoleIn(kind, word), readOutcome(word), readLevel(word), readState(word)];
    const [, number, tenThousand, yuan] = /^(\d{1,9}(?:\.\d{1,4})?)(万)?(元|yuan)?(?:人|户|次|场|个半天|半天)?$/u.exec(word) ?? [];
    const [, leave] = /^(?:请假[(（])?([公事病]假)[)）]?$/.exec(word) ?? [];
    const what = yuan === undefined ? "quantity" : "amount";
    // 1,0000元 is no number with thousands; of two numbers nobody knows which.
    if (number !== undefined && kind.attended && said.quantity === undefined && said[what] === undefined)
      said[what] = Number(number) * (tenThousand ? 10_000 : 1);
    else if (leave !== undefined && kind.attended) {
      state = "leave";
      reason = leave;
    } else if (asOutcome && kind.outcomes.includes(asOutcome)) outcomes.push({ what: asOutcome, level: null });
    else if (asLevel && kind.outcomes.length > 0) {
      const last = outcomes.pop() ?? { what: kind.outcomes[0] as OutcomeFact["what"], level: null };
      outcomes.push({ ...last, level: asLevel });
    } else if (asState && kind.attended) state = asState;
    else if (asRole && kind.roles.includes(asRole)) role = asRole;
    else throw unknownWord(word, kind.id);
  }
  const isOver = period.to < today;
  return {
    activity: -1 - i,
    event: -1 - i,
    kind: kind.id,
    form,
    title: `（假设）${kind.label.zh}`,
    date: isOver || today < period.from ? period.to : today,
    serial: null,
    parts: [{ role, state, position: 1, reason, ...said }],
    // A co-signer has at least a lead beside.
    named: new Map(role === "cosigner" ? [["lead", 1] as const, ["cosigner", 1] as const] : [[role, 1] as const]),
    outcomes: outcomes.length === 0 ? supposedOutcome(kind) : outcomes,
    sittings: [],
  };
}

/** What pays by its level alone is supposed of the lowest. */
const supposedOutcome = ({ impliedOutcome, needsLevel }: Kind): OutcomeFact[] =>
  impliedOutcome !== undefined && needsLevel ? [{ what: impliedOutcome, level: LEVELS[0]?.id ?? null }] : [];

function unknownWord(word: string, id: string): AppError {
  const { label, roles, outcomes, attended } = kindOf(id);
  const may = [
    ...roles.map((role) => roleWord(id, role).zh),
    ...(attended ? [...STATES.map(({ label }) => label.zh), "公假", "病假", "事假"] : []),
    ...outcomes.map((what) => outcomeLabel(what).zh),
    ...(outcomes.length > 0 ? ["county", "city", "province", "nation"].map((level) => levelLabel(level).zh) : []),
    ...(attended ? ["数量（20）", "金额（3000元）"] : []),
  ];
  return new AppError(
    "usage.word",
    text(`${label.zh}没有这个说法：${word}`, `not a word of ${id}: ${word}`),
    wordsHint(
      word,
      may.map((each) => ({ en: each })),
    ),
  );
}
