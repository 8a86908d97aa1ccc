import { text } from "../../domain/text/text.ts";
import { yearsSheet } from "../../report/year-list.ts";
import { listYears } from "../../trips/evaluate/list-years.ts";
import { listed } from "../answers.ts";
import { command } from "../command.ts";

export const yearList = command({
  name: "list",
  alias: "列出",
  summary: text("列出各年度：起止、是否关闭、指纹", "the years: their dates, whether closed, the digest"),
  examples: ["year list"],
  async run(context) {
    const { years, log } = await listYears(await context.desk());
    return {
      ...listed(yearsSheet(years, log)),
      warnings:
        log.broken === null
          ? []
          : [
              text(
                `注意：操作日志与写入时的指纹对不上，从第 ${log.broken} 号操作起：别的程序改动过日志；请与以前的备份核对`,
                `note: the log is not as it was written, from operation ${log.broken} on: another program has changed it; compare it with an earlier copy`,
              ),
            ],
    };
  },
});
