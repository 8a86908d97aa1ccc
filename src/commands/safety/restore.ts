import { shownMoment } from "../../domain/calendar/moments.ts";
import { BACKUP_REASONS } from "../../domain/safety/backups.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { backupSheet, logLines } from "../../report/backups.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { listBackups } from "../../trips/safety/backup.ts";
import { planRestore, type Restoring, type Ruin, restore, ruinAt } from "../../trips/safety/restore.ts";
import { listed } from "../answers.ts";
import { argument, topCommand } from "../command.ts";

export const restoreCommand = topCommand({
  args: [
    argument("[file]", text("备份文件；不写则列出（在终端上可以选）", "the backup; without it they are listed, or offered at a terminal")),
  ],
  examples: ["restore", "restore 备份/cppcc_2026-11-30_103200_导入前.db"],
  async run(context, _, named: string | undefined) {
    const ruin = await ruinAt(context, async () => (await context.desk()).store);
    if (ruin.why)
      context.io.warn(text(`原来的档案打不开：${ruin.why.text.zh}`, `the record file as it was cannot be opened: ${ruin.why.text.en}`));
    const file = named ?? (await chosen(ruin));
    if (file === undefined) return listed(backupSheet(listBackups(ruin.file, ruin.store)));
    const plan = planRestore(ruin, file);
    await sayPlan(context.io, plan);
    await context.clerk.confirm(question(plan), unsaid);
    const { keptAs, backup, going, from } = restore(ruin, plan);
    return {
      json: () => ({ file: ruin.file, from: from.file, sha256: from.sha256, lost: going?.length ?? null, kept: keptAs, backup }),
      say(io) {
        io.say(text(`已还原：${ruin.file}（来自 ${from.file}）`, `restored: ${ruin.file} (from ${from.file})`));
        if (keptAs !== null) io.say(text(`还原之前的文件留在：${keptAs}`, `the file as it was: ${keptAs}`));
        if (backup !== null) io.say(text(`还原之前的备份：${backup}`, `a backup of it: ${backup}`));
      },
    };
  },
});

/** At a terminal one of the backups; undefined where nobody can be asked. */
async function chosen({ clerk, file, store }: Ruin): Promise<string | undefined> {
  if (!clerk.isThere) return undefined;
  const there = listBackups(file, store).own;
  if (there.length === 0) return undefined;
  return clerk.choose(
    text("还原哪一份备份？", "which backup?"),
    there.map(({ day, time, reason, file: path }) => ({
      name: text(`${day} ${timeOf(time)} ${BACKUP_REASONS[reason].zh}`, `${day} ${timeOf(time)} ${BACKUP_REASONS[reason].en}`),
      value: path,
    })),
  );
}

/** 103200 is 10:32:00: of one minute there may be several. */
const timeOf = (digits: string): string => digits.replace(/(\d\d)(?=\d)/g, "$1:");

async function sayPlan(io: Io, { going, coming }: Restoring): Promise<void> {
  if (io.json) return;
  if (going !== null && going.length > 0)
    await printSheet(
      io,
      logLines(text("还原后不再在档案里的操作", "operations that will no longer be in the record file"), going.toReversed(), shownMoment),
    );
  if (coming.length > 0)
    await printSheet(
      io,
      logLines(text("这份备份自己后来的操作", "operations that the backup alone has"), coming.toReversed(), shownMoment),
    );
}

function question({ going, from, coming }: Restoring): Text {
  if (going === null)
    return text(`用 ${from.file} 换下现在打不开的档案？`, `put ${from.file} in the place of the record file that cannot be opened?`);
  return text(
    `用 ${from.file} 换下现在的档案？之后的 ${going.length} 次操作将不在档案里${coming.length > 0 ? `，换成它自己的 ${coming.length} 次` : ""}（现在的文件会留在旁边）`,
    `put ${from.file} in the record file's place? ${going.length} operation(s) since will no longer be in it${coming.length > 0 ? `, ${coming.length} of its own instead` : ""} (the present file is kept beside)`,
  );
}

const unsaid = new AppError(
  "refused.not_confirmed",
  text("还原会换下现在的档案，没有执行", "a restore takes the record file's place; nothing was done"),
  text("确认请加 --yes", "give --yes to confirm"),
);
