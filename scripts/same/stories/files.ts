import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { fileOf } from "../inputs/files.ts";
import { lines, type Step, type Story } from "../story.ts";

/** What happens to record files: older ones, newer ones, others, damaged and locked ones. */
export const FILES: readonly Story[] = [
  ...[1, 2, 3, 4, 5, 6].map((version): Story => {
    return {
      name: `version-${version}`,
      files: { "office.db": fileOf("fixtures/records", `version-${version}.db`) },
      steps: [
        ...lines(`
          log
          member list
          member list --json
          year list
          activity list --json
          score list --year 2025
          export roster -o 名册.csv
          undo
          undo 2
          redo
          year reopen 2025 --reason 更正
          log --json
        `),
      ],
    };
  }),
  {
    name: "file-damaged",
    from: "small-year",
    steps: [
      { byHand: "copies of the record file", run: copies },
      ...lines(`
        --db 截短.db member list
        --db 截短.db record charity --title 助学 --date 2026-08-01 --attendee 张三
        --db 截短.db score --year 2026
        --db 半页.db log
        --db 半页.db undo
        --db 空.db member list
        --db 空.db init --office 政协某某县委员会 --term 10 --starts 2022-01
        --db 文字.db member list
        --db 别的程序.db member list
        --db 别的程序.db undo
        --db 更新.db member list
        --db 更新.db log
        --db 日志.db init --office 政协某某县委员会 --term 10 --starts 2022-01
        --db 链接.db member list
        --db 圈.db member list
        --db 签到表.xlsx member list
        --db 缺表.db member list
        --db 缺表.db log
      `),
    ],
  },
  {
    name: "file-busy",
    from: "small-office",
    steps: [
      ...locked(["member list", "log", "record charity --title 助学 --date 2026-08-01 --attendee 张三", "import roster 名册.xlsx"]),
      "log",
    ],
  },
  {
    name: "file-moved",
    from: "small-office",
    steps: [
      { byHand: "the record file moves", run: (folder) => renameSync(join(folder, "office.db"), join(folder, "别处.db")) },
      ...lines(`
        member list
        --db 别处.db member list
        init --office 政协某某县委员会 --term 10 --starts 2022-01
        member list
      `),
      { byHand: "a folder in the place of an export", run: (folder) => void mkdirSync(join(folder, "名册.csv")) },
      ...lines(`
        --db 别处.db export roster -o 名册.csv
        --db 别处.db export roster -o ${"长".repeat(300)}.csv
        --db 别处.db score --rules 规则
        --db 别处.db score --rules /dev/null
        --db 别处.db import roster /dev/null
        --db 别处.db export roster -o /dev/full
      `),
    ],
  },
];

/** Commands while another program holds the record file for itself. */
function locked(commands: readonly string[]): Step[] {
  const held: Database.Database[] = [];
  return [
    {
      byHand: "another program locks the record file",
      run: (folder) => {
        const db = new Database(join(folder, "office.db"));
        db.exec("BEGIN EXCLUSIVE");
        held.push(db);
      },
    },
    ...commands,
    { byHand: "and lets it go", run: () => held.pop()?.close() },
  ];
}

function copies(folder: string): void {
  const at = (name: string): string => join(folder, name);
  const copy = (name: string): string => {
    copyFileSync(at("office.db"), at(name));
    return at(name);
  };
  truncateSync(copy("截短.db"), 20_000);
  const half = readFileSync(at("office.db"));
  half.fill(0x5a, 4096 * 3, 4096 * 9);
  writeFileSync(at("半页.db"), half);
  writeFileSync(at("空.db"), "");
  writeFileSync(at("文字.db"), "这不是档案文件\n");
  const other = new Database(at("别的程序.db"));
  other.exec("CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  other.close();
  const newer = new Database(copy("更新.db"));
  newer.pragma("user_version = 99");
  newer.close();
  writeFileSync(at("日志.db-journal"), "日志");
  symlinkSync("office.db", at("链接.db"));
  symlinkSync("圈.db", at("圈.db"));
  const less = new Database(copy("缺表.db"));
  less.exec("DROP TABLE recognition");
  less.close();
  rmSync(at("缺表.db-journal"), { force: true });
}
