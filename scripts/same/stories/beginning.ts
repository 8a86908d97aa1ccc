import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SMALL_OFFICE } from "../inputs/small-office.ts";
import { lines, type Story } from "../story.ts";

/** Making a record file, settings, blank workbooks, the demo. */
export const BEGINNING: readonly Story[] = [
  {
    name: "init",
    files: { "已有.txt": "这里已有文件\n" },
    steps: [
      ...lines(`
        member list
        log
        undo
        score --year 2026
        export all --year 2026
        config
        year list
        init
        init --office 政协某某县委员会 --term 10
        init --office 政协某某县委员会 --starts 2022-01
        init --office 政协某某县委员会 --term 第十届 --starts 2022-01
        init --office 政协某某县委员会 --term 零 --starts 2022-01
        init --office 政协某某县委员会 --term 10 --starts 2022-13
        init --office '' --term 10 --starts 2022-01
        init --office 政协某某县委员会 --term 10 --starts 2022-01 多余
        CPPCC_TODAY=明天 init --office 政协某某县委员会 --term 10 --starts 2022-01
        --db 没有的/文件夹/office.db init --office 政协某某县委员会 --term 10 --starts 2022-01
        --db 没有的/文件夹/office.db member list
        --db 已有.txt init --office 政协某某县委员会 --term 10 --starts 2022-01
        --db 已有.txt member list
        init --office 政协某某县委员会 --term 10 --starts 2022-01
        init --office 政协某某县委员会 --term 10 --starts 2022-01
        --db 另一个.db --json init --office 政协另一县委员会 --term 9 --starts 2021-12-20
        --db 英文.db --lang en init --office 政协英文县委员会 --term 三 --starts 2022
        --db 安静.db --quiet init --office 政协安静县委员会 --term 10 --starts 2022年1月
        CPPCC_DB= init --office 政协默认县委员会 --term 10 --starts 2022-01
        CPPCC_DB= config office
        --db 另一个.db log --json
        member list
        member list --json
        score --year 2026
        score --year 2026 --json
        export roster
        export evaluation --year 2026
        liaison list
        activity list
        activity list --json
      `),
      { byHand: "a folder where a record file is asked for", run: (folder) => void mkdirSync(join(folder, "文件夹.db")) },
      "--db 文件夹.db member list",
      "--db 文件夹.db init --office 政协某某县委员会 --term 10 --starts 2022-01",
    ],
  },
  {
    name: "config",
    from: "small-office",
    steps: lines(`
      config
      config --json
      --lang en config
      config office
      config office --json
      config sectors
      config 没有
      config offices
      config office 政协新名县委员会
      config office 政协新名县委员会
      config office '' --json
      config office 、
      config commend_word
      config commend_word 表扬
      config commend_word 奖励
      config signature 中国人民政治协商会议新名县委员会
      config sectors 中共、民盟、教育界、经济界 --json
      config categories 经济建设，社会建设;文化建设
      config reply_classes A、B、C
      config office 一 二
      log
      undo
      config reply_classes
      redo
      config reply_classes
    `),
  },
  {
    name: "template",
    from: "small-year",
    files: SMALL_OFFICE,
    steps: lines(`
      template
      template roster
      template roster
      template roster --yes
      template roster --json --yes
      template attendance -o 签到/
      template attendance --kind standing --date 2026-03-15 -o 常委签到.xlsx
      template attendance --kind plenary --date 2026-03-15 --title 十届六次会议 -o 全会签到.xlsx
      template attendance --kind standing -o 缺日期.xlsx
      template attendance --kind charity --date 2026-03-15
      template attendance --kind committee --date 2026-03-15 --of 经济委
      template activities
      template proposals -o 提案模板.xlsx
      template opinions -o 模板.csv
      template contacts
      template people
      template liaison
      template 名册 -o 名册2.xlsx
      template nothing
      --lang en template roster -o en.xlsx
      --db 没有.db template proposals -o 无档案.xlsx
      --db 没有.db template attendance --kind standing --date 2026-03-15 -o 无档案签到.xlsx
      template roster -o office.db
      template roster -o 没有/的/文件夹.xlsx
    `),
  },
  {
    name: "demo",
    steps: lines(`
      demo
      demo --json
      demo 另一处
      demo 另一处
      --db cppcc-demo/cppcc.db score explain 汤光泽 --year 2025
      --lang en demo english --quiet
      --db english/cppcc.db config office 政协改过县委员会
      demo english
      demo 一 二
    `),
  },
];
