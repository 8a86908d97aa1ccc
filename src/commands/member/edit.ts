import { text } from "../../domain/text/text.ts";
import { editMember } from "../../trips/members/edit.ts";
import { dayArg } from "../args.ts";
import { argument, command, flag } from "../command.ts";
import { PARTICULARS, rowOf } from "./particulars.ts";

export const memberEdit = command({
  name: "edit",
  alias: "更正",
  summary: text(
    "更正一位委员的资料；加 --from 则为从那天起的变动",
    "correct a member's particulars; with --from, a change from that day on",
  ),
  args: [argument("<member>")],
  flags: {
    ...PARTICULARS,
    name: flag("--name <name>", text("改名", "a new name")),
    from: flag("--from <date>", text("职务、界别、活动组从这天起变动", "office, sector or group change on this day"), dayArg),
  },
  examples: ["member edit 张三 --unit 县一中副校长", "member edit 张三 --sector 科协 --from 2026-03-01 --basis 十届十九次常委会"],
  async run(context, options, written) {
    const { operation, member, called, fields, summary, warnings } = await editMember(await context.desk(), {
      member: written,
      rowOf: (name) => rowOf(options.name ?? name, options),
      isRenamed: options.name !== undefined,
      from: options.from ?? null,
      basis: options.basis ?? null,
    });
    return {
      json: () => ({
        operation,
        id: member.id,
        changed: fields.map(({ field, from, to }) => (field === "phone" ? { field, from: "****", to: "****" } : { field, from, to })),
      }),
      say: (io) =>
        io.say(
          fields.length === 0
            ? text(`没有变化：${member.name}`, `no changes: ${member.name}`)
            : text(
                `${summary}（撤销：cppcc undo）`,
                `${called}: ${fields.map(({ label }) => label.en).join(", ")} changed (take it back with cppcc undo)`,
              ),
        ),
      warnings,
    };
  },
});
