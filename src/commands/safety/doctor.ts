import { dirname } from "node:path";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Io } from "../../terminal/io.ts";
import { compact } from "../../trips/safety/compact.ts";
import { type Diagnosis, diagnose } from "../../trips/safety/doctor.ts";
import type { Finding } from "../../trips/safety/finding.ts";
import { newestGoodBackup, type Repaired, repair } from "../../trips/safety/repair.ts";
import { type Answer, booleanFlag, flag, topCommand } from "../command.ts";
import type { Context } from "../context.ts";

export const doctorCommand = topCommand({
  flags: {
    repair: booleanFlag(
      "--repair",
      text("把读得出来的写到新文件（-o），原文件不动", "write what can be read into a new file (-o); this one stays as it is"),
    ),
    compact: booleanFlag(
      "--compact",
      text("整理：收回撤销和更正留下的空间，之前先备份", "give back the room that undone rows have left, after a backup"),
    ),
    out: flag("-o, --out <file>", text("--repair 写到哪个新文件", "the new file of --repair")),
  },
  examples: ["doctor", "doctor --compact", "doctor --repair -o 修复.db"],
  async run(context, { repair: repairs, compact: compacts, out }) {
    if (repairs && compacts)
      throw new AppError("usage.doctor", text("--repair 和 --compact 一次只能做一样", "give --repair or --compact, not both"));
    if ((repairs === true) !== (out !== undefined))
      throw new AppError(
        "usage.doctor",
        text("--repair 要写明新文件，-o 只用于 --repair", "--repair needs a new file, and -o is for --repair alone"),
        text("例如：cppcc doctor --repair -o 修复.db", "for example: cppcc doctor --repair -o REPAIRED.db"),
      );
    if (compacts) return compacted(context);
    if (out !== undefined) return repaired(context, out);
    return diagnosed(diagnose({ ...context, elsewhere: context.places() }), context.io.t);
  },
});

function diagnosed(found: Diagnosis, t: Io["t"]): Answer {
  const { file, findings, notes, driver, bytes, operations, newestBackup, places } = found;
  const ok = findings.length === 0;
  return {
    json: () => ({
      ok,
      findings: findings.map((each) => asJson(each, t)),
      notes: notes.map((each) => asJson(each, t)),
      file,
      driver,
      bytes,
      operations,
      backup: newestBackup,
      places,
    }),
    say(io) {
      io.say(text(`档案文件：${file}`, `record file: ${file}`));
      if (operations !== null)
        io.say(text(`${mb(bytes ?? 0)}，${operations} 次操作；${driver}`, `${mb(bytes ?? 0)}, ${operations} operations; ${driver}`));
      if (newestBackup !== null) io.say(text(`最近的备份：${newestBackup}`, `the newest backup: ${newestBackup}`));
      for (const each of findings) sayFinding(io, "✗", each);
      for (const each of notes) sayFinding(io, "·", each);
      if (ok) io.say(text("档案文件完好", "the record file is sound"));
      if (places.length > 0) {
        io.say(
          text(
            "程序文件夹以外还有（卸载时想一并删掉的，自己删除）：",
            "outside the program's own folder there are (to be deleted by hand when it is taken off):",
          ),
        );
        for (const path of places) io.say(placeIn(path, found));
      }
    },
    ...(!ok && {
      failure: new AppError("check.doctor", text(`发现 ${findings.length} 个问题`, `${findings.length} problem(s) found`)),
    }),
  };
}

const asJson = ({ code, message, hint }: Finding, t: Io["t"]) => ({ code, message: t(message), hint: hint ? t(hint) : null });

/** What nobody means when they tidy up after the program. */
function placeIn(path: string, { file, backupFolders }: Pick<Diagnosis, "file" | "backupFolders">): Text {
  if (backupFolders.includes(path)) return text(`  ${path}（备份，不要删）`, `  ${path} (the backups: keep them)`);
  if (path === dirname(file)) return text(`  ${path}（档案在里面，不要删）`, `  ${path} (the record file is in it: keep it)`);
  return text(`  ${path}`, `  ${path}`);
}

const mb = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

function sayFinding(io: Io, mark: string, { message, hint }: Finding): void {
  io.say(text(`${mark} ${message.zh}`, `${mark} ${message.en}`));
  if (hint) io.say(text(`  → ${hint.zh}`, `  → ${hint.en}`));
}

async function compacted(context: Context): Promise<Answer> {
  const { before, after, backup } = compact(await context.desk());
  return {
    json: () => ({ before, after, backup }),
    say: (io) =>
      io.say(text(`已整理：${mb(before)} → ${mb(after)}（日志完整保留）`, `compacted: ${mb(before)} → ${mb(after)} (the log stays whole)`)),
  };
}

async function repaired(context: Context, out: string): Promise<Answer> {
  const backup = newestGoodBackup(context.file);
  if (backup) {
    const words = text(
      `有一份完好的备份（${backup.day}，${backup.operations} 次操作）：${backup.file}；先看它够不够：cppcc restore ${backup.file}`,
      `there is a sound backup (${backup.day}, ${backup.operations} operations): ${backup.file}; see first whether that will do: cppcc restore ${backup.file}`,
    );
    context.io.warn(words);
    if (
      context.clerk.isThere &&
      !(await context.clerk.agree(text("仍然从损坏的文件里读？", "read from the damaged file all the same?"), false))
    )
      throw new AppError(
        "interrupted",
        text("已取消，没有写入任何内容", "cancelled, nothing was written"),
        text(`cppcc restore ${backup.file}`, `cppcc restore ${backup.file}`),
      );
  }
  const done = await repair(context, out);
  return {
    json: () => ({
      file: done.file,
      tables: done.tables,
      leftOut: done.leftOut.length,
      lostRows: done.lostRows,
      changedYears: done.changedYears,
      backup: backup?.file ?? null,
    }),
    say: (io) => sayRepaired(io, done),
  };
}

function sayRepaired(io: Io, { file, tables, leftOut, lostRows, changedYears }: Repaired): void {
  io.say(text(`读得出来的已写到：${file}（原文件没有动）`, `what could be read is in: ${file} (the damaged file is as it was)`));
  for (const { table, rows, unreadable } of tables.filter((each) => each.unreadable.length > 0)) {
    const ids = unreadable.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join("、");
    io.say(
      text(`${table} 表：带过来 ${rows} 行，编号 ${ids} 读不出来`, `${table}: ${rows} rows; those with the ids ${ids} could not be read`),
    );
  }
  if (lostRows !== null)
    io.say(
      text(`没有带过来的 ${leftOut.length} 行列在：${lostRows}`, `${leftOut.length} row(s) that were left out are listed in: ${lostRows}`),
    );
  for (const year of changedYears)
    io.say(text(`已关闭的 ${year} 年度与关闭时的指纹不再一致`, `the closed year ${year} no longer agrees with its digest`));
  if (tables.every(({ unreadable }) => unreadable.length === 0) && lostRows === null)
    io.say(text("各表都读全了", "every table was read whole"));
  io.say(
    text(
      `核对以后用它换下损坏的档案：cppcc restore ${file}`,
      `when you have looked at it, put it in the damaged file's place: cppcc restore ${file}`,
    ),
  );
}
