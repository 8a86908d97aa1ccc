import { text } from "../../domain/text/text.ts";
import { ACTIVITIES, readActivities } from "../../workbooks/imports/activities.ts";
import { ACTIVITIES_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import { activityRun } from "./activity-run.ts";
import { importOf } from "./entry.ts";

/** The ledger of activities of any kind but proposals and opinions. */
export const activitiesImport = importOf({
  word: "activities",
  alias: "台账",
  summary: text("履职活动台账", "the ledger of activities"),
  examples: ["activities 履职活动台账.xlsx"],
  spec: ACTIVITIES,
  looks: text("履职活动台账", "a ledger of activities"),
  template: { title: "履职活动台账", fields: ACTIVITIES_TEMPLATE },
  begin: (desk) => activityRun(desk, { title: text("导入活动台账", "activities"), kinds: null, read: readActivities }),
});
