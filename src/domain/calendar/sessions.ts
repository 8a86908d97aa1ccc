import { bareText, plainText } from "../text/plain.ts";
import { readOrdinal, vocabularyForm } from "../vocabulary/han.ts";

/** A session of a term: 十届四次会议 is term 10, session 4. */
export interface SessionNumber {
  readonly term: number;
  readonly session: number;
}

const NUMERAL = "[0-9一二三四五六七八九十]{1,3}";
const IN_TITLE = new RegExp(`第?(${NUMERAL})届(?:[^常专主第]{0,8}委员会)?第?(${NUMERAL})次`);
const CASE = /^(\d{1,3})-(\d{1,2})-0*(\d{1,5})$/;
const LONG_CASE = new RegExp(`^第?(${NUMERAL})届(?:委员会)?第?(${NUMERAL})次(?:会议|全会)?第?0*(\\d{1,5})号?(?:提案)?$`);

/** The session that a title names: 十届四次会议, 第十届委员会第四次会议, 10届4次. */
export function sessionInTitle(title: string): SessionNumber | undefined {
  const match = IN_TITLE.exec(vocabularyForm(title));
  const term = match && readOrdinal(match[1] as string);
  const session = match && readOrdinal(match[2] as string);
  return term && session ? { term, session } : undefined;
}

/**
 * A case number, which exists once a proposal is filed: 10-2-015 or 十届二次第015号. Anything else in that column is a
 * serial of the submission and says nothing of a session.
 */
export function readCaseNumber(value: string): (SessionNumber & { number: number }) | undefined {
  const plain = vocabularyForm(value).replace(/[—–－_]/g, "-");
  const short = CASE.exec(plain);
  if (short) return { term: Number(short[1]), session: Number(short[2]), number: Number(short[3]) };
  const long = LONG_CASE.exec(plain);
  if (!long) return undefined;
  const term = readOrdinal(long[1] as string);
  const session = readOrdinal(long[2] as string);
  return term && session ? { term, session, number: Number(long[3]) } : undefined;
}

/** The one form in which a case number is kept: 10-2-015. Other serials stay as they are, without white space. */
export function serialForm(value: string): string {
  const found = readCaseNumber(value);
  return found ? `${found.term}-${found.session}-${String(found.number).padStart(3, "0")}` : bareText(value);
}

/** 并入 and 来源提案 name another case by its number or by its title. */
export const caseReference = (value: string): string => (readCaseNumber(value) ? serialForm(value) : plainText(value));
