import { lines, type Story } from "../story.ts";

/** Every command and subcommand, as it is called in both languages. */
const COMMANDS = lines(`
  init
  demo
  config
  import
  import roster
  import attendance
  import activities
  import proposals
  import opinions
  import people
  import contacts
  import liaison
  template
  template roster
  template attendance
  template activities
  template proposals
  template opinions
  template contacts
  template people
  template liaison
  record
  member
  member list
  member show
  member add
  member edit
  member status
  activity
  activity list
  activity show
  activity edit
  activity remove
  activity link
  liaison
  liaison list
  score
  score list
  score explain
  score compare
  score what-if
  score decide
  score limits
  score history
  score rules
  score rules show
  score rules check
  year
  year close
  year reopen
  year set
  year list
  export
  export commendation
  export evaluation
  export nomination
  export report
  export roster
  export activities
  export proposals
  export opinions
  export all
  log
  undo
  redo
`);

export const HELP: readonly Story[] = [
  { name: "help-zh", steps: ["--help", ...COMMANDS.map((command) => `${command} --help`)] },
  { name: "help-en", steps: ["--lang en --help", ...COMMANDS.map((command) => `--lang en ${command} -h`)] },
  {
    name: "help-words",
    steps: lines(`
      # No command at all, help as a word, aliases, and what the language follows.
      --lang en
      --version
      -V
      help
      help member list
      help member lst
      help nothing
      帮助
      帮助 考核 说明
      help undo 7
      建档 --help
      导入 名册 --help
      考核 --help
      委员 列出 --help
      活动 关联 --help
      导出 汇总表 --help
      年度 关闭 --help
      登记 --help
      CPPCC_LANG=en LANG=zh_CN.UTF-8 --help
      CPPCC_LANG= LANG=en_US.UTF-8 --help
      CPPCC_LANG= LC_ALL=en_GB.UTF-8 LANG=zh_CN.UTF-8 log --help
      CPPCC_LANG=fr log --help
      --lang fr --help
      --json --help
    `),
  },
];
