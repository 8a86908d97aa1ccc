import { maskPhone, officeLabel } from "../../domain/people/member.ts";
import { provenanceText, shortDigest } from "../../domain/text/provenance.ts";
import { text } from "../../domain/text/text.ts";
import { writeOrdinal } from "../../domain/vocabulary/han.ts";
import { liaisonLines, liaisonRow } from "../../report/liaison.ts";
import { memberRow, STATUS_WORDS } from "../../report/members.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { type MemberFile, showMember } from "../../trips/members/show.ts";
import { argument, booleanFlag, command } from "../command.ts";

export const memberShow = command({
  name: "show",
  alias: "查看",
  summary: text("一位委员的任职、履职记录和历年考核", "a member's places, duties and evaluations"),
  args: [argument("<member>")],
  flags: { unmask: booleanFlag("--unmask", text("显示联系电话", "show the telephone number")) },
  examples: ["member show 张三", "member show 王伟（女）", "member show 12 --json"],
  async run(context, { unmask = false }, written) {
    const file = await showMember(await context.desk(), written);
    const { member } = file;
    const phone = member.phone === null ? null : unmask ? member.phone : maskPhone(member.phone);
    return { json: () => fileJson(file, phone), say: (io) => sayFile(io, file, { phone, unmask, today: context.today }), unmask };
  },
});

const fileJson = ({ member, tenures, suspensions, liaisons, duties, evaluations }: MemberFile, phone: string | null): unknown => ({
  ...memberRow(member),
  phone,
  note: member.note,
  tenures: tenures.map(({ term, kind, body, post, starts, ends, source }) => ({ term, kind, body, post, from: starts, to: ends, source })),
  suspensions: suspensions.map(({ starts, ends, basis }) => ({ from: starts, to: ends, basis })),
  liaison: liaisons.map(liaisonRow),
  duties: duties.rows,
  evaluations,
});

const POSTS: Readonly<Record<string, string>> = {
  committee: "委员",
  sector: "界别",
  group: "活动组",
  special: "专委会",
  party_group: "党组",
};

async function sayFile(
  io: Io,
  { member, tenures, suspensions, liaisons, apart, duties, evaluations }: MemberFile,
  { phone, unmask, today }: { readonly phone: string | null; readonly unmask: boolean; readonly today: string },
): Promise<void> {
  const print = (line: string): void => io.print(line, { unmask });
  const facts = [member.sex, member.ethnicity, member.born, member.party, member.education, member.unit].filter((fact) => fact);
  print(`#${member.id} ${member.name}（${io.t(STATUS_WORDS(member.status))}）　${facts.join("　")}`);
  if (phone) print(`  ${io.t(text("联系电话", "telephone"))} ${phone}`);
  for (const line of tenureLines(io, tenures)) print(line);
  for (const { starts, ends, basis } of suspensions)
    print(`  ${io.t(text("暂停履职", "suspended"))} ${starts} — ${ends ?? ""}　${basis ?? ""}`);
  for (const line of liaisonLines(member.id, liaisons, today, apart)) print(`  ${io.t(line)}`);
  await printSheet(io, duties, { unmask });
  for (const line of evaluationLines(io, evaluations)) print(line);
}

function tenureLines({ t }: Io, tenures: MemberFile["tenures"]): string[] {
  const isOfSeveral = new Set(tenures.map(({ term }) => term)).size > 1;
  const held = tenures.map(({ term, kind, body, post, starts, ends }) => {
    const place = kind === "standing" ? officeLabel(post).zh : kind === "committee" ? "" : body;
    const of = isOfSeveral ? `${t(text(`第${writeOrdinal(term)}届`, `term ${term}:`))} ` : "";
    const words = [POSTS[kind] ?? "", place].filter((part) => part !== "").join(" ");
    return `  ${of}${words}　${starts} ${t(text("起", "on"))}${ends ? ` — ${ends}` : ""}`;
  });
  const sources = tenures.flatMap(({ source }) => (source === null ? [] : [source]));
  const from = [...new Map(sources.map((each) => [JSON.stringify(each), each])).values()].map(
    (source) => `  ${t(text("来自", "from"))} ${t(provenanceText(source))}（SHA-256 ${shortDigest(source)}…）`,
  );
  return [...held, ...from];
}

const evaluationLines = ({ t }: Io, evaluations: MemberFile["evaluations"]): string[] =>
  evaluations.map(({ year, total, rank, grade, why, decided }) =>
    total === null
      ? `  ${year}：${t(text("不参加考核", "not evaluated"))}，${why}`
      : `  ${year}：${total}，${t(text(`第 ${rank} 名`, `rank ${rank}`))}，${grade}${decided === undefined ? "" : t(text(`（领导决定：${decided}）`, ` (decided by the leaders: ${decided})`))}`,
  );
