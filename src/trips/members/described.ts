import { findPeople, searchWords } from "../../domain/people/find-people.ts";
import { type Candidate, numbered } from "../../domain/people/whois.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import type { Choice, Clerk, Desk } from "../desk.ts";

/** What a request does with whoever it names: a trip that writes never takes anybody who was not named. */
export type Purpose = "read" | "write";

/** How many candidates a refusal names. */
const NAMED = 10;

/** Null: a list begins with the choice that is undefined. */
export const NONE_OF_THEM: Choice<null> = { name: text("都不是", "none of them"), value: null };

/**
 * Whoever is not named, but described: by initials (zs), a part of the name, the unit, the end of a number. At a terminal the
 * clerk says who of them it is, also where only one fits; undefined where nobody fits, or none of them is meant. Where nobody
 * can be asked, the only one who fits is taken for reading, aloud; else all are named, and refused.
 */
export async function findDescribed(
  { store, clerk }: Pick<Desk, "store" | "clerk">,
  written: string,
  purpose: Purpose,
): Promise<Candidate | undefined> {
  const found = candidatesFor(store, written);
  const [only, another] = found;
  if (only === undefined) return undefined;
  if (clerk.isThere) return (await askWhichOf(clerk, written, found)) ?? undefined;
  if (purpose === "write" || another !== undefined) throw manyFit(written, found);
  const { zh, en } = numbered(only);
  clerk.tell(text(`没有叫“${written}”的人，取的是 ${zh}`, `nobody is called ${written}: ${en} was taken`));
  return only;
}

/** An id is somebody's or nobody's; four digits may end a telephone number. */
const IS_ID = /^\s*(#.*|\d{1,3})\s*$/;

function candidatesFor(store: Store, written: string): Candidate[] {
  if (IS_ID.test(written)) return [];
  const numbers = store.people.numbers();
  return findPeople(searchWords([written]), [...store.people.candidates().values()].flat(), (candidate) => ({
    ...candidate,
    sector: candidate.places.filter(({ kind }) => kind === "sector").map(({ name }) => name),
    numbers: numbers.get(candidate.id) ?? [],
  }));
}

/** One is asked about by yes or no: in a list of one, Enter would take them whatever was typed. */
async function askWhichOf(clerk: Clerk, written: string, found: readonly Candidate[]): Promise<Candidate | null> {
  const [only, another] = found;
  if (only !== undefined && another === undefined) {
    const { zh, en } = numbered(only);
    return (await clerk.agree(text(`没有叫“${written}”的人，是不是 ${zh}？`, `nobody is called ${written}. Is ${en} meant?`), true))
      ? only
      : null;
  }
  return clerk.choose<Candidate | null>(text(`没有叫“${written}”的人，指的是哪一位：`, `nobody is called ${written}. Who is meant?`), [
    ...found.map((candidate) => ({ name: numbered(candidate), value: candidate })),
    NONE_OF_THEM,
  ]);
}

function manyFit(written: string, found: readonly Candidate[]): AppError {
  const all = found.slice(0, NAMED).map(numbered);
  const more = found.length - all.length;
  return new AppError(
    "refused.no_person",
    text(
      `没有叫“${written}”的人；符合的有 ${found.length} 人：${all.map(({ zh }) => zh).join("；")}${more > 0 ? `；另有 ${more} 人` : ""}`,
      `nobody is called ${written}; ${found.length} fit: ${all.map(({ en }) => en).join("; ")}${more > 0 ? `; and ${more} more` : ""}`,
    ),
    text(`请写姓名，或写编号，如 ${found[0]?.id}`, `give the name, or the id, such as ${found[0]?.id}`),
  );
}
