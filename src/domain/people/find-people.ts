import { vocabularyForm } from "../vocabulary/han.ts";
import { fitOfInitials, type InitialsFit } from "./initials.ts";
import { cleanName } from "./names.ts";
import { byStrokes } from "./strokes.ts";

/** People by whatever a clerk knows of them: finding only offers them, it never takes anybody for the one who is meant. */

/** Somebody as far as a search looks. */
export interface Findable {
  readonly id: number;
  readonly name: string;
  readonly sex: string | null;
  readonly unit: string | null;
  readonly sector: readonly string[];
  /** Telephones and certificates: asked, never shown. */
  readonly numbers: readonly string[];
}

/** How well a word fits somebody: the lower, the better. */
type Fit = number;
const WHOLE_NAME = 0;
const BEGIN_OF_NAME = 1;
const INITIALS: Readonly<Record<InitialsFit, Fit>> = { whole: 2, begin: 3, within: 5 };
const PART_OF_NAME = 4;
const UNIT = 6;
const SECTOR = 7;
const SEX = 8;
const NUMBER = 9;

/** Fewer digits at the end of a number fit too many people. */
const FEWEST_DIGITS = 4;

/** The words of a search: parted by blanks, commas and brackets, so that 王伟（女） is 王伟 and 女. */
export const searchWords = (written: readonly string[]): string[] =>
  written.flatMap((each) => each.split(/[\s、，,;；（()）〔〕[\]]+/u)).filter((word) => word !== "");

/** How well all words together fit somebody; undefined where one of them does not. */
export function fitOf(words: readonly string[], somebody: Findable): Fit | undefined {
  const fits = words.map((word) => fitOfWord(word, somebody));
  return fits.every((fit) => fit !== undefined) ? fits.reduce((sum, fit) => sum + fit, 0) : undefined;
}

function fitOfWord(word: string, { id, name, sex, unit, sector, numbers }: Findable): Fit | undefined {
  if (word.replace(/^#/, "") === String(id)) return WHOLE_NAME;
  const [wanted, whole] = [nameForm(word), nameForm(name)];
  if (wanted !== "") {
    if (wanted === whole) return WHOLE_NAME;
    if (whole.startsWith(wanted)) return BEGIN_OF_NAME;
    if (whole.includes(wanted)) return PART_OF_NAME;
  }
  const initials = fitOfInitials(word, name);
  if (initials !== undefined) return INITIALS[initials];
  const plain = wordForm(word);
  if (plain === "") return undefined;
  if (wordForm(unit ?? "").includes(plain)) return UNIT;
  if (sector.some((each) => wordForm(each).includes(plain))) return SECTOR;
  if (plain === sex) return SEX;
  const digits = digitsOf(plain);
  return digits !== undefined && numbers.some((number) => number.replace(/[^\dA-Za-z]/g, "").endsWith(digits)) ? NUMBER : undefined;
}

/** A name without what stands between its parts: dots and blanks are typed at will. */
const nameForm = (value: string): string => cleanName(value).replace(/[·\s]/gu, "").toLowerCase();

const wordForm = (value: string): string => vocabularyForm(value).toLowerCase();

/** 0012, 10-012: the end of a telephone or certificate number. */
function digitsOf(plain: string): string | undefined {
  const digits = plain.replace(/[-.]/g, "");
  return /^\d+$/.test(digits) && digits.length >= FEWEST_DIGITS ? digits : undefined;
}

/** Those whom all words fit, the best first, by strokes within. */
export function findPeople<Person>(words: readonly string[], people: Iterable<Person>, findable: (person: Person) => Findable): Person[] {
  if (words.length === 0) return [];
  const found = [...people].flatMap((person) => {
    const who = findable(person);
    const fit = fitOf(words, who);
    return fit === undefined ? [] : [{ person, who, fit }];
  });
  return found.sort((a, b) => a.fit - b.fit || byStrokes(a.who.name, b.who.name) || a.who.id - b.who.id).map(({ person }) => person);
}
