import { lines, type Story } from "../story.ts";

/** Years: their dates, closed and open again; what a closed year refuses, what comes late, and the next year. */
export const YEARS: readonly Story[] = [
  {
    name: "year-dates",
    from: "small-year",
    steps: lines(`
      year
      year list
      year list --json
      --lang en year list
      year set
      year set 2026
      year set 2026 --from 2025-12-28
      year set 2026 --from 2025-12-28 --to 2026-02-01
      year set 2026 --from 2024-01-01 --to 2024-12-31
      year set 2026 --from 2025-12-28 --to 2026-12-27
      year set 2026 --from 2025-12-28 --to 2026-12-27
      year set 2027 --from 2027-02-01 --to 2028-01-31
      year set 2027 --from 2026-12-28 --to 2027-12-20 --json
      year set 二六 --from 2025-12-28 --to 2026-12-27
      year list
      score list --year 2026
      year close 2026
      score --year 2026
      year close 2025
      year close 2027
      year close
      year close 去年
      year close --year 2026 2026
      year reopen 2026 --reason 更正
      undo
    `),
  },
  {
    name: "year-closed",
    from: "small-year",
    steps: lines(`
      score decide 张三 --grade 优秀 --reason 主席会议研究决定
      year close 2026
      year close 2026
      year list
      year list --json
      record charity --title 补记 --date 2026-06-02 --attendee 张三
      activity edit 4 --title 改过的提案
      activity edit 1 --absent 刘芳
      activity remove 4
      activity link 4 5 --as merged_into
      member edit 张三 --sector 科协 --from 2026-03-01
      member edit 张三 --unit 某公司董事长
      member edit 张三 --name 张四
      member edit 张四 --name 张三
      member status 张三 suspend --from 2026-06-01 --basis 常委会
      import activities 台账.xlsx
      import roster 名册.xlsx
      undo
      undo 5
      score --year 2026
      score decide 张三 --withdraw
      score decide 张三 --year 2026 --withdraw
      year set 2026 --from 2025-12-28 --to 2026-12-27
      activity edit 7 --outcome 采用 --level 省 --outcome-date 2027-01-05
      activity edit 5 --outcome 优秀 --outcome-date 2027-01-06
      record charity --title 新年慰问 --date 2027-01-08 --attendee 张三、刘芳 --amount 100
      score --year 2027
      score list --year 2027
      score explain 刘芳 --year 2027
      score explain 刘芳 --year 2027 --json
      score explain 张三 --year 2026
      score list --year 2026
      score history
      score compare --year 2026 --year 2027
      score compare --year 2026 --year 2027 --json
      score limits --year 2027
      export all --year 2026 -o 导出/
      member show 刘芳
      year reopen 2026
      year reopen 2026 --reason ''
      year reopen 2025 --reason 更正
      year reopen 2026 --reason 主席会议决定更正
      activity edit 4 --title 改过的提案
      year close 2026
      score --year 2026
      year close 2026 --json
      log --limit 100
      CPPCC_TODAY=2028-01-10 score --year 2027
      CPPCC_TODAY=2028-01-10 year close 2027
      CPPCC_TODAY=2028-01-10 year reopen 2026 --reason 更正
      CPPCC_TODAY=2028-01-10 activity edit 7 --outcome 批示 --level 国家 --by 部长 --outcome-date 2028-01-05
      CPPCC_TODAY=2028-01-10 score --year 2028
      CPPCC_TODAY=2028-01-10 score explain 刘芳 --year 2028
      CPPCC_TODAY=2028-01-10 score history --json
      CPPCC_TODAY=2028-01-10 year reopen 2027 --reason 更正
      CPPCC_TODAY=2028-01-10 export nomination --year 2028
    `),
  },
  {
    name: "next-term",
    from: "small-year",
    steps: lines(`
      import roster 名册.xlsx --term 11
      import roster 名册.xlsx --term 11 --starts 2021-01
      import roster 名册.xlsx --term 10 --starts 2022-01
      import roster 名册.xlsx --term 12 --starts 2027-01
      import roster 名册.xlsx --term 11 --starts 2027-01 --dry-run
      import roster 名册.xlsx --term 11 --starts 2027-01
      import roster 名册.xlsx --term 10
      member list
      member list --date 2026-06-01
      member edit 张三 --sector 科协
      record plenary --title 十一届一次会议 --date 2027-01-05 --present all
      record charity --title 旧届 --date 2026-12-05 --attendee 张三
      score --year 2027
      score --year 2026
      member show 张三
      export roster --date 2026-12-31 -o 旧名册.xlsx
      export roster -o 新名册.csv
      export nomination --year 2027
      undo
      log
    `),
  },
];
