import { text } from "../../domain/text/text.ts";
import type { Sheet } from "../../report/sheet.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { changeSetting, type KeptSetting, settings } from "../../trips/office/settings.ts";
import { argument, topCommand } from "../command.ts";

export const config = topCommand({
  args: [
    argument("[key]", text("设置名", "the setting")),
    argument("[value]", text("新的值；清单用、隔开", "the new value; a list is separated by 、")),
  ],
  examples: ["config", "config office 政协某某县委员会", "config sectors 中共、民盟、教育界、经济界"],
  async run(context, _, key, value) {
    const desk = await context.desk();
    if (key === undefined || value === undefined) {
      const kept = settings(desk, key);
      const shown = (of: KeptSetting): string => (key === undefined ? inShort(of.value) : of.value);
      return {
        json: () => settingSheet(kept, context.io.t, ({ value }) => value).rows,
        say: (io) => printSheet(io, settingSheet(kept, io.t, shown)),
      };
    }
    const changed = changeSetting(desk, key, value);
    return {
      json: () => ({ operation: changed.operation, key: changed.key, value: changed.kept }),
      say: (io) =>
        io.say(
          changed.operation === null
            ? text(`没有变化：${changed.meaning.zh}`, `no change: ${changed.key}`)
            : text(
                `已设置${changed.meaning.zh}：${changed.value}（${context.file}）`,
                `set ${changed.key}: ${changed.value} (${context.file})`,
              ),
        ),
    };
  },
});

const settingSheet = (
  kept: readonly KeptSetting[],
  t: (words: KeptSetting["meaning"]) => string,
  shown: (of: KeptSetting) => string,
): Sheet => ({
  title: text("设置", "settings"),
  unit: text("项", "settings"),
  columns: [
    { key: "key", title: text("设置", "setting") },
    { key: "meaning", title: text("含义", "meaning"), prose: true },
    { key: "value", title: text("值", "value"), prose: true },
  ],
  rows: kept.map((each) => ({ key: each.key, meaning: t(each.meaning), value: shown(each) })),
  notes: [],
});

/** A long list keeps the table on the screen; --json and the key alone show it whole. */
const inShort = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
