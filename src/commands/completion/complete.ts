import { fitOfInitials } from "../../domain/people/initials.ts";
import { maskNumbers } from "../../domain/text/personal-numbers.ts";
import { type Lang, type Text, text } from "../../domain/text/text.ts";
import { seenText } from "../../domain/text/unseen.ts";
import { KINDS } from "../../domain/vocabulary/kinds.ts";
import type { KnownWord } from "../../domain/vocabulary/likeness.ts";
import type { AnyArgument, AnyFlag, Command, Entry } from "../command.ts";
import { GLOBAL_FLAGS } from "../global-flags.ts";
import { COMMANDS } from "../tree.ts";

/** What TAB offers, read from the tree of commands that --help is built from. The scripts in completion/ ask for it. */

/** A word that may stand where the cursor is. */
interface Offer {
  readonly value: string;
  readonly about?: Text | undefined;
}

/** Asks the shell for names of files. */
const FILES = ":files";

/** What stands at the cursor: the word as far as it is typed, the words before it, and where the names of people come from. */
export interface Asked {
  readonly current: string;
  readonly before: readonly string[];
  readonly lang: Lang;
  readonly names: () => Promise<readonly string[]>;
}

/** A line each: the word, a tab, what it means. */
export async function complete(asked: Asked): Promise<string> {
  const offers = await offersFor(asked);
  const lines = offers === FILES ? [FILES] : offers.filter(({ value }) => isSafe(value)).map((offer) => lineOf(offer, asked.lang));
  return [...new Set(lines)].map((line) => `${line}\n`).join("");
}

const lineOf = ({ value, about }: Offer, lang: Lang): string => (about ? `${value}\t${about[lang].replace(/\s+/gu, " ")}` : value);

/** An older version may have taken in anything: what a line cannot carry, or looks like somebody's number, is not offered. */
const isSafe = (value: string): boolean =>
  value !== "" && !/[\p{Cc}\t\n]/u.test(value) && seenText(value) === value && maskNumbers(value) === value;

/** Where in the tree the words before the cursor lead. */
interface Place {
  readonly commands: readonly (Command | Entry)[];
  readonly args: readonly AnyArgument[];
  readonly flags: readonly AnyFlag[];
}

async function offersFor({ current, before, names }: Asked): Promise<readonly Offer[] | typeof FILES> {
  let place: Place = { commands: COMMANDS, args: [], flags: GLOBAL_FLAGS };
  let awaiting: AnyFlag | undefined;
  let given = 0;
  for (const word of before) {
    if (awaiting !== undefined) {
      awaiting = undefined;
      continue;
    }
    if (word.startsWith("-")) {
      const flag = word.includes("=") ? undefined : place.flags.find((each) => namesOf(each).includes(word));
      awaiting = flag && takes(flag) !== undefined ? flag : undefined;
      continue;
    }
    const child = place.commands.find(({ name, alias }) => name === word || alias === word);
    if (child === undefined) {
      given += 1;
      continue;
    }
    const { commands = [], args = [], flags = {} } = "load" in child ? await child.load() : child;
    place = { commands, args, flags: [...place.flags, ...Object.values(flags)] };
    given = 0;
  }
  if (awaiting !== undefined) return valuesOf(awaiting, current, names);
  const [, long, value] = /^(--[^=]+=)(.*)$/u.exec(current) ?? [];
  if (long !== undefined) {
    const flag = place.flags.find((each) => namesOf(each).includes(long.slice(0, -1)));
    const values = flag === undefined ? [] : await valuesOf(flag, value ?? "", names);
    return values === FILES ? FILES : values.map((offer) => ({ ...offer, value: `${long}${offer.value}` }));
  }
  if (current.startsWith("-")) return flagsLike(place.flags, current);
  const commands = place.commands.flatMap(({ name, alias, summary }) => wordsLike([{ en: name, zh: alias }], current, summary));
  const argument = place.args[given] ?? place.args.findLast(({ spelled }) => spelled.includes("..."));
  if (argument === undefined || (place.commands.length > 0 && given > 0)) return commands;
  const values = await valuesOf(argument, current, names);
  return values === FILES ? (commands.length > 0 ? commands : FILES) : [...commands, ...values];
}

/** -o, --out <path> → ["-o", "--out"]. */
const namesOf = ({ spelled }: Pick<AnyFlag, "spelled">): string[] => spelled.match(/(?<=^|[\s,])-[^\s,]+/gu) ?? [];

/** What stands in angle or square brackets; undefined of a flag without a value. */
const takes = ({ spelled }: Pick<AnyFlag, "spelled">): string | undefined => /[<[]([^>\].]+)/u.exec(spelled)?.[1];

const flagsLike = (flags: readonly AnyFlag[], current: string): Offer[] =>
  flags.flatMap((flag) =>
    namesOf(flag)
      .filter((name) => name.startsWith(current) && (name.startsWith("--") || current === name))
      .map((value) => ({ value, about: flag.words })),
  );

const FILE_WORDS: ReadonlySet<string> = new Set(["file", "files", "path", "dir", "folder"]);
const MEMBER_WORDS: ReadonlySet<string> = new Set(["member", "names"]);

/** The values of a flag or an argument: the words that its reader knows, or what its placeholder says that it is. */
async function valuesOf(
  of: Pick<AnyFlag, "spelled" | "read"> | AnyArgument,
  current: string,
  names: Asked["names"],
): Promise<readonly Offer[] | typeof FILES> {
  const known = of.read?.words?.();
  if (known !== undefined) return wordsLike(known, current);
  const placeholder = takes(of) ?? "";
  if (FILE_WORDS.has(placeholder)) return FILES;
  if (MEMBER_WORDS.has(placeholder)) return namesLike(await names(), current);
  if (placeholder === "kind")
    return wordsLike(
      KINDS.map(({ id, label, aliases }) => ({ en: id, zh: label.zh, also: aliases })),
      current,
    );
  return placeholder.includes("|")
    ? wordsLike(
        placeholder.split("|").map((en) => ({ en })),
        current,
      )
    : [];
}

/** Before anything is typed each thing once; then the words that begin so, in either language; what else may be said only where none does. */
function wordsLike(known: readonly KnownWord[], current: string, about?: Text): Offer[] {
  const begins = (word: string): boolean => word.toLowerCase().startsWith(current.toLowerCase());
  return known.flatMap(({ en, zh, also = [] }) => {
    const names = zh === undefined || current === "" ? [en] : [en, zh];
    const words = names.some(begins) ? names : also;
    return words.filter(begins).map((value) => {
      const other = value === en ? zh : en;
      return { value, about: about ?? (other === undefined ? undefined : text(other, other)) };
    });
  });
}

/** Names that begin so, or have these initials. Of several names in one word (张三、李) it is the last that is completed. */
function namesLike(names: readonly string[], current: string): Offer[] {
  const [, before = "", typed = ""] = /^(.*[、，,;；])?(.*)$/u.exec(current) ?? [];
  return names
    .filter((name) => name.startsWith(typed) || ["whole", "begin"].includes(fitOfInitials(typed, name) ?? ""))
    .map((name) => ({ value: `${before}${name}` }));
}
