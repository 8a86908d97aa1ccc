import { type Findings, type Question, resolveName, type World } from "../activities/activity-resolve.ts";
import { type HeldPeriod, periodChanges, planPeriod } from "../people/held-periods.ts";
import type { FieldChange } from "../people/known-person.ts";
import { type Member, sectorForm } from "../people/member.ts";
import type { WrittenName } from "../people/names.ts";
import { cellBeside, type Problem, type Where } from "../text/problem.ts";
import { text } from "../text/text.ts";
import {
  doubtOf,
  impliedKind,
  isWithBody,
  LIAISON_BODIES,
  LIAISON_KINDS,
  type Liaison,
  type LiaisonKind,
  liaisonLabel,
} from "./liaison.ts";

/** What a sheet of contacts would do to the record file. Pure: it decides, the store applies. */

/** One row as read: who keeps contact, with whom; null is no statement. */
export interface LiaisonRow {
  readonly where: Where;
  readonly row: number;
  readonly keepers: readonly WrittenName[];
  readonly partners: readonly WrittenName[];
  readonly partnerWhere: Where;
  readonly kind: LiaisonKind | null;
  readonly kindWhere: Where;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly basis: string | null;
}

/** A special committee, sector or group: on record by its id, or a sector of the office's list that is not yet. */
export interface KnownBody {
  readonly id: number | null;
  readonly kind: string;
  readonly name: string;
}

export interface LiaisonWorld extends Pick<World, "people" | "nameOf" | "near" | "today" | "chosen"> {
  readonly bodies: readonly KnownBody[];
  /** Members as they stand on a day. */
  readonly memberOn: (person: number, day: string) => Member | null;
  readonly liaisons: readonly Liaison[];
  /** Whether the record file knows anybody of the party group. */
  readonly hasPartyGroup: boolean;
  readonly termStarts: string;
}

export type Partner = { readonly person: number; readonly name: string } | { readonly body: KnownBody; readonly name: string };

/** One pair of a sheet. */
export interface PlannedLiaison {
  readonly row: LiaisonRow;
  readonly keeper: { readonly person: number; readonly name: string };
  readonly partner: Partner;
  readonly kind: LiaisonKind;
  readonly held: Liaison | null;
  readonly to: HeldPeriod & { readonly basis: string | null };
  readonly changes: readonly FieldChange[];
  readonly action: "add" | "change" | "same";
  /** Whether the first day is the one that the two share, since the sheet states none. */
  readonly usualStart: boolean;
}

export interface LiaisonPlan {
  readonly liaisons: readonly PlannedLiaison[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly questions: readonly Question[];
}

export function planLiaisons(rows: readonly LiaisonRow[], world: LiaisonWorld): LiaisonPlan {
  const findings: Findings = { problems: [], warnings: [], questions: [] };
  const seen = new Map<string, LiaisonRow>();
  const liaisons = rows.flatMap((row) => {
    const day = row.starts ?? world.today;
    warnOfFuture(row, world.today, findings);
    const keepers = row.keepers.flatMap(
      (who) => resolveName(who, { date: day, about: row.starts ?? "" }, row.where, world, findings) ?? [],
    );
    const partners = row.partners.flatMap((who) => resolvePartner(who, day, row, world, findings) ?? []);
    return keepers.flatMap((keeper) => partners.flatMap((partner) => planPair({ row, keeper, partner, day }, world, seen, findings) ?? []));
  });
  return { liaisons, ...findings };
}

function resolvePartner(who: WrittenName, day: string, row: LiaisonRow, world: LiaisonWorld, findings: Findings): Partner | undefined {
  const bodies = world.people(who.name).length > 0 ? [] : world.bodies.filter((body) => isNamed(body, who.name));
  const [body, another] = bodies;
  if (body && another) {
    findings.problems.push({
      where: row.partnerWhere,
      found: who.name,
      message: text(`既是${bodies.map(bodyWords).join("，又是")}`, `the name of ${bodies.length} bodies`),
      hint: text("请写全名", "write the full name"),
    });
    return undefined;
  }
  if (body) return { body, name: body.name };
  if (world.people(who.name).length === 0) {
    const known = world.bodies.filter(({ kind }) => kind !== "sector").map(({ name }) => name);
    findings.problems.push({
      where: row.partnerWhere,
      found: who.name,
      message: text("没有这个人，也没有这个专委会、界别或活动组", "neither a person nor a committee, sector or group of this name"),
      hint: text(
        `请核对名称${known.length > 0 ? `；登记的专委会和活动组：${known.slice(0, 12).join("、")}` : ""}；委员要先导入名册`,
        "check the name; committees and groups are known from the roster",
      ),
    });
    return undefined;
  }
  const about = `${row.starts ?? ""} ${row.keepers.map((keeper) => keeper.name).join("、")}`;
  const found = resolveName(who, { date: day, about }, row.partnerWhere, world, findings);
  if (found && world.memberOn(found.person, day) === null) {
    findings.problems.push({
      where: row.partnerWhere,
      found: who.name,
      message: text("联系对象不是委员", "not a member"),
      hint: text("双联的联系对象是委员，或专委会、界别、活动组", "contact is kept with members, committees, sectors or groups"),
    });
    return undefined;
  }
  return found;
}

const isNamed = ({ kind, name }: KnownBody, written: string): boolean =>
  kind === "sector" ? sectorForm(name) === sectorForm(written) : name === written;

const bodyWords = ({ kind, name }: KnownBody): string =>
  `${({ special: "专委会", sector: "界别", group: "活动组" } as Record<string, string>)[kind] ?? ""}“${name}”`;

/** Who keeps contact with whom, as a row says it of a day. */
interface Pair extends Pick<PlannedLiaison, "row" | "keeper" | "partner"> {
  readonly day: string;
}

function planPair(
  { row, keeper, partner, day }: Pair,
  world: LiaisonWorld,
  seen: Map<string, LiaisonRow>,
  { problems, warnings }: Findings,
): PlannedLiaison | undefined {
  const where = row.partnerWhere;
  const found = `${keeper.name} — ${partner.name}`;
  const refuse = (zh: string, en: string, hint = text("请核对这一行", "check the row"), at: Where = where): undefined =>
    void problems.push({ where: at, found, message: text(zh, en), hint });
  if ("person" in partner && partner.person === keeper.person)
    return refuse("联系人和联系对象是同一个人", "somebody cannot keep contact with themselves");
  const members = [
    world.memberOn(keeper.person, day),
    "person" in partner ? world.memberOn(partner.person, day) : ("body" as const),
  ] as const;
  const kind = row.kind ?? impliedKind(...members);
  if (kind === undefined)
    return refuse(
      "看不出是哪种联系",
      "nothing tells which kind of contact it is",
      text(
        `请填类型：${LIAISON_KINDS.map(({ label }) => label.zh).join("、")}`,
        `fill in 类型: ${LIAISON_KINDS.map(({ label }) => label.zh).join(", ")}`,
      ),
      row.kindWhere,
    );
  if (isWithBody(kind) !== "body" in partner)
    return refuse(
      `${liaisonLabel(kind).zh}的对象应是${isWithBody(kind) ? "专委会、界别或活动组" : "委员"}`,
      `${liaisonLabel(kind).en}: ${isWithBody(kind) ? "a committee, sector or group" : "a member"} is expected`,
    );
  const key = [keeper.person, "person" in partner ? partner.person : `${partner.body.kind} ${partner.body.name}`, kind].join("|");
  const first = seen.get(key);
  if (first)
    return refuse(
      `与 ${cellBeside(first.partnerWhere, where)} 重复`,
      `the same pair as in ${cellBeside(first.partnerWhere, where)}`,
      text("请删去重复的一处", "delete one of the two"),
    );
  seen.set(key, row);
  const doubt = doubtOf(kind, ...members, world.hasPartyGroup);
  if (doubt) warnings.push({ where, found, message: doubt, hint: text("请核对类型和姓名", "check the kind and the names") });
  const held = world.liaisons.filter(
    (each) =>
      each.person === keeper.person &&
      each.kind === kind &&
      ("person" in partner ? each.withPerson === partner.person : partner.body.id !== null && each.withBody === partner.body.id),
  );
  const shared = [world.termStarts, ...members.flatMap((member) => (member && member !== "body" ? seatOn(member, day) : []))];
  const plan = planPeriod(row, held, shared.sort().at(-1) as string);
  if (plan.action === "unclear")
    return refuse(
      `这段时间与已登记的几段重叠：${plan.several.map(({ starts, ends }) => `${starts} 至 ${ends ?? "今"}`).join("；")}`,
      "these days reach over several periods on record",
      text("请写上与登记一致的起始时间", "give the first day as it is on record"),
    );
  if (plan.to.ends !== null && plan.to.ends < plan.to.starts)
    return refuse(
      `终止时间 ${plan.to.ends} 早于起始时间 ${plan.to.starts}`,
      `the last day ${plan.to.ends} is before the first, ${plan.to.starts}`,
      text("请核对两个日期", "check the two dates"),
    );
  const before = plan.action === "add" ? null : plan.held;
  const to = { ...plan.to, basis: row.basis ?? before?.basis ?? null };
  const changes = before === null ? [] : periodChanges(before, to);
  return {
    row,
    keeper,
    partner,
    kind,
    held: before,
    to,
    changes,
    action: before === null ? "add" : changes.length > 0 ? "change" : "same",
    usualStart: before === null && row.starts === null,
  };
}

/** The first day of the seat that runs on a day. */
const seatOn = ({ seats }: Member, day: string): string[] =>
  seats.filter(({ from, to }) => from <= day && (to === null || to >= day)).map(({ from }) => from);

function warnOfFuture({ starts, where }: LiaisonRow, today: string, { warnings }: Findings): void {
  if (starts === null || starts <= today) return;
  warnings.push({
    where,
    found: starts,
    message: text(`起始时间在今天（${today}）之后`, `the first day is after today (${today})`),
    hint: text("请核对", "check it"),
  });
}

/** The bodies with which contact may be kept, sectors of the office's list beside those on record. */
export function liaisonBodies(onRecord: readonly { id: number; kind: string; name: string }[], sectors: readonly string[]): KnownBody[] {
  const known = onRecord.filter(({ kind }) => LIAISON_BODIES.includes(kind));
  const named = new Set(known.filter(({ kind }) => kind === "sector").map(({ name }) => sectorForm(name)));
  return [...known, ...sectors.filter((name) => !named.has(sectorForm(name))).map((name) => ({ id: null, kind: "sector", name }))];
}
