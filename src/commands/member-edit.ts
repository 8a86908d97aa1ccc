import { monthOf } from "../domain/calendar/dates.ts";
import { type DatedChange, lastChanges } from "../domain/people/dated-changes.ts";
import {
  birthMonthFault,
  isMasked,
  OFFICE_ORDER,
  officeLabel,
  PARTY_NAMES,
  PHONE_HINT,
  readEthnicity,
  readOffice,
  readParty,
  readPhone,
  readSex,
} from "../domain/people/member.ts";
import { cleanName, isName } from "../domain/people/names.ts";
import { changeWords } from "../domain/people/roster-conflicts.ts";
import { answerKey, blankRow, type FieldChange, fieldChanges, planRoster, type RosterRow } from "../domain/people/roster-plan.ts";
import { heldTwice } from "../domain/people/sole-offices.ts";
import { plainText, splitList } from "../domain/text/plain.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Store } from "../store/store.ts";
import { NO_ORIGIN } from "../store/tenures.ts";
import { calledOn } from "../trips/members/called.ts";
import { addMember, changeMember } from "../trips/members/seats.ts";
import { findMember } from "../trips/members/who.ts";
import { currentTerm } from "../trips/office/term.ts";
import type { Context } from "./context.ts";

interface FieldOptions {
  name?: string;
  sex?: string;
  ethnicity?: string;
  born?: string;
  party?: string;
  education?: string;
  unit?: string;
  phone?: string;
  certificate?: string;
  sector?: string;
  group?: string;
  committee?: string;
  role?: string;
  note?: string;
  basis?: string;
  from?: string;
}

/** A roster row as flags state it, so that a command and a roster mean the same. */
function rowOf(name: string, options: FieldOptions): RosterRow {
  const read = <Value>(
    value: string | undefined,
    reader: (value: string) => Value | undefined,
    what: string,
    choices: readonly string[],
  ): Value | null => {
    if (value === undefined) return null;
    const found = reader(value);
    if (found === undefined)
      throw new AppError(
        "usage.value",
        text(`不认识的${what}：${value}`, `unknown ${what}`),
        text(`可填：${choices.join("、")}`, `one of: ${choices.join(", ")}`),
      );
    return found;
  };
  const plain = (value: string | undefined): string | null => (value === undefined ? null : plainText(value) || null);
  const list = (value: string | undefined): string[] => splitList(value ?? "");
  const office = read(
    options.role,
    readOffice,
    "政协职务",
    OFFICE_ORDER.map((id) => officeLabel(id).zh),
  );
  return {
    ...blankRow(cleanName(options.name ?? name)),
    sex: read(options.sex, readSex, "性别", ["男", "女"]),
    ethnicity: read(options.ethnicity, readEthnicity, "民族", ["汉族", "满族"]),
    born: options.born === undefined ? null : monthOf(options.born),
    party: read(options.party, readParty, "党派", PARTY_NAMES),
    education: plain(options.education),
    unit: plain(options.unit),
    phone: phoneIn(options.phone),
    note: plain(options.note),
    certificate: plain(options.certificate),
    office: office?.office ?? null,
    sector: list(options.sector),
    group: list(options.group),
    special: list(options.committee),
    party_group: office?.partyGroup ? ["党组"] : [],
  };
}

/** A number as a roster's cell states it: a masked one says nothing. */
function phoneIn(written: string | undefined): string | null {
  if (written === undefined || isMasked(written)) return null;
  const read = readPhone(written);
  if (read === undefined) throw new AppError("usage.value", text("不是电话号码", "not a telephone number"), PHONE_HINT);
  return read.phone;
}

export async function runMemberAdd(
  context: Context,
  name: string,
  options: FieldOptions & { outside?: boolean; another?: boolean },
): Promise<void> {
  const { io, today } = context;
  const store = await context.store();
  const term = currentTerm(store, undefined);
  const row = { ...rowOf(name, options), seatFrom: options.outside ? null : (options.from ?? today) };
  check(row, today, row.seatFrom);
  const people = store.people.known(term.id, today);
  const sameName = people.filter((person) => person.name === row.name);
  const known = sameName.map(({ id, member, unit }) => `#${id}${member ? "" : "（非委员）"}${unit ? ` ${unit}` : ""}`).join("；");
  if (options.outside && sameName.length > 0 && !options.another)
    throw new AppError(
      "refused.exists",
      text(`已有同名的人：${known}`, `of that name on record: ${known}`),
      text("是另一个人，请加 --another", "if it is another person, give --another"),
    );
  const plan = planRoster([row], people, options.another ? new Map([[answerKey(row), "new" as const]]) : new Map());
  if (plan.problems.length > 0)
    throw new AppError(
      "refused.ambiguous",
      plan.problems[0]?.message ?? text("分不清是谁", "cannot tell who this is"),
      text("是另一个人，请加 --another", "if it is another person, give --another"),
    );
  const existing = plan.add[0]?.person ?? null;
  if (!options.outside && plan.add.length === 0)
    throw new AppError(
      "refused.exists",
      text(`已经是本届委员：${known}`, `a member of this term already: ${known}`),
      text(
        "要改资料请用 member edit；是另一个人，请加 --another",
        "use member edit to change particulars; give --another for another person",
      ),
    );
  const from = options.from ?? today;
  if (from < term.starts)
    throw new AppError(
      "usage.from",
      text(`任职开始的日期早于本届开始（${term.starts}）：${from}`, `the seat would begin before the term (${term.starts}): ${from}`),
    );
  // The new one of a name that others have: by what is said of them here.
  const [fact] = [row.sector.join("、"), row.unit ?? ""].filter((each) => each !== "");
  const called = sameName.length > 0 && existing === null && fact !== undefined ? `${row.name}（${fact}）` : row.name;
  const summary = options.outside ? `登记非委员 ${called}` : `增补委员 ${called}，${from} 起${options.basis ? `，${options.basis}` : ""}`;
  const { operation, result: id } = store.ledger.operate({ kind: "write", command: "member add", summary }, () => {
    if (!options.outside)
      return addMember(store, term.id, { row, known: existing?.id ?? null, from, origin: NO_ORIGIN, basis: options.basis ?? null });
    const { name, sex, ethnicity, born, party, education, unit, phone, note } = row;
    return store.people.add({ name, sex, ethnicity, born, party, education, unit, phone, note });
  });
  if (!options.outside) sayHeldTwice(context, store, row, from);
  if (io.json) io.printJson({ operation, id, name: row.name });
  else
    io.say(
      text(
        `${summary}，编号 #${id}（${context.file}；撤销：cppcc undo）`,
        `added ${row.name} as #${id} (${context.file}; take it back with cppcc undo)`,
      ),
    );
}

/** What a roster would refuse, a command refuses too: a record file holds nothing that its own roster could not state. */
function check({ name, born }: RosterRow, today: string, seatFrom: string | null): void {
  if (!isName(name))
    throw new AppError(
      "usage.name",
      text(`不是姓名：${name}`, `not a name: ${name}`),
      text("姓名里不能有数字和括号", "a name has no digits and no brackets"),
    );
  const fault = born === null ? undefined : birthMonthFault(born, today, seatFrom);
  if (fault) throw new AppError("usage.born", text(`${fault.zh}：${born}`, `${fault.en}: ${born}`));
}

/** Says where an office that one person holds has two holders now. */
function sayHeldTwice({ io, today }: Context, store: Store, row: RosterRow, from: string): void {
  if (row.office === null) return;
  const day = from > today ? from : today;
  const members = store.people.members(currentTerm(store, undefined).id, day).filter(({ status }) => status !== "left");
  for (const { zh, en } of heldTwice(members)) io.warn(text(`注意：${zh}`, `note: ${en}`));
}

/**
 * A correction of what a dated change brought: said, with its day and basis. A list without days may not take one back; a
 * clerk who names the member may mend what was recorded wrongly.
 */
function sayCorrected({ io }: Context, fields: readonly FieldChange[], changes: readonly DatedChange[]): void {
  for (const change of changes) {
    const field = fields.find((each) => each.field === change.field);
    if (field === undefined) continue;
    const { zh, en } = changeWords(change);
    io.warn(
      text(
        `注意：${field.label.zh}有 ${zh}，这次作为更正改了它；是另一次变动的，请撤销后加 --from`,
        `note: the ${field.label.en} ${en}; this was a correction of it: for another change undo this and give --from`,
      ),
    );
  }
}

export async function runMemberEdit(context: Context, written: string, options: FieldOptions): Promise<void> {
  const { io, today } = context;
  const store = await context.store();
  const term = currentTerm(store, undefined);
  const member = await findMember(await context.desk(), written, options.from ?? today);
  const row = rowOf(member.name, options);
  const seat = member.seats.at(-1);
  if (options.name !== undefined || row.born !== null) check(row, today, seat?.from ?? null);
  const isPlaced = row.office !== null || row.sector.length + row.group.length + row.special.length > 0;
  if (
    isPlaced &&
    seat &&
    ((options.from !== undefined && options.from < seat.from) ||
      member.status === "left" ||
      (seat.to !== null && (options.from ?? today) > seat.to))
  ) {
    throw new AppError(
      "refused.not_serving",
      text(
        `${member.name}的任职是 ${seat.from} 至 ${seat.to ?? "今"}，不能在此之外变动职务、界别或活动组`,
        `${member.name} holds the seat from ${seat.from} to ${seat.to ?? "now"}: no change of place outside of it`,
      ),
      text("请核对日期", "check the date"),
    );
  }
  const fields = fieldChanges(row, member);
  const words = fields
    .map(({ label, from, to, field }) => (field === "phone" ? `${label.zh} ****` : `${label.zh} ${from || "无"} → ${to}`))
    .join("；");
  if (fields.length === 0) {
    if (io.json) io.printJson({ operation: null, id: member.id, changed: [] });
    else io.say(text(`没有变化：${member.name}`, `no changes: ${member.name}`));
    return;
  }
  const clash =
    row.phone === null && row.certificate === null
      ? undefined
      : planRoster(
          [{ ...row, name: member.name }],
          store.people.known(term.id, today).filter(({ id }) => id !== member.id),
          new Map([[answerKey({ ...row, name: member.name }), "new" as const]]),
        ).problems[0];
  if (clash) throw new AppError("refused.contradiction", clash.message, clash.hint);
  const changes = options.from !== undefined || !seat ? [] : lastChanges(store.tenures.ofPerson(term.id, member.id), seat);
  const called = calledOn(store, options.from ?? today, member);
  const summary = `${options.from ? `${options.from} 起变动` : "更正"} ${called}：${words}${options.basis ? `；依据 ${options.basis}` : ""}`;
  const { operation } = store.ledger.operate({ kind: "write", command: "member edit", summary }, () =>
    changeMember(store, term.id, { row, member, fields, asOf: options.from ?? null, origin: NO_ORIGIN, basis: options.basis ?? null }),
  );
  sayCorrected(context, fields, changes);
  sayHeldTwice(context, store, row, options.from ?? today);
  if (io.json)
    io.printJson({
      operation,
      id: member.id,
      changed: fields.map(({ field, from, to }) => (field === "phone" ? { field, from: "****", to: "****" } : { field, from, to })),
    });
  else
    io.say(
      text(
        `${summary}（撤销：cppcc undo）`,
        `${called}: ${fields.map(({ label }) => label.en).join(", ")} changed (take it back with cppcc undo)`,
      ),
    );
}
