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
  brings: "deeds",
  titled: /履职|活动台账|活动情况|公益|荣誉|获奖|视察|调研|培训/,
  looks: text("履职活动台账", "a ledger of activities"),
  template: { title: "履职活动台账", fields: ACTIVITIES_TEMPLATE },
  begin: (desk) => activityRun(desk, { title: text("导入活动台账", "activities"), kinds: null, read: readActivities }),
});
