import type { Text } from "../text/text.ts";
import type { Outcome } from "./outcomes.ts";
import type { Role } from "./roles.ts";

/**
 * A kind of duty: all that makes it differ from the others. Whatever a trip, a table or a report does otherwise for some
 * kind it does for a property of this entry. Ids are asked for only where a form or a rule is one kind's alone: the ledgers of
 * proposals and opinions, a proposal that becomes an opinion, the form of contacts.
 */
export interface Kind {
  readonly id: string;
  /** How tables and documents call it, and its English name in `--help`. */
  readonly label: Text;
  /** Other names that a 类别 cell may hold. What is a form of the kind (政协讲堂 of training) is kept as the activity's 形式. */
  readonly aliases: readonly string[];
  readonly forms?: readonly string[];
  /** Other words for a form, each with the form's own: 讲堂 is 政协讲堂. An activity keeps the form's own word. */
  readonly formAliases?: Readonly<Record<string, string>>;

  /** Who may take part; the first is meant where nothing is said. With a lead and co-signers it has one lead (isCosigned). */
  readonly roles: readonly Role[];
  /** What a role is called in this kind, where it has a name of its own. */
  readonly roleWords?: Partial<Record<Role, Text>>;
  /** What a 角色 cell of this kind may hold instead of a role: who did it in that form, or simply took part. */
  readonly saidAsRole?: Readonly<Record<string, Role>>;
  /** Whether the order of naming is kept of rows that name one person each. */
  readonly isOrdered?: true;

  /** Whether states of attendance are meaningful. */
  readonly attended: boolean;
  /** Where a row without a state says that it was done, though not that anybody came: a speech may be handed in. */
  readonly unstated?: "done";
  /** Who is expected to come: every serving member, those whose office obliges them, those on the sheet, or nobody. */
  readonly expects: "serving" | "standing" | "sheet" | "nobody";
  /**
   * The body that meets, of which "all" came: the standing committee, the chair and vice chairs with the secretary-general,
   * the party group, or one of several that has to be named (`--of`). Without it all serving members.
   */
  readonly meets?: "standing" | "chairs" | "party_group" | "named";
  /** Leaders meet: the sheet to sign goes by office, unless the clerk says otherwise. */
  readonly isSignedByOffice?: true;
  /** A day holds one of it, however its sheet calls it. */
  readonly isOneADay?: true;
  /** It is a session of the term: its title says which one (十届五次会议), and proposals are booked with it. */
  readonly isSession?: true;

  /**
   * By what an activity is known again: its number (and before it has one, its title, first named person and date), or the person
   * whose own it is, beside date and title. Without it date, kind and title.
   */
  readonly keyedBy?: "number" | "person";
  /** Its number is a case number of a session (案号 10-5-015), which says when it was; what it has before is a 流水号. */
  readonly hasCaseNumbers?: true;
  /** Whether it has a ledger of its own, and so does not stand in 履职活动台账. */
  readonly hasOwnLedger?: true;
  /** Which kinds a link of this kind's activities leads to: a proposal turns into an opinion. Links that nobody names join any. */
  readonly links?: Partial<Record<Link, readonly string[]>>;

  /** What can come of it. */
  readonly outcomes: readonly Outcome[];
  /** Whether an outcome is the person's own (a sanction, an honour) and not the activity's. */
  readonly personal?: boolean;
  /** The outcome that a bare row says: an honour is awarded. What a 结果 cell holds is then what it is called. */
  readonly impliedOutcome?: Outcome;
  /** Whether a row has to say what came of it: a sanction without its name says nothing. */
  readonly needsOutcome?: true;
  /** Whether without a level it earns nothing: worth a warning, and a supposed one is of the lowest. */
  readonly needsLevel?: true;

  /** Where a sheet has 数量 and no 金额, the number is yuan: a donation. */
  readonly countsYuan?: true;
  /** It meets residents, of whom it keeps how many they were: what looks like somebody's own number is refused. */
  readonly meetsResidents?: true;

  /** Where the annual report counts it; without it nowhere. */
  readonly section?: Section;
  /** The kind behind which the annual report names it, where that is not the order of the entries. */
  readonly namedAfter?: string;
  /** Forms that are lectures: the annual report says how many there were. */
  readonly lectures?: readonly string[];
  /** Forms that meet members and no residents: the annual report counts them apart. */
  readonly formsWithMembers?: readonly string[];
  /** A written report comes of it: the annual report says how many of them a leader wrote on. */
  readonly makesReport?: true;
}

/** Links that join activities of certain kinds alone; others join any. */
export type Link = "grew_into" | "turned_into" | "merged_into";

/** The parts of the annual report that count activities, each with figures of its own (report/annual-figures.ts). */
export type Section =
  | "meetings"
  | "proposals"
  | "activities"
  | "opinions"
  | "contacts"
  | "charity"
  | "honours"
  /** The office's own commendations. */
  | "commendations";
