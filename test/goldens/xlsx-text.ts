import { readFileSync } from "node:fs";
import { legend } from "./legend.ts";
import { elements, first, type Markup, partsOf, properties } from "./markup.ts";

/**
 * A workbook as text that can be read and compared, from its parts and not by a reader that rounds and fills in: each
 * sheet's page and columns, then row by row what it says and the numbers of how its cells are set; what the numbers mean
 * stands at the end.
 */
export async function xlsxAsText(path: string): Promise<string> {
  const part = partsOf(readFileSync(path));
  const [workbook, styles, strings, core] = await Promise.all(
    ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "docProps/core.xml"].map(part),
  );
  const layouts = legend();
  const shared = elements(strings as Markup, "si").map(richText);
  const formats = elements(first(styles, "cellXfs") as Markup, "xf").map((format) => layoutOf(format, styles as Markup));
  const lines = [
    `属性  ${["creator", "created", "modified"].map((name) => `${name}=${first(core, name)?.children.join("").replace(CLOCK, "<时刻>")}`).join("  ")}`,
    `量宽的字体  ${properties(first(styles, "fonts", "font"))}`,
    `名称  ${elements(first(workbook, "definedNames") ?? NOTHING)
      .map((each) => `${each.attributes.name}=${each.children.join("")}`)
      .join("  ")}`,
  ];
  for (const [i, { attributes }] of elements(first(workbook, "sheets") as Markup).entries()) {
    const sheet = await part(`xl/worksheets/sheet${i + 1}.xml`);
    lines.push(`━━ ${attributes.name}${attributes.state === undefined || attributes.state === "visible" ? "" : `（${attributes.state}）`}`);
    for (const about of elements(sheet))
      if (!["sheetData", "dimension", "legacyDrawing"].includes(about.name)) lines.push(`${about.name}  ${said(about)}`);
    lines.push(...rowsOf(first(sheet, "sheetData") as Markup));
    const comments = await part(`xl/comments${i + 1}.xml`);
    for (const comment of elements(first(comments, "commentList") ?? NOTHING))
      lines.push(`批注 ${comment.attributes.ref}：${richText(first(comment, "text") ?? NOTHING)}`);
  }
  return `${[...lines, "版式", ...layouts.lines()].join("\n")}\n`;

  function rowsOf(data: Markup): string[] {
    const rows: string[] = [];
    let blank: string[] = [];
    const closeBlank = (): void => {
      // A form's empty rows are many and alike.
      if (blank.length > 0) rows.push(blank.length === 1 ? (blank[0] as string) : `${blank[0]}（共 ${blank.length} 行这样的空行）`);
      blank = [];
    };
    for (const row of elements(data, "row")) {
      const cells = elements(row, "c");
      const set = runs(cells.map((cell) => layouts.number(formats[Number(cell.attributes.s ?? 0)] as string)));
      const { r, ht, hidden } = row.attributes;
      const line = `(${ht ?? "—"}${hidden ? " 隐" : ""}) ‹${set}›`;
      const words = cells.map((cell, i) => wordsOf(cell, shared, cells[i - 1]));
      if (words.every((each) => each === "")) {
        if (blank.length > 0 && !blank[0]?.endsWith(line)) closeBlank();
        blank.push(`${r}${line}`);
        continue;
      }
      closeBlank();
      rows.push(`${r}${line} ${words.join(" │ ")}`);
    }
    closeBlank();
    return rows;
  }
}

/** A day alone is the document's; with an hour it is the clock's. */
const CLOCK = /\d{4}-\d{2}-\d{2}T(?!00:00:00)[\d:.]+Z/;

const NOTHING: Markup = { name: "", attributes: {}, children: [] };

const said = (element: Markup): string =>
  [...Object.entries(element.attributes).map(([key, value]) => `${key}=${value}`), properties(element), textIn(element)]
    .filter((part) => part !== "")
    .join(" ");

/** The texts in an element that is no text of a cell: a footer, the range of a list. */
const textIn = (element: Markup): string =>
  element.children
    .map((child) => (typeof child === "string" ? child.trim() : textIn(child)))
    .filter((part) => part !== "")
    .join(" ");

function layoutOf({ attributes, children: _, ...format }: Markup, styles: Markup): string {
  const of = (list: string, index: string | undefined): string => properties(elements(first(styles, list) ?? NOTHING)[Number(index ?? 0)]);
  const code = elements(first(styles, "numFmts") ?? NOTHING).find((each) => each.attributes.numFmtId === attributes.numFmtId);
  const alignment = properties({ attributes, children: _, ...format });
  const border = of("borders", attributes.borderId);
  return [
    of("fonts", attributes.fontId),
    alignment,
    border.includes("style=") ? `框(${border})` : "",
    attributes.fillId === "0" ? "" : of("fills", attributes.fillId),
    `数字格式 ${code?.attributes.formatCode ?? attributes.numFmtId}`,
  ]
    .filter((part) => part !== "")
    .join(" ‖ ");
}

/** 1 2×3 4: the same number side by side once. */
function runs(numbers: readonly number[]): string {
  const found: { number: number; count: number }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.number === number) last.count += 1;
    else found.push({ number, count: 1 });
  }
  return found.map(({ number, count }) => (count === 1 ? `${number}` : `${number}×${count}`)).join(" ");
}

/** Text with its runs of another setting: 标题[sz(val=16) …]. */
function richText(element: Markup): string {
  return elements(element)
    .map((child) => {
      if (child.name === "t") return child.children.join("");
      if (child.name !== "r") return "";
      return `${first(child, "t")?.children.join("") ?? ""}[${properties(first(child, "rPr"))}]`;
    })
    .join("")
    .replaceAll("\n", "⏎");
}

/** What a cell says; of one that does not stand right behind the one before it, in which column too. */
function wordsOf(cell: Markup, shared: readonly string[], before: Markup | undefined): string {
  const gap = columnOf(cell) - (before === undefined ? 0 : columnOf(before));
  const letters = cell.attributes.r?.replace(/\d/g, "");
  return `${gap === 1 ? "" : `${letters}列：`}${contentOf(cell, shared)}`;
}

/** A1 is in column 1, AA1 in 27. */
const columnOf = ({ attributes: { r = "" } }: Markup): number =>
  [...r.replace(/\d/g, "")].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

function contentOf(cell: Markup, shared: readonly string[]): string {
  const value = first(cell, "v")?.children.join("");
  if (value === undefined) return first(cell, "f") === undefined ? richText(first(cell, "is") ?? NOTHING) : "公式";
  return cell.attributes.t === "s" ? (shared[Number(value)] ?? "") : `=${value}`;
}
