import { text } from "../domain/text/text.ts";
import type { Entry } from "./command.ts";

/** The commands, as --help lists them; what each of them does is loaded only when it is called. */
export const COMMANDS: readonly Entry[] = [
  {
    name: "init",
    alias: "建档",
    summary: text("建立档案文件", "make the record file"),
    load: () => import("./office/init.ts").then(({ init }) => init),
  },
  {
    name: "demo",
    alias: "演示",
    summary: text("用样例走完一个年度，看看能做什么", "a whole sample year, to see what it does"),
    load: () => import("./office/demo.ts").then(({ demoCommand }) => demoCommand),
  },
  {
    name: "config",
    alias: "设置",
    summary: text("查看或修改本单位的设置", "show or change the office's settings"),
    load: () => import("./office/config.ts").then(({ config }) => config),
  },
  {
    name: "import",
    alias: "导入",
    summary: text("从 Excel 工作簿导入名册、签到表和台账", "import rosters, sign-in sheets and ledgers from Excel"),
    load: () => import("./import/import.ts").then(({ importGroup }) => importGroup),
  },
  {
    name: "template",
    alias: "模板",
    summary: text("各种导入的空白表格，带下拉列表和填写说明", "blank workbooks for the imports, with lists and notes"),
    load: () => import("./import/template.ts").then(({ template }) => template),
  },
  {
    name: "record",
    alias: "登记",
    summary: text("登记一件履职活动", "record one duty"),
    load: () => import("./record/record.ts").then(({ recordCommand }) => recordCommand),
  },
  {
    name: "member",
    alias: "委员",
    summary: text("委员：列出、查看、增补、更正、变动", "members: list, show, add, edit, status"),
    load: () => import("./member/member.ts").then(({ member }) => member),
  },
  {
    name: "activity",
    alias: "活动",
    summary: text("履职活动：列出、查看、更正、删除、关联", "deeds: list, show, edit, remove, link"),
    load: () => import("./activity/activity.ts").then(({ activity }) => activity),
  },
  {
    name: "liaison",
    alias: "双联",
    summary: text("双联：谁联系谁", "contacts kept: who with whom"),
    load: () => import("./liaison/liaison.ts").then(({ liaison }) => liaison),
  },
  {
    name: "score",
    alias: "考核",
    summary: text("计算年度考核，并逐分说明", "compute the annual evaluation and explain each point"),
    load: () => import("./score/score.ts").then(({ scoreGroup }) => scoreGroup),
  },
  {
    name: "year",
    alias: "年度",
    summary: text("年度：起止日期、关闭、重开", "years: their dates, closing, reopening"),
    load: () => import("./year/year.ts").then(({ yearGroup }) => yearGroup),
  },
  {
    name: "export",
    alias: "导出",
    summary: text("导出文书，以及可再导入的名册和台账", "export documents, and tables to be imported again"),
    load: () => import("./export/export.ts").then(({ exportGroup }) => exportGroup),
  },
  {
    name: "log",
    alias: "日志",
    summary: text("谁在何时做了什么", "who did what, when"),
    load: () => import("./safety/log.ts").then(({ logCommand }) => logCommand),
  },
  {
    name: "undo",
    alias: "撤销",
    summary: text("撤销上一次（或指定的）操作", "take back the last operation, or a named one"),
    load: () => import("./safety/undo.ts").then(({ undoCommand }) => undoCommand),
  },
  {
    name: "redo",
    alias: "恢复",
    summary: text("恢复刚撤销的操作", "bring back what was undone"),
    load: () => import("./safety/redo.ts").then(({ redoCommand }) => redoCommand),
  },
  {
    name: "backup",
    alias: "备份",
    summary: text("备份档案文件，或列出备份", "make a backup, or list the backups"),
    load: () => import("./safety/backup.ts").then(({ backupCommand }) => backupCommand),
  },
  {
    name: "restore",
    alias: "还原",
    summary: text("用一份备份换下现在的档案", "put a backup in the record file's place"),
    load: () => import("./safety/restore.ts").then(({ restoreCommand }) => restoreCommand),
  },
  {
    name: "lend",
    alias: "外借",
    summary: text("把档案借到U盘上，归还之前这里只能查看", "lend the record file to a stick; until its return it is only read here"),
    load: () => import("./safety/lend.ts").then(({ lendCommand }) => lendCommand),
  },
  {
    name: "return",
    alias: "归还",
    summary: text("收回外借的档案", "take the lent record file back"),
    load: () => import("./safety/return.ts").then(({ returnCommand }) => returnCommand),
  },
  {
    name: "doctor",
    alias: "体检",
    summary: text("检查档案文件是否完好，或修复、整理", "whether the record file is sound; repair, compact"),
    load: () => import("./safety/doctor.ts").then(({ doctorCommand }) => doctorCommand),
  },
  {
    name: "completion",
    alias: "补全",
    summary: text("按 Tab 自动补全：给命令行用的脚本", "completion by TAB: a script for the shell"),
    load: () => import("./completion/completion.ts").then(({ completion }) => completion),
  },
];
