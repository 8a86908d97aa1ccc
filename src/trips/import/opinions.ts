import { text } from "../../domain/text/text.ts";
import { OPINIONS, readOpinions } from "../../workbooks/imports/opinions.ts";
import { OPINIONS_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import { activityRun } from "./activity-run.ts";
import { importOf } from "./entry.ts";

/** The ledger of 社情民意. */
export const opinionsImport = importOf({
  word: "opinions",
  alias: "社情民意",
  summary: text("社情民意信息台账", "the ledger of social-opinion reports"),
  examples: ["opinions 社情民意台账.xlsx"],
  spec: OPINIONS,
  brings: "deeds",
  titled: /社情民意|民意信息|信息(采用|报送)/,
  looks: text("社情民意台账", "a ledger of opinions"),
  template: { title: "社情民意信息台账", fields: OPINIONS_TEMPLATE },
  begin: (desk) => activityRun(desk, { title: text("导入社情民意", "opinions"), kinds: ["opinion"], read: readOpinions }),
});
