import { OFFICE_ORDER, type Office, officeLabel } from "../../domain/people/member.ts";
import { NAME_ORDERS, orderWarnings } from "../../domain/people/name-order.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { type KnownWord, wordsHint } from "../../domain/vocabulary/likeness.ts";
import { memberSheet } from "../../report/members.ts";
import { listMembers, type MemberFilter } from "../../trips/members/list.ts";
import { listed } from "../answers.ts";
import { anyWord, dayArg, knownWords, wordArg } from "../args.ts";
import { command, flag } from "../command.ts";

export const memberList = command({
  name: "list",
  alias: "列出",
  summary: text("列出本届全部委员", "list the members of the term"),
  flags: {
    date: flag(
      "--date <date>",
      text("这一天的职务、界别和活动组（默认今天）", "office, sector and group as of this day (default: today)"),
      dayArg,
    ),
    sector: flag("--sector <name>", text("只列这个界别", "of this sector only")),
    group: flag("--group <name>", text("只列这个活动组", "of this group only")),
    role: flag("--role <office>", text("只列这个政协职务", "of this office only"), anyWord(knownOffices)),
    status: flag(
      "--status <status>",
      text("只列 serving 在任、suspended 暂停 或 left 离任", "serving, suspended or left only"),
      anyWord(() => knownWords(STATUSES)),
    ),
    order: flag(
      "--order <order>",
      text("次序：strokes 姓氏笔画（默认）、office 职务", "the order: strokes (default) or office"),
      wordArg(NAME_ORDERS),
    ),
  },
  examples: ["member list", "member list --sector 教育界", "member list --order 职务", "member list --date 2026-02-10 --json"],
  async run(context, { date, sector, group, role, status, order = "strokes" }) {
    const filter = { date, sector, group, status: statusOf(status), office: officeOf(role) };
    const { term, members, apart } = listMembers(await context.desk(), filter);
    return {
      ...listed(memberSheet(term.number, members, order, apart)),
      warnings: orderWarnings(
        order,
        members.map(({ name }) => name),
      ),
    };
  },
});

const STATUSES: Readonly<Record<string, NonNullable<MemberFilter["status"]>>> = {
  serving: "serving",
  在任: "serving",
  suspended: "suspended",
  暂停: "suspended",
  暂停履职: "suspended",
  left: "left",
  离任: "left",
  已离任: "left",
};

function statusOf(word: string | undefined): MemberFilter["status"] {
  if (word === undefined) return undefined;
  const status = STATUSES[word];
  if (status !== undefined) return status;
  throw new AppError("usage.status", text(`没有这种状态：${word}`, `unknown status: ${word}`), wordsHint(word, knownWords(STATUSES)));
}

function knownOffices(): KnownWord[] {
  return OFFICE_ORDER.map((id) => ({ en: id, zh: officeLabel(id).zh }));
}

function officeOf(word: string | undefined): Office | undefined {
  if (word === undefined) return undefined;
  const office = OFFICE_ORDER.find((id) => id === word || officeLabel(id).zh === word);
  if (office !== undefined) return office;
  throw new AppError("usage.role", text(`没有这种政协职务：${word}`, `unknown office: ${word}`), wordsHint(word, knownOffices()));
}
