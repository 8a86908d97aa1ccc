import { maskPhone, OFFICE_ORDER, officeLabel, sectorForm } from "../domain/people/member.ts";
import { type NameOrder, orderWarnings } from "../domain/people/name-order.ts";
import { shown } from "../domain/scoring/exact.ts";
import { AppError } from "../domain/text/problem.ts";
import { provenanceText, shortDigest } from "../domain/text/provenance.ts";
import { text } from "../domain/text/text.ts";
import { writeOrdinal } from "../domain/vocabulary/han.ts";
import { wordsHint } from "../domain/vocabulary/likeness.ts";
import { liaisonLines, liaisonRow } from "../report/liaison.ts";
import { dutySheet, memberRow, memberSheet, STATUS_WORDS } from "../report/members.ts";
import { printSheet } from "../terminal/sheet.ts";
import { apartOn } from "../trips/members/called.ts";
import { findEverMember } from "../trips/members/who.ts";
import { currentTerm, termOn } from "../trips/office/term.ts";
import { knownWords } from "./args.ts";
import type { Context } from "./context.ts";

interface ListOptions {
  date?: string;
  sector?: string;
  group?: string;
  role?: string;
  status?: string;
  order?: NameOrder;
}

const STATUSES: Readonly<Record<string, string>> = {
  serving: "serving",
  在任: "serving",
  suspended: "suspended",
  暂停: "suspended",
  暂停履职: "suspended",
  left: "left",
  离任: "left",
  已离任: "left",
};

export async function runMemberList(
  context: Context,
  { date, sector, group, role, status, order = "strokes" }: ListOptions,
): Promise<void> {
  const store = await context.store();
  const term = date === undefined ? currentTerm(store, undefined) : termOn(store, date);
  const wanted = status === undefined ? undefined : STATUSES[status];
  if (status !== undefined && wanted === undefined)
    throw new AppError(
      "usage.status",
      text(`没有这种状态：${status}`, `unknown status: ${status}`),
      wordsHint(status, knownWords(STATUSES)),
    );
  const office = role === undefined ? undefined : OFFICE_ORDER.find((id) => id === role || officeLabel(id).zh === role);
  if (role !== undefined && office === undefined)
    throw new AppError(
      "usage.role",
      text(`没有这种政协职务：${role}`, `unknown office: ${role}`),
      wordsHint(
        role,
        OFFICE_ORDER.map((id) => ({ en: id, zh: officeLabel(id).zh })),
      ),
    );
  const members = store.people.members(term.id, date ?? context.today).filter(
    (member) =>
      // As of a day, nobody is listed whose seat had not begun.
      (date === undefined || (member.seats[0]?.from ?? "") <= date) &&
      (sector === undefined || member.sector.some((name) => sectorForm(name) === sectorForm(sector))) &&
      (group === undefined || member.group.includes(group)) &&
      (office === undefined || member.office === office) &&
      (wanted === undefined || member.status === wanted),
  );
  const apart = apartOn(
    store,
    date ?? context.today,
    members.map(({ id }) => id),
  );
  await printSheet(context.io, memberSheet(writeOrdinal(term.number), members, order, apart));
  for (const warning of orderWarnings(
    order,
    members.map(({ name }) => name),
  ))
    context.io.warn(warning);
}

const POSTS: Readonly<Record<string, string>> = {
  committee: "委员",
  sector: "界别",
  group: "活动组",
  special: "专委会",
  party_group: "党组",
};

export async function runMemberShow(context: Context, written: string, { unmask }: { unmask?: boolean }): Promise<void> {
  const { io, today } = context;
  const store = await context.store();
  const member = await findEverMember(await context.desk(), written, today);
  const terms = store.terms.all();
  const tenures = terms.flatMap(({ id, number }) => store.tenures.ofPerson(id, member.id).map((tenure) => ({ ...tenure, term: number })));
  const suspensions = terms.flatMap(({ id }) => store.tenures.suspensionsOfTerm(id).filter(({ person }) => person === member.id));
  const deeds = store.deeds.ofPerson(member.id);
  const liaisons = store.liaisons.ofPerson(member.id);
  const titles = new Map(
    deeds.flatMap(({ partOf }) => (partOf === null ? [] : [[partOf, store.deeds.get(partOf)?.title]])) as [number, string | undefined][],
  );
  const parts = store.sources.ofParts(deeds.map(({ id }) => id));
  const duties = dutySheet(
    member.name,
    member.id,
    deeds,
    (id) => titles.get(id),
    (part) => parts.get(part),
  );
  const origins = store.sources.ofTenures(member.id);
  const evaluations = store.evaluations.years().flatMap((year) => {
    const evaluation = store.evaluations.latest(year);
    const result = evaluation && store.evaluations.members(evaluation.id).find(({ person }) => person === member.id);
    if (!result) return [];
    const decision = store.decisions.of(year).get(member.id);
    return [
      {
        year,
        total: result.total === null ? null : shown(result.total),
        rank: result.rank,
        grade: result.gradeName,
        ...(decision && { decided: decision.gradeName ?? decision.grade }),
        why: result.why,
      },
    ];
  });
  const told = { unmask: unmask === true };
  const print = (line: string): void => io.print(line, told);
  const phone = member.phone === null ? null : unmask ? member.phone : maskPhone(member.phone);
  if (io.json) {
    const all = {
      ...memberRow(member),
      phone,
      note: member.note,
      tenures: tenures.map(({ id, term, kind, body, post, starts, ends }) => ({
        term,
        kind,
        body,
        post,
        from: starts,
        to: ends,
        source: origins.get(id) ?? null,
      })),
      suspensions: suspensions.map(({ starts, ends, basis }) => ({ from: starts, to: ends, basis })),
      liaison: liaisons.map(liaisonRow),
      duties: duties.rows,
      evaluations,
    };
    io.printJson(all, told);
    return;
  }
  const facts = [member.sex, member.ethnicity, member.born, member.party, member.education, member.unit].filter((fact) => fact);
  print(`#${member.id} ${member.name}（${io.t(STATUS_WORDS(member.status))}）　${facts.join("　")}`);
  if (phone) print(`  ${io.t(text("联系电话", "telephone"))} ${phone}`);
  const isOfSeveral = new Set(tenures.map(({ term }) => term)).size > 1;
  for (const { term, kind, body, post, starts, ends } of tenures) {
    const place = kind === "standing" ? officeLabel(post).zh : kind === "committee" ? "" : body;
    const of = isOfSeveral ? `${io.t(text(`第${writeOrdinal(term)}届`, `term ${term}:`))} ` : "";
    print(
      `  ${of}${[POSTS[kind] ?? "", place].filter((part) => part !== "").join(" ")}　${starts} ${io.t(text("起", "on"))}${ends ? ` — ${ends}` : ""}`,
    );
  }
  for (const origin of new Map([...origins.values()].map((each) => [JSON.stringify(each), each])).values())
    print(`  ${io.t(text("来自", "from"))} ${io.t(provenanceText(origin))}（SHA-256 ${shortDigest(origin)}…）`);
  for (const { starts, ends, basis } of suspensions)
    print(`  ${io.t(text("暂停履职", "suspended"))} ${starts} — ${ends ?? ""}　${basis ?? ""}`);
  const partners = liaisons.flatMap(({ person, withPerson }) => [person, withPerson ?? person]);
  for (const line of liaisonLines(member.id, liaisons, today, apartOn(store, today, partners))) print(`  ${io.t(line)}`);
  await printSheet(io, duties, told);
  for (const { year, total, rank, grade, why, decided } of evaluations)
    print(
      total === null
        ? `  ${year}：${io.t(text("不参加考核", "not evaluated"))}，${why}`
        : `  ${year}：${total}，${io.t(text(`第 ${rank} 名`, `rank ${rank}`))}，${grade}${decided === undefined ? "" : io.t(text(`（领导决定：${decided}）`, ` (decided by the leaders: ${decided})`))}`,
    );
}
