import { labeller, reader, type Word, word } from "./words.ts";

/** What somebody does in an activity. What a kind calls its roles is the kind's (Kind.roleWords). */
export type Role = "attendee" | "lead" | "author" | "lecturer" | "speaker" | "holder" | "cosigner";

interface RoleWord extends Word<Role> {
  /** Nobody fills it from afar: whoever was on leave or absent did not speak and did not lecture. */
  readonly inPerson?: true;
  /** It is done in writing: without a state it says nothing of who came. */
  readonly written?: true;
  /** The order in which a command names several of them is kept. */
  readonly ordered?: true;
}

export const ROLES: readonly RoleWord[] = [
  word("attendee", "参加", "attendee", "参与", "参加者", "出席", "列席", "委员", "成员", "组员", "参会", "志愿者", "捐赠"),
  { ...word("lead", "牵头", "lead", "组长", "带队", "第一提案人", "提案人", "负责人", "副组长"), ordered: true },
  { ...word("author", "执笔", "author", "撰写", "作者", "撰稿", "编辑", "反映人", "主编", "编者"), written: true, ordered: true },
  { ...word("lecturer", "主讲", "lecturer", "授课", "讲课", "主讲人"), inPerson: true },
  { ...word("speaker", "发言", "speaker", "发言人", "交流发言"), inPerson: true },
  word("holder", "获得", "holder", "获奖", "获奖人", "当事人", "本人"),
  { ...word("cosigner", "联名", "co-signer", "联名人", "附议"), ordered: true },
];

export const roleLabel = labeller(ROLES);
export const readRole = reader(ROLES);

const having = (property: "inPerson" | "written" | "ordered"): ReadonlySet<Role> =>
  new Set(ROLES.flatMap((role) => (role[property] ? [role.id] : [])));

/** Roles that nobody fills from afar. */
export const IN_PERSON = having("inPerson");

/** Roles of which a command keeps the order of naming. */
export const IN_ORDER = having("ordered");

const IN_WRITING = having("written");

/** A part that is done in writing: without a state it says nothing of who came. */
export const isWritten = (role: Role, form: string | null): boolean => IN_WRITING.has(role) || form === "书面";
