import { lines, type Story } from "../story.ts";

const EACH = lines(`
  export commendation --year YEAR -o 文件/
  export evaluation --year YEAR -o 文件/
  export evaluation --year YEAR --order office -o 按职务.xlsx
  export evaluation --year YEAR --order strokes -o 按笔画.xlsx
  export nomination --year YEAR -o 文件/
  export nomination --year YEAR --from YEAR --unmask --order score -o 提名全号.xlsx
  export report --year YEAR -o 文件/
  export report --year YEAR --date 2027-02-01 -o 报告二月.docx
  export roster -o 文件/
  export roster --unmask -o 名册全号.xlsx
  export roster --print -o 名册打印.xlsx
  export roster --format csv -o 文件/
  export roster --format json -o 文件/
  export roster --format md -o 文件/
  export roster --order office -o 名册按职务.csv
  export activities --year YEAR -o 文件/
  export activities --year YEAR --print -o 台账打印.xlsx
  export activities --year YEAR --format csv -o 文件/
  export activities --year YEAR --format json -o 文件/
  export activities --year YEAR --format md -o 文件/
  export proposals --year YEAR -o 文件/
  export proposals --year YEAR --print --unmask -o 提案打印.xlsx
  export proposals --year YEAR --format csv -o 文件/
  export proposals --year YEAR --format json -o 文件/
  export proposals --year YEAR --format md -o 文件/
  export opinions --year YEAR -o 文件/
  export opinions --year YEAR --print -o 信息打印.xlsx
  export opinions --year YEAR --format csv -o 文件/
  export opinions --year YEAR --format json -o 文件/
  export opinions --year YEAR --format md -o 文件/
  export all --year YEAR -o 全部/
  export all --year YEAR --print --unmask --order office --date 2027-01-31 -o 全部打印/ --json
`);

const of = (year: number): string[] => EACH.map((line) => line.replaceAll("YEAR", String(year)));

/** Every document and table, in every format; and what an export refuses. */
export const EXPORTS: readonly Story[] = [
  {
    name: "export-small",
    from: "small-year",
    steps: [
      ...of(2026),
      ...lines(`
        --db 再来.db init --office 政协某某县委员会 --term 10 --starts 2022-01
        --db 再来.db import roster 名册全号.xlsx
        --db 再来.db import activities 文件
        --db 再来.db import proposals 文件 --json
        --db 再来.db member list
      `),
    ],
  },
  { name: "export-sample", from: "sample-year", today: "2026-01-10", steps: of(2025) },
  {
    name: "export-refused",
    from: "small-year",
    files: { "已有.xlsx": "这里已有文件\n" },
    steps: lines(`
      export
      export nothing
      export evaluations
      export evaluation --year 2024
      export commendation --year 2024
      export evaluation --year 2026 --format docx
      export evaluation --year 2026 --format pdf
      export commendation --year 2026 -o 表彰.csv
      export commendation --year 2026 -o 表彰.docx
      export commendation --year 2026 -o 表彰.xlsx --format docx
      export commendation --year 2026 -o 表彰
      export all --year 2026 -o 全部.xlsx
      export roster --print --format csv
      export roster --print -o 名册.csv
      export roster -o 已有.xlsx
      export roster -o 已有.xlsx --json
      --yes export roster -o 已有.xlsx
      export roster -o office.db --format csv
      --yes export roster -o office.db --format csv
      export roster -o office.db-journal
      export roster -o /dev/null
      export roster -o 名册.pdf
      export roster -o 没有/的/名册.xlsx
      export roster --date 昨天
      export roster --order 高低
      export roster --order score
      export commendation --year 2026 --order office -o 按职务.docx
      export activities --year 2024
      export proposals --year 2024 --json
      export report --year 2027 -o 今年.docx
      --lang en export all --year 2026 -o english/
      --quiet export all --year 2026 -o 安静/
      config commend_word 表扬
      config signature 某某县政协办公室
      export commendation --year 2026 -o 表扬.docx
      record charity --title 敬老慰问 --date 2026-10-01 --attendee 陈明 --amount 200
      export commendation --year 2026 -o 过时.docx
      export evaluation --year 2026 -o 过时.xlsx
      export report --year 2026 -o 过时报告.docx
      --json export report --year 2026 -o 过时报告2.docx
    `),
  },
];
