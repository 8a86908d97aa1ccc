import { text } from "../domain/text/text.ts";
import { kindsIn } from "../domain/vocabulary/kinds.ts";
import { NONE, nonZero, type Years } from "./annual-years.ts";
import { type Block, heading, paragraph, tableBlock } from "./document.ts";
import type { SheetColumn, SheetRow } from "./sheet.ts";

/** 二、会议: how often each kind met, and who came to each meeting. */
export function meetingsSection({ now, year, whole }: Years): Block[] {
  const kinds = kindsIn("meetings");
  const rows = kinds.flatMap(({ id, label }) =>
    now.of(id).map((meeting) => ({ date: meeting.starts, kind: label.zh, title: meeting.title, ...now.attendance(meeting) })),
  );
  const columns: SheetColumn[] = [
    { key: "date", title: text("日期", "date"), kind: "date", width: 15 },
    { key: "title", title: text("会议", "meeting"), width: 22 },
    { key: "sittings", title: text("场次", "sittings"), kind: "number", width: 7 },
    { key: "due", title: text("应到", "due"), kind: "number", width: 6 },
    { key: "came", title: text("实到", "came"), kind: "number", width: 6 },
    { key: "leave", title: text("请假", "leave"), kind: "number", width: 6 },
    { key: "absent", title: text("缺席", "absent"), kind: "number", width: 6 },
    { key: "observers", title: text("列席", "sat in"), kind: "number", width: 6 },
  ];
  if (rows.length === 0) return [heading("二、会议"), paragraph("本年没有会议记录。")];
  const held = kinds.map(({ id, label }) => [now.of(id).length, `${label.zh}${now.of(id).length}次`] as const);
  return [
    heading("二、会议"),
    paragraph(`${whole}召开${nonZero(...held).join("、")}。`),
    tableBlock({ title: text("各次会议出席情况（有多场的按人次）", "attendance"), year, columns, rows, notes: [] }),
  ];
}

/** 四、视察调研和学习等活动: how often each kind took place, and how many members came. */
export function activitiesSection({ now, before, year, whole }: Years): Block[] {
  const kinds = kindsIn("activities");
  const rows = kinds.flatMap(({ id, label }): SheetRow[] => {
    const [own, earlier] = [now.held(id), before?.held(id) ?? null];
    if (own === null && earlier === null) return [];
    return [
      {
        name: label.zh,
        times: own?.times ?? NONE,
        people: own?.people ?? NONE,
        timesBefore: earlier?.times ?? NONE,
        peopleBefore: earlier?.people ?? NONE,
      },
    ];
  });
  if (rows.length === 0) return [heading("四、视察调研和学习等活动"), paragraph("本年没有活动记录。")];
  const total = (key: "times" | "people"): number => kinds.reduce((sum, { id }) => sum + (now.held(id)?.[key] ?? 0), 0);
  const [lectures, reports] = [now.lectures, now.instructedReports];
  const within = nonZero([lectures, `举办专题报告会、政协讲堂${lectures}次`], [reports, `获领导批示的调研报告${reports}篇`]);
  const sentences = [
    nonZero([total("times"), `${whole}开展各类活动${total("times")}次`], [total("people"), `委员参加${total("people")}人次`]).join("，"),
    within.length === 0 ? "" : `其中${within.join("，")}`,
  ].filter((sentence) => sentence !== "");
  const column = (key: string, zh: string): SheetColumn => ({ key, title: text(zh, key), kind: "number", width: 11 });
  return [
    heading("四、视察调研和学习等活动"),
    paragraph(sentences.length === 0 ? "本年没有活动记录。" : `${sentences.join("。")}。`),
    tableBlock({
      title: text("各类活动", "activities"),
      columns: [
        { key: "name", title: text("类别", "kind"), width: 18 },
        column("times", `${year}年次数`),
        column("people", `${year}年参加人次`),
        ...(before ? [column("timesBefore", `${year - 1}年次数`), column("peopleBefore", `${year - 1}年参加人次`)] : []),
      ],
      rows,
      notes: [],
    }),
  ];
}
