import { lines, type Story } from "../story.ts";

const RULES = [
  "fengjie-2022",
  "hefei-2015",
  "hefei-model",
  "hongkou",
  "jinan-2015",
  "opinions-informants",
  "opinions-units",
  "putian-2020",
  "xiangyang-2017",
  "yanbian-2022",
  "activity-groups",
];

const BAD_RULES = {
  "坏.yaml":
    "名称: 坏\n方面:\n  - 名称: 会议\n    项目:\n      - { 名称: 全会, 类别: 全体会议, 到场: true, 分值: 五 }\n      - { 名称: 野餐, 类别: 野餐, 分值: 1 }\n等次:\n  - { 名称: 优秀 }\n  - { 名称: 优秀, 分数线: 60 }\n",
  "坏2.yaml": "名称: [\n",
  "空.yaml": "",
  "不是.yaml": Uint8Array.from([0, 1, 2, 3, 255, 254]),
  "自己.yaml":
    "名称: 自己的办法\n封顶: 100\n方面:\n  - 名称: 会议\n    封顶: 60\n    项目:\n      - { 名称: 全会, 类别: 全体会议, 到场: true, 分值: 30 }\n      - { 名称: 视察, 类别: 视察, 到场: true, 分值: 20 }\n  - 名称: 建言\n    项目:\n      - { 名称: 提案, 类别: 提案, 结果: 立案, 分值: 10, 封顶: 20 }\n      - { 名称: 信息, 类别: 社情民意信息, 角色: 执笔, 分值: 10.5 }\n等次:\n  - { 名称: 优秀, 分数线: 60, 比例: 20% }\n  - { 名称: 称职, 分数线: 30 }\n  - { 名称: 不称职 }\n",
  "限度.yaml":
    "名称: 我县限度\n限度:\n  - { 名称: 缺席一次全会, 类别: 全体会议, 出席情况: 缺席, 场次: 每一场, 至少: 1, 期间: 任期, 处理: 提醒 }\n",
};

/** Evaluations: computed, explained, compared, decided; with the rule sets of rules/examples and some that are wrong. */
export const SCORING: readonly Story[] = [
  {
    name: "score-small",
    from: "small-year",
    files: BAD_RULES,
    steps: lines(`
      score --year 2026 --dry-run
      score --year 2026 --dry-run --json
      score --year 2026
      score
      score --year 二〇二六
      score --year 2020
      score --year 2030
      score list --year 2026
      score list --year 2026 --json
      score list --year 2024
      score list --of 活动组
      score list --of nobody
      --lang en score list --year 2026
      score explain 刘芳 --year 2026
      score explain 刘芳 --year 2026 --json
      score explain 刘芳 --year 2026 --prose
      --lang en score explain 刘芳 --year 2026
      --lang en score explain 刘芳 --year 2026 --prose
      score explain 买买提·艾力 --year 2026
      score explain 王伟
      score explain 陈明
      score explain 陈明 --json
      score explain 没有人
      score explain 孙丽
      score explain 刘芳 -o 说明.docx
      score explain 刘芳 -o 说明.docx
      score explain 刘芳 -o 说明.docx --yes --date 2027-01-05
      score explain 刘芳 -o 说明/
      score explain 刘芳 -o 说明.txt
      score explain 刘芳 --date 2027-02-30 -o 说明3.docx
      score what-if 张三
      score what-if 张三 --add 视察 --add 提案:立案
      score what-if 张三 --add 社情民意:采用:省 --add 公益:3000元 --json
      score what-if 张三 --add 野餐
      score what-if 张三 --add 提案:批示
      score what-if 张三 --add 视察:五
      score what-if 陈明 --add 视察
      score what-if 孙丽 --add 视察
      score what-if 张三 --year 2026 --rules 自己.yaml --add 视察
      --lang en score what-if 张三 --add inspection
      score decide 张三 --grade 优秀 --reason 主席会议研究决定
      score decide 张三 --grade 超级 --reason 主席会议研究决定
      score decide 张三 --grade 优秀
      score decide 张三 --reason 主席会议研究决定
      score decide 张三 --grade 优秀 --reason ''
      score decide 陈明 --grade 优秀 --reason 主席会议研究决定
      score decide 孙丽 --grade 优秀 --reason 主席会议研究决定
      score decide 刘芳 --grade 称职 --reason 主席会议研究决定 --json
      score list --year 2026
      score explain 张三
      score decide 张三 --withdraw
      score decide 张三 --withdraw
      score decide 张三 --year 2024 --withdraw
      score limits
      score limits --json
      score limits --year 2026 --rules 限度.yaml
      score limits --rules 自己.yaml
      score limits --rules 没有.yaml
      --lang en score limits
      score history
      score history --json
      score history 刘芳
      score history 刘芳 --from 2024 --year 2026 --json
      score history --from 2027 --year 2026
      score history --line 70
      score history --line 很高
      score history 没有人
      --lang en score history 刘芳
      score rules
      score rules --json
      score rules show
      --lang en score rules show
      score rules show --rules 自己.yaml
      score rules show -o 规则.xlsx
      score rules show --rules 限度.yaml
      score rules check 自己.yaml
      score rules check 自己.yaml --json
      score rules check 坏.yaml
      score rules check 坏.yaml --json
      --lang en score rules check 坏.yaml
      score rules check 坏2.yaml
      score rules check 空.yaml
      score rules check 不是.yaml
      score rules check 限度.yaml
      score rules check 没有.yaml
      score rules check
      score --rules 坏.yaml
      score --rules 没有.yaml
      score --year 2026 --rules 自己.yaml
      score list --year 2026
      score explain 刘芳
      score compare --rules 自己.yaml --rules 规则/hongkou.yaml --year 2026
      score compare --rules 自己.yaml --rules 规则/hongkou.yaml --year 2026 --json
      score compare --rules 自己.yaml
      score compare --year 2025 --year 2026
      score compare
      score explian 刘芳
      record charity --title 敬老慰问 --date 2026-10-01 --attendee 陈明 --amount 200
      score list --year 2026
      score list --year 2026 --json
      undo
      score list --year 2026
      undo 10
      log --json
    `),
  },
  {
    name: "score-sample",
    from: "sample-year",
    today: "2026-01-10",
    files: BAD_RULES,
    steps: [
      ...lines(`
        score list --year 2025
        score list --year 2025 --json
        score explain 汤光泽 --year 2025
        score explain 汤光泽 --year 2025 --json
        score limits --year 2025
        score history --year 2025
        score compare --rules 规则/hongkou.yaml --rules 规则/putian-2020.yaml --year 2025
        score compare --rules 规则/hongkou.yaml --rules 规则/putian-2020.yaml --year 2025 --json
        score what-if 汤光泽 --year 2025 --add 视察 --add 提案:立案
        score what-if 汤光泽 --year 2025 --rules 规则/hongkou.yaml --add 视察
        member show 汤光泽
        activity list --year 2025 --kind 提案
        liaison list
      `),
      ...RULES.flatMap((name) => [
        `score rules check 规则/${name}.yaml`,
        `score rules show --rules 规则/${name}.yaml`,
        `score --year 2025 --rules 规则/${name}.yaml --dry-run`,
        `score --year 2025 --rules 规则/${name}.yaml --json`,
      ]),
      ...lines(`
        score list --year 2025 --of 活动组
        score list --year 2025 --of units --json
        score list --year 2025 --of informants
        score explain 第一组 --of groups --year 2025
        score explain 第一活动组 --of groups --year 2025 --json
        score explain 县一中 --of units --year 2025
        --lang en score list --year 2025 --of groups
        export evaluation --year 2025 -o 汇总.xlsx
      `),
    ],
  },
];
