import { text } from "../../domain/text/text.ts";
import { addPerson } from "../../trips/members/add.ts";
import { inTurn, whenFree } from "../../trips/turn.ts";
import { dayArg } from "../args.ts";
import { argument, booleanFlag, command, flag } from "../command.ts";
import { PARTICULARS, rowOf } from "./particulars.ts";

export const memberAdd = command({
  name: "add",
  alias: "增补",
  summary: text("增补一位委员，或登记一位非委员", "add a member, or a person from outside"),
  args: [argument("<name>")],
  flags: {
    ...PARTICULARS,
    from: flag("--from <date>", text("任职开始的日期（默认今天）", "the seat's first day (default: today)"), dayArg),
    outside: booleanFlag("--outside", text("不是委员：信息员、机关干部、授课人等", "no member: informant, cadre, lecturer")),
    another: booleanFlag("--another", text("与同名的人不是同一个", "not the same as the person of that name on record")),
  },
  examples: ["member add 张三 --sector 教育界 --from 2026-07-02 --basis 十届二十次常委会", "member add 李讲师 --outside --unit 省委党校"],
  async run(context, options, written) {
    const { operation, id, name, summary, warnings } = await inTurn(await whenFree(context, context.desk), async (desk) =>
      addPerson(desk, {
        row: rowOf(written, options),
        from: options.from ?? desk.today,
        basis: options.basis ?? null,
        isOutside: options.outside === true,
        isAnother: options.another === true,
      }),
    );
    return {
      json: () => ({ operation, id, name }),
      say: (io) =>
        io.say(
          text(
            `${summary}，编号 #${id}（${context.file}；撤销：cppcc undo）`,
            `added ${name} as #${id} (${context.file}; take it back with cppcc undo)`,
          ),
        ),
      warnings,
    };
  },
});
