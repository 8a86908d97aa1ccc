import { readFileSync } from "node:fs";
import { legend } from "./legend.ts";
import { elements, first, type Markup, partsOf, properties } from "./markup.ts";

/**
 * A Word document as text that can be read and compared: the page, then paragraph by paragraph and row by row what it says
 * and the number of how it is set; what the numbers mean stands at the end.
 */
export async function docxAsText(path: string): Promise<string> {
  const part = partsOf(readFileSync(path));
  const [document, settings, styles, core] = await Promise.all(
    ["word/document.xml", "word/settings.xml", "word/styles.xml", "docProps/core.xml"].map(part),
  );
  const body = first(document, "body");
  const lines = [
    `页面  ${properties(first(body, "sectPr"))}`,
    `默认  ${properties(first(styles, "docDefaults", "rPrDefault", "rPr"))}`,
    `单双页不同  ${first(settings, "evenAndOddHeaders") !== undefined}`,
    `属性  ${["title", "creator"].map((name) => `${name}=${(first(core, name)?.children ?? []).join("")}`).join("  ")}`,
  ];
  const layouts = legend();
  const paragraph = (each: Markup): string => `${layouts.number(layoutOf(each))}│${textOf(each)}`;
  for (const number of [1, 2]) lines.push(`页脚${number}`, ...elements(await part(`word/footer${number}.xml`), "p").map(paragraph));
  lines.push("正文");
  for (const block of elements(body ?? NOTHING)) {
    if (block.name === "p") lines.push(paragraph(block));
    if (block.name === "tbl") {
      lines.push(`┌ 表 ${layouts.number(properties(first(block, "tblPr")))}  ${properties(first(block, "tblGrid"))}`);
      for (const row of elements(block, "tr")) {
        const cells = elements(row, "tc");
        const set = cells.map((cell) => [properties(first(cell, "tcPr")), ...elements(cell, "p").map(layoutOf)].join(" ‖ "));
        lines.push(
          `${layouts.number([properties(first(row, "trPr")), ...set].join("\n      "))}│ ${cells.map((cell) => elements(cell, "p").map(textOf).join("⏎")).join(" │ ")}`,
        );
      }
      lines.push("└");
    }
  }
  return `${[...lines, "版式", ...layouts.lines()].join("\n")}\n`;
}

const NOTHING: Markup = { name: "", attributes: {}, children: [] };

const layoutOf = (paragraph: Markup): string => {
  const runs = elements(paragraph, "r").map((run) => properties(first(run, "rPr")));
  return `${properties(first(paragraph, "pPr"))} | ${[...new Set(runs)].join(" + ")}`;
};

const textOf = (element: Markup): string =>
  element.children
    .map((child) =>
      typeof child === "string" || child.name.endsWith("Pr")
        ? ""
        : child.name === "t"
          ? child.children.join("")
          : child.name === "instrText"
            ? `{${child.children.join("")}}`
            : textOf(child),
    )
    .join("");
