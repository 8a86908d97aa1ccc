import type { World } from "../../domain/activities/activity-resolve.ts";
import { apartAmong, called } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import { readName } from "../../domain/people/names.ts";
import { type Candidate, findPerson, numbered, tellApart } from "../../domain/people/whois.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { type CategoryId, categoryOf } from "../../domain/vocabulary/categories.ts";
import { isNear } from "../../domain/vocabulary/likeness.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { currentTerm } from "../office/term.ts";
import { findDescribed, NONE_OF_THEM, type Purpose } from "./described.ts";

/** Where somebody is looked for, and who is asked which of two of a name is meant. */
export type Seeks = Pick<Desk, "store" | "clerk">;

/**
 * The person that an argument names: #12, 12, 张三 or 王伟（女）. Two of a name are asked about, or refused with the candidates.
 * Whoever is only described (zs, a unit) is asked about too; where nobody can be asked, `purpose` decides.
 */
export async function findCandidate(desk: Seeks, written: string, purpose: Purpose): Promise<Candidate> {
  const { store, clerk } = desk;
  const people = store.people.candidates();
  const id = /^#?(\d+)$/.exec(written.trim())?.[1];
  const byId = id === undefined ? undefined : [...people.values()].flat().find((candidate) => candidate.id === Number(id));
  if (byId) return byId;
  const name = readName(written);
  const sameName = people.get(name.name) ?? [];
  if (sameName.length === 0) {
    const described = await findDescribed(desk, written, purpose);
    if (described) return described;
    const near = [...people.keys()].filter((other) => isNear(other, name.name)).slice(0, NEAR);
    throw new AppError(
      "refused.no_person",
      id === undefined
        ? text(`没有叫“${name.name}”的人`, `nobody is called ${name.name}`)
        : text(`没有编号为 ${id} 的人`, `nobody has the id ${id}`),
      near.length > 0
        ? text(`相近的：${near.join("、")}`, `similar: ${near.join(", ")}`)
        : text("cppcc member list 列出委员，cppcc member find 找人", "cppcc member list lists the members, cppcc member find finds one"),
    );
  }
  const [only] = sameName;
  if (only && sameName.length === 1 && name.qualifiers.length === 0) return only;
  const found = findPerson(name, null, sameName);
  if ("person" in found) return sameName.find((candidate) => candidate.id === found.person) as Candidate;
  const candidates = "several" in found ? found.several : found.none;
  if (clerk.isThere && "several" in found) {
    const chosen = await clerk.choose<Candidate | null>(text(`“${written}”是谁？`, `who is ${written}?`), [
      ...candidates.map((candidate) => ({ name: numbered(candidate), value: candidate })),
      NONE_OF_THEM,
    ]);
    if (chosen !== null) return chosen;
  }
  throw new AppError(
    "refused.ambiguous",
    "several" in found
      ? text(
          `有 ${candidates.length} 人叫“${name.name}”：${listed(candidates).zh}`,
          `${candidates.length} people are called ${name.name}: ${listed(candidates).en}`,
        )
      : text(
          `没有符合“${written}”的人；同名者：${listed(candidates).zh}`,
          `nobody fits ${written}; of this name: ${listed(candidates).en}`,
        ),
    text(
      `请写编号（如 ${candidates[0]?.id ?? 1}），或加括号注明（如 ${name.name}（${tellApart(candidates)}））`,
      `give the id (such as ${candidates[0]?.id ?? 1}), or a qualifier in brackets`,
    ),
  );
}

/** The names on record, as planning asks for them. */
export function namesOnRecord({ store, today }: Pick<Desk, "store" | "today">): Pick<World, "people" | "nameOf" | "near"> {
  const candidates = store.people.candidates();
  const names = new Map([...candidates.values()].flat().map(({ id, name }) => [id, name]));
  const apart = apartAmong(candidates, today, new Set());
  return {
    people: (name) => candidates.get(name) ?? [],
    nameOf: (id) => {
      const name = names.get(id);
      return name === undefined ? undefined : called(apart, { id, name });
    },
    near: (name) => [...candidates.keys()].filter((other) => isNear(other, name)).slice(0, NEAR),
  };
}

/** How many similar names a message gives. */
const NEAR = 5;

/** The same, of a member of the newest term, as they stand on a day. */
export async function findMember(desk: Seeks, written: string, day: string, purpose: Purpose): Promise<Member> {
  const { store } = desk;
  const { id, name } = await findCandidate(desk, written, purpose);
  const member = store.people.members(currentTerm(store, undefined).id, day).find((each) => each.id === id);
  if (member) return member;
  throw notAMember(store, id, name);
}

/** Of somebody without a seat: on which list they stand, and what can be done for them. */
function notAMember(store: Store, id: number, name: string): AppError {
  const lists = store.tenures.onLists().filter(({ person }) => person === id);
  const labels = [...new Set(lists.map(({ kind }) => categoryOf(kind as CategoryId).label))];
  const on = text(labels.map(({ zh }) => zh).join("、"), labels.map(({ en }) => en).join(", "));
  return new AppError(
    "refused.not_a_member",
    labels.length === 0
      ? text(`${name}不是本届委员`, `${name} is not a member of this term`)
      : text(`${name}是${on.zh}，不是本届委员`, `${name} is on a list (${on.en}), and no member of this term`),
    text(
      `履职记录：cppcc activity list --member ${id}${labels.length === 0 ? "" : "；更正名单：cppcc import people 名单.xlsx"}；确已增补为委员的：cppcc member add ${name} --from 任职的第一天`,
      `their records: cppcc activity list --member ${id}${labels.length === 0 ? "" : "; to mend the list: cppcc import people LIST.xlsx"}; with a seat: cppcc member add ${name} --from FIRST_DAY`,
    ),
  );
}

/** The same, of whichever term somebody held a seat in last: their file goes on after the seat. */
export async function findEverMember(desk: Seeks, written: string, day: string, purpose: Purpose): Promise<Member> {
  const { store } = desk;
  const { id, name } = await findCandidate(desk, written, purpose);
  for (const term of store.terms.all().reverse()) {
    const member = store.people.members(term.id, day).find((each) => each.id === id);
    if (member) return member;
  }
  throw notAMember(store, id, name);
}

function listed(candidates: readonly Candidate[]): Text {
  const all = candidates.map(numbered);
  return text(all.map(({ zh }) => zh).join("；"), all.map(({ en }) => en).join("; "));
}
