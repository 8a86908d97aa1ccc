import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { page } from "./page.ts";
import { terminalPicture } from "./terminal-picture.ts";

/** A command of the page, on the sample year; of a long answer, its first lines. */
interface Shown {
  readonly typed: readonly string[];
  readonly lines?: number;
}

const INIT: Shown = { typed: ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"] };
const ROSTER: Shown = { typed: ["import", "roster", "委员名册.xlsx"], lines: 14 };
const MEMBERS: Shown = { typed: ["member", "list", "--sector", "教育界"], lines: 8 };
const SHEET: Shown = {
  typed: ["import", "attendance", "十届四次会议签到表.xlsx", "--kind", "plenary", "--title", "十届四次会议", "--date", "2025-01-08"],
  lines: 12,
};
const UNDO: Shown = { typed: ["undo"], lines: 6 };
const EXPLAIN: Shown = { typed: ["score", "explain", "汤光泽", "--year", "2025"], lines: 11 };

/** What the page goes through, in order; the year that is explained at its end is filled in without a picture. */
const STEPS: readonly (Shown | readonly string[])[] = [
  ...[INIT, ROSTER, MEMBERS, SHEET, UNDO],
  ["redo"],
  ["import", "activities", "履职活动台账.xlsx"],
  ["import", "proposals", "提案一览表.xlsx"],
  ["import", "opinions", "社情民意台账.xlsx"],
  ["score", "--year", "2025"],
  EXPLAIN,
];

/**
 * Two pages for whoever never typed a command: what to do, each with a picture of what the program then says. The pictures
 * are taken when the page is made, of the program that is handed out with it; a command that fails stops the making.
 */
export function beginnersPage(root: string, welcome: string): string {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-pictures-"));
  try {
    cpSync(join(root, "fixtures/year-2025"), folder, { recursive: true });
    const taken = new Map<Shown, string>();
    for (const step of STEPS)
      if ("typed" in step) taken.set(step, picture(root, folder, step));
      else answer(root, folder, step);
    return page(
      "cppcc 入门",
      body((shown) => taken.get(shown) as string, figure("cppcc", welcome)),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const figure = (title: string, text: string): string => `<figure>${terminalPicture(title, text)}</figure>`;

function picture(root: string, folder: string, { typed, lines }: Shown): string {
  const all = answer(root, folder, typed).replaceAll(`${folder}/`, "").trimEnd().split("\n");
  const some = lines !== undefined && all.length > lines ? [...all.slice(0, lines), "……"] : all;
  return figure("cppcc", [`> cppcc ${typed.join(" ")}`, ...some].join("\n"));
}

/** What the program says, of the sample year, on a day that never changes. */
const answer = (root: string, folder: string, typed: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, "bin/cppcc.js"), "--db", "履职档案.db", "--yes", ...typed], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: folder, CPPCC_TODAY: "2026-01-10", CPPCC_LANG: "zh", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });

const body = (of: (shown: Shown) => string, welcome: string): string => `<h1>cppcc 入门：头一次用，照着做</h1>
<p>cppcc 把县政协委员一年的履职记在一个档案文件里，年底按办法算分，并印出通报、汇总表和年度报告。它不用安装，不用上网，档案只在自己的电脑上。</p>
<h2>一、打开</h2>
<p>把压缩包<strong>全部解压</strong>（不要在压缩包里直接双击），双击里面的 <code>cppcc.cmd</code>（国产 Linux 上：在这个文件夹里打开终端，打 <code>./cppcc</code>）。出来一个窗口，停在“文档”文件夹里：</p>
${welcome}
<p>命令打在最后一行，按回车。要读的表放在“文档”里，就只写文件名。打错了没有关系：不认识的命令什么也不会改。</p>
<h2>二、建立档案</h2>
<p>只做一次。打 <code>cppcc init</code> 会逐项问：放在哪个文件夹、单位、届次、从哪个月开始；也可以一行写全：</p>
${of(INIT)}
<h2>三、导入委员名册</h2>
<p>手头的 Excel、WPS 名册直接导入，列的次序随意。先列出会改什么，问过才写入；有一行不对，整个文件都不写入，并指出是哪一格。没有现成的表，用“模板”文件夹里的。</p>
${of(ROSTER)}
${of(MEMBERS)}
<h2>四、导入签到表和台账</h2>
<p>会议签到、活动、提案、社情民意各有一条命令；一年的表放在一个文件夹里，<code>cppcc import 文件夹</code> 一次导入：</p>
${of(SHEET)}
<h2>五、做错了就撤销</h2>
<p>每次写入都是一步，<code>cppcc undo</code> 退回去，<code>cppcc redo</code> 再要回来，<code>cppcc log</code> 看做过什么：</p>
${of(UNDO)}
<h2>六、年底算分、印材料</h2>
<p><code>cppcc score --year 2025</code> 给全体委员算分、排名、定等次。委员来问分怎么来的：</p>
${of(EXPLAIN)}
<p><code>cppcc export all --year 2025 -o 导出/</code> 把一年的材料都做出来。</p>
<h2>七、记住四件事</h2>
<ul>
<li><strong>备份</strong>：每次导入之前自动备份；常打 <code>cppcc backup U盘/</code> 往U盘存一份。档案坏了、丢了，打 <code>cppcc restore</code>。</li>
<li><strong>换新版本</strong>：新的压缩包解压在旧的旁边，双击新的。档案、备份不在程序文件夹里，不用搬。</li>
<li><strong>不要了</strong>：删掉程序文件夹。档案还在原处。</li>
<li><strong>想看一年的样子</strong>：<code>cppcc demo 试用</code>，用虚构的委员做一整年，不碰自己的档案。</li>
</ul>
<p>更多的，见旁边的“办事指南”。命令后面加 <code>--help</code>，有说明和例子。</p>`;
