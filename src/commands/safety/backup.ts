import { text } from "../../domain/text/text.ts";
import { backupSheet } from "../../report/backups.ts";
import { listBackups, makeBackup } from "../../trips/safety/backup.ts";
import { ruinAt } from "../../trips/safety/restore.ts";
import { listed } from "../answers.ts";
import { argument, booleanFlag, topCommand } from "../command.ts";
import type { Context } from "../context.ts";

export const backupCommand = topCommand({
  args: [
    argument(
      "[to]",
      text(
        "放到哪里：文件夹（如U盘）或新的文件名；默认备份文件夹",
        "where to: a folder (a stick) or a new file; default: the folder of backups",
      ),
    ),
  ],
  flags: { list: booleanFlag("--list", text("列出已有的备份", "list the backups")) },
  examples: ["backup", "backup /media/U盘/", "backup --list"],
  async run(context, { list }, to: string | undefined) {
    if (list) return listed(await backups(context));
    const made = makeBackup(await context.desk(), to);
    const { file, sha256, operations } = made;
    return {
      json: () => ({ file, sha256, operations }),
      say: (io) =>
        io.say(
          text(`已备份（核对无误，到第 ${operations} 号操作）：${file}`, `backed up and checked, up to operation ${operations}: ${file}`),
        ),
      notes: made.isOnSameDisk
        ? [
            text(
              "备份和档案在同一个磁盘上，磁盘坏了会一起丢：请常把备份复制到U盘或别的电脑（cppcc backup U盘/）",
              "the backup lies on the disk of the record file and dies with it: copy one to a stick or another computer now and then (cppcc backup STICK/)",
            ),
          ]
        : [],
    };
  },
});

/** The backups of the record file, whatever state it is in. */
export async function backups(context: Context) {
  const { store } = await ruinAt(context, async () => (await context.desk()).store);
  return backupSheet(listBackups(context.file, store));
}
