import { officeLabel } from "../domain/people/member.ts";
import { type Exact, exactText, percentText, pointsText, sign } from "../domain/scoring/exact.ts";
import type {
  Condition,
  Count,
  Dimension,
  Grade,
  Item,
  Kinds,
  Offices,
  PointItem,
  Quota,
  RatioItem,
  Requirement,
  RuleSet,
  Selection,
  Tier,
  Veto,
} from "../domain/scoring/rules.ts";
import { text } from "../domain/text/text.ts";
import { kindOf, roleWord } from "../domain/vocabulary/kinds.ts";
import { levelLabel } from "../domain/vocabulary/levels.ts";
import { outcomeLabel } from "../domain/vocabulary/outcomes.ts";
import { roleLabel } from "../domain/vocabulary/roles.ts";
import { type State, stateLabel } from "../domain/vocabulary/states.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

/** As the file writes it: 1/3 is no 0.33. */
const pointsOf = (value: Exact): string => (100n % value.d === 0n ? exactText(value) : value.toFraction());

const TURNED_WORDS = { opinion: "只计社情民意", proposal: "只计提案", both: "提案、社情民意都计" } as const;

/** What those are called whom a rule set evaluates. */
export const SUBJECTS = { members: "委员", informants: "特邀信息员", units: "单位", groups: "活动组" } as const;

/** A rule set as a table that an office would print. */
export function rulesSheet(rules: RuleSet): Sheet {
  return {
    title: text(rules.name, rules.name),
    columns: [
      { key: "dimension", title: text("方面", "dimension"), width: 14, prose: true },
      { key: "cap", title: text("满分", "cap"), kind: "points", width: 6 },
      { key: "item", title: text("项目", "item"), width: 24, prose: true },
      { key: "records", title: text("计什么", "records"), width: 36, prose: true },
      { key: "points", title: text("怎样计分", "points"), width: 44, prose: true },
    ],
    rows: rules.dimensions.flatMap((dimension) => dimensionRows(dimension, rules)),
    notes: [
      text(`考核对象：${SUBJECTS[rules.evaluates]}${evaluatedWords(rules)}`, `evaluates: ${rules.evaluates}`),
      text(
        `等次：${rules.grades.map((grade) => gradeWords(grade, rules)).join("；")}`,
        `grades: ${rules.grades.map(({ id, min }) => `${id}${min === null ? "" : ` >= ${min / 100}`}`).join(", ")}`,
      ),
      ...rules.vetoes
        .filter(({ dimension }) => dimension === null)
        .map((veto) => text(`一票否决：${recordWords(veto.count)}，${vetoWords(veto, rules)}`, `veto: ${veto.name ?? ""}`)),
      ...(rules.commend
        ? [text(`${rules.commend.name}：${selectionWords(rules.commend, rules)}`, `commended: ${rules.commend.name}`)]
        : []),
      text(
        `名次：${rules.order.length > 1 ? "依次比较" : "按"}${rules.order.map((key) => (key === "total" ? "总分" : nameOf(rules, key.dimension))).join("、")}${rules.order.length > 1 ? "（各方面取封顶前的原始分）" : ""}`,
        `order: ${rules.order.map((key) => (key === "total" ? "total" : key.dimension)).join(", ")}`,
      ),
      text(`转为社情民意的提案：${TURNED_WORDS[rules.turned]}`, `proposals turned into opinions count as: ${rules.turned}`),
      ...(rules.cap === null ? [] : [text(`总分最高 ${pointsOf(rules.cap)} 分`, `total at most ${pointsOf(rules.cap)}`)]),
    ],
  };
}

const nameOf = ({ dimensions }: RuleSet, id: string): string => dimensions.find((dimension) => dimension.id === id)?.name ?? id;

function evaluatedWords({ evaluated, evaluates }: RuleSet): string {
  if (evaluates !== "members") return "";
  const days = sign(evaluated.share) > 0 ? `在任履职不少于考核期的 ${evaluated.share.toFraction()}` : "";
  const held = evaluated.offices === null ? "" : `限${[...evaluated.offices].map((office) => officeLabel(office).zh).join("、")}`;
  return [held, days, evaluated.onLastDay ? "期末在任、未暂停" : ""]
    .filter((part) => part !== "")
    .map((part) => `，${part}`)
    .join("");
}

function dimensionRows(dimension: Dimension, rules: RuleSet): SheetRow[] {
  const { id, name, cap, floor, items, offices, proRata } = dimension;
  const rows: Omit<SheetRow, "dimension" | "cap">[] = [
    ...items.flatMap((item) => itemRows(item, "")),
    ...rules.vetoes
      .filter((veto) => veto.dimension === id)
      .map((veto) => ({ item: "一票否决", records: recordWords(veto.count), points: vetoWords(veto, rules) })),
  ];
  const remarks = [cap === null ? "不封顶" : "", floor === null ? "可以为负" : "", proRata ? "任职不满一期的按天数折算" : ""].filter(
    (part) => part !== "",
  );
  return [...rows, ...(remarks.length > 0 ? [{ item: "", records: "", points: remarks.join("，") }] : [])].map((row) => ({
    dimension: `${name}${officesWords(offices)}`,
    cap: cap === null ? null : Number(cap.valueOf()),
    ...row,
  }));
}

function itemRows(item: Item, within: string): SheetRow[] {
  const name = `${within}${item.name}`;
  if (item.type === "part") {
    const bounds = [
      item.cap === null ? "" : `合计最多 ${pointsOf(item.cap)}`,
      item.floor === null ? "" : `合计最少 ${pointsOf(item.floor)}`,
      item.best === null ? "" : `只计得分最高的 ${item.best} 件`,
    ].filter((part) => part !== "");
    return [
      ...(bounds.length > 0 || item.offices
        ? [{ item: `${name}${officesWords(item.offices)}`, records: "", points: bounds.join("，") }]
        : []),
      ...item.items.flatMap((inner) => itemRows(inner, `${name} / `)),
    ];
  }
  if (item.type === "constant") return [{ item: `${name}${officesWords(item.offices)}`, records: "", points: pointsOf(item.points) }];
  if (item.type === "ratio")
    return [
      {
        item: `${name}${officesWords(item.offices)}`,
        records: `应到的${kindsWords(item)}`,
        points: `${ratioWords(item)}（${[...item.values].map(([word, value]) => `${stateLabel(word as State).zh} ${pointsOf(value)}`).join("，")}）；${item.steps !== null && item.whenNone === "redistribute" ? "没有应到的，分值并入其他" : NONE_WORDS[item.whenNone]}`,
      },
    ];
  return [{ item: name, records: conditionWords(item.match), points: pointWords(item) }];
}

const ratioWords = ({ weight, steps }: RatioItem): string =>
  steps === null
    ? `${pointsOf(weight)} × 平均值`
    : `${steps.map(({ name, atLeast, points }) => `${name === null ? "" : `${name}：`}${percentText(atLeast)} 以上 ${pointsOf(points)}`).join("，")}，按平均值`;

const NONE_WORDS = { redistribute: "没有应到的，权重并入其他", full: "没有应到的计满分", zero: "没有应到的不计分" } as const;

const kindsWords = ({ kinds, kindForms }: Kinds): string =>
  [...(kinds ?? [])]
    .map((kind) => `${kindOf(kind).label.zh}${kindForms?.has(kind) ? `（${kindForms.get(kind)?.join("、")}）` : ""}`)
    .join("、");

const officesWords = (offices: Offices): string =>
  offices === null ? "" : `（${[...offices].map((office) => officeLabel(office).zh).join("、")}）`;

/** What a condition that says nothing means. */
const EVERY = "各类记录";

/** 立案（第一提案人）: which records a condition means, in words. */
function conditionWords(match: Condition): string {
  const { kinds, roles, states, reasons, notReasons, outcomes, levels, outcomeForms, needs, forms, notForms, maxPosition, offices } = match;
  const only = kinds !== null && kinds.size === 1 ? ([...kinds][0] as string) : null;
  const isAttending = states?.join() === "present,late,left_early";
  const words = [
    kinds === null ? EVERY : kindsWords(match),
    roles?.map((role) => (only === null ? roleLabel(role) : roleWord(only, role)).zh).join("或"),
    states === null ? "" : isAttending ? "到场" : states.map((state) => stateLabel(state).zh).join("或"),
    reasons?.join("或"),
    notReasons.length === 0 ? "" : `${notReasons.join("、")}除外`,
    [levels?.map((level) => `${levelLabel(level).zh}级`).join("、"), outcomes?.map((what) => outcomeLabel(what).zh).join("或")]
      .filter((part) => part)
      .join(""),
    outcomeForms?.join("或"),
    needs === null ? "" : `须先${needs.map((what) => outcomeLabel(what).zh).join("或")}`,
    forms?.join("或"),
    notForms.length === 0 ? "" : `${notForms.join("、")}除外`,
    maxPosition === null ? "" : `署名前 ${maxPosition} 名`,
    offices === null ? "" : `限${[...offices].map((office) => officeLabel(office).zh).join("、")}`,
  ];
  return words.filter((part) => part).join("，");
}

function pointWords(item: PointItem): string {
  const words = [
    `${item.first === null ? "" : `第一件 ${pointsOf(item.first)}，其余`}${tiersWords(item)}`,
    item.sittings === "each" ? "每场各计" : item.sittings === "all" ? "每一场都要到" : "",
    item.split === null ? "" : item.split.lead === null ? "署名的人平分" : `第一人占 ${item.split.lead.toFraction()}，其余的人平分`,
    item.from > 1 ? `从第 ${item.from} 件起` : "",
    item.atLeast > 1 ? `满 ${item.atLeast} 件才计` : "",
    item.every ? "全部做到才计" : "",
    item.maxCount === null ? "" : `最多 ${item.maxCount} 件`,
    item.best === null ? "" : `只计最高的 ${item.best} 件`,
    item.cap === null ? "" : `合计最多 ${pointsOf(item.cap)}`,
  ];
  return words.filter((part) => part !== "").join("，");
}

const PER = { quantity: "数量", amount: "元", half_day: "半天", record: "件" } as const;

function tiersWords({ tiers, per }: PointItem): string {
  const unit =
    per === null || (per.what === "record" && per.step.equals(1))
      ? "每件"
      : `${per.cumulative ? "累计" : ""}每 ${pointsOf(per.step)} ${PER[per.what]}`;
  const [only] = tiers;
  if (tiers.length === 1 && only && isBare(only)) return `${unit} ${pointsOf(only.points)}`;
  return `${per === null ? "" : `${unit}：`}${tiers
    .map((tier) => `${tierName(tier)} ${pointsOf(tier.points)}${tier.cap === null ? "" : `（最多 ${pointsOf(tier.cap)}）`}`)
    .join("，")}`;
}

/** A tier that says nothing but its points: the ordinary case. */
const isBare = ({ name, match, cap }: Tier): boolean => name === null && cap === null && conditionWords(match) === EVERY;

function tierName({ name, match }: Tier): string {
  if (name !== null) return name;
  return conditionWords(match).replace(new RegExp(`^${EVERY}，?`), "") || "其他";
}

const count = (one: Count): string => `${recordWords(one)} ${timesWords(one)}`;

/** Which records a count counts, and whose. */
const recordWords = ({ match, sittings, offices }: Count): string =>
  `${conditionWords(match)}${{ any: "", all: "，每一场", each: "，逐场" }[sittings]}${officesWords(offices)}`;

/** How many records, or how large a share of what was expected. */
function timesWords({ atLeast, atMost, share }: Count): string {
  if (share === null) return atMost === null ? `${atLeast} 次以上` : `${atLeast === 0 ? "不超过 " : `${atLeast}–`}${atMost} 次`;
  const words = [
    share.atLeast === null ? "" : `占应到的 ${percentText(share.atLeast)} 以上`,
    share.atMost === null ? "" : `不超过应到的 ${percentText(share.atMost)}`,
  ];
  return words.filter((part) => part !== "").join("，");
}

function vetoWords({ name, grade, count: counted }: Veto, rules: RuleSet): string {
  const to = rules.grades.find(({ id }) => id === (grade ?? rules.vetoGrade));
  const isPlain = counted.share === null && counted.atMost === null && counted.atLeast === 1;
  return [name, isPlain ? "" : timesWords(counted), `总分照计，等次为${to?.name ?? ""}`].filter((part) => part).join("，");
}

const gradeWords = (grade: Grade, rules: RuleSet): string => {
  const words = selectionWords(grade, rules);
  return `${grade.name}${words === "" ? "（其余）" : ` ${words}`}`;
};

/** What a grade asks beside its points. */
export function requirementWords(requirement: Requirement, rules: RuleSet): string {
  if (requirement.type === "full") return `${nameOf(rules, requirement.dimension)}满分`;
  if (requirement.type === "no_absence") return `${kindOf(requirement.kind).label.zh}没有无故缺席`;
  if (requirement.type === "no_gap") return `${kindOf(requirement.kind).label.zh}签到没有待核实`;
  return `${requirement.name}${officesWords(requirement.offices)}（${requirement.least > 1 ? `至少做到 ${requirement.least} 条：` : ""}${requirement.any.map(count).join(requirement.least > 1 ? "；" : "，或")}）`;
}

function selectionWords({ min, quotas, requires, offices, grades }: Selection, rules: RuleSet): string {
  const words = [
    min === null ? "" : `≥ ${pointsText(min / 100)}`,
    quotas.map((quota, i) => `${i > 0 && quota.offices === null ? "其余的人" : ""}${quotaWords(quota)}`).join("；"),
    grades === null ? "" : `从${grades.map((id) => rules.grades.find((grade) => grade.id === id)?.name ?? id).join("、")}中`,
    ...requires.map((requirement) => requirementWords(requirement, rules)),
    offices === null ? "" : `限${[...offices].map((office) => officeLabel(office).zh).join("、")}`,
  ];
  return words.filter((part) => part !== "").join("，");
}

function quotaWords({ offices, amount, of, atLeast, round }: Quota): string {
  const each = of === "all" ? "" : of === "sector" ? "每个界别" : "每个活动组";
  const size =
    "number" in amount
      ? `${amount.number} 名`
      : `${percentText(amount.share)}（${{ down: "舍去小数", up: "进位", half_up: "四舍五入" }[round]}）`;
  return `${officesWords(offices)}${each}不超过 ${size}${atLeast > 0 ? `，至少 ${atLeast} 名` : ""}`;
}
