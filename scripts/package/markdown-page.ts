import { escaped, page } from "./page.ts";

/** Where the target of a link lies among the pages that are handed out; null: it is not there, and only its words stay. */
export type Targets = (target: string) => string | null;

/**
 * A page of docs/ as HTML: headings, paragraphs, lists, tables, code, links. That is all of Markdown that they use; what
 * is none of it is refused, so that nothing is handed out that nobody can read.
 */
export function markdownPage(markdown: string, targets: Targets): string {
  const lines = markdown.split("\n");
  const body: string[] = [];
  let title = "";
  let at = 0;
  const taken = (belongs: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && belongs(lines[at] as string)) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] as string;
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (line.trim() === "") at += 1;
    else if (heading) {
      const [, marks = "", words = ""] = heading;
      title ||= words;
      body.push(`<h${marks.length} id="${anchor(words)}">${inline(words, targets)}</h${marks.length}>`);
      at += 1;
    } else if (line.startsWith("```")) {
      at += 1;
      const code = taken((each) => !each.startsWith("```"));
      at += 1;
      body.push(`<pre><code>${escaped(code.join("\n"))}</code></pre>`);
    } else if (line.startsWith("|"))
      body.push(
        table(
          taken((each) => each.startsWith("|")),
          targets,
        ),
      );
    else if (BULLET.test(line) || NUMBER.test(line))
      body.push(
        list(
          taken((each) => BULLET.test(each) || NUMBER.test(each) || /^ +\S/.test(each)),
          targets,
        ),
      );
    else if (/^( {4}|\t|>|<[a-z!]|!\[|---)/.test(line)) throw new Error(`这一行不会排成网页：${line}`);
    else body.push(`<p>${inline(taken((each) => each.trim() !== "" && !/^(#|```|\||- )/.test(each)).join("\n"), targets)}</p>`);
  }
  return page(title, body.join("\n"));
}

const BULLET = /^ *- /;
const NUMBER = /^ *\d+\. /;

/** A heading's name in links, as the forges make it. */
const anchor = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

function table(rows: readonly string[], targets: Targets): string {
  const cells = (row: string): string[] =>
    row
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => inline(cell.trim().replaceAll("\\|", "|"), targets));
  const [head = "", , ...rest] = rows;
  const lineOf = (row: string, tag: "th" | "td") =>
    `<tr>${cells(row)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join("")}</tr>`;
  return `<table>\n${[lineOf(head, "th"), ...rest.map((row) => lineOf(row, "td"))].join("\n")}\n</table>`;
}

/** Lists within lists stand two or more spaces further in. */
function list(lines: readonly string[], targets: Targets): string {
  const depth = (line: string): number => line.length - line.trimStart().length;
  const outer = depth(lines[0] as string);
  const items: string[][] = [];
  for (const line of lines)
    if (depth(line) <= outer && (BULLET.test(line) || NUMBER.test(line))) items.push([line]);
    else items.at(-1)?.push(line);
  const tag = NUMBER.test(lines[0] as string) ? "ol" : "ul";
  const written = items.map(([first = "", ...more]) => {
    const inner = more.findIndex((line) => BULLET.test(line) || NUMBER.test(line));
    const [words, below] = inner === -1 ? [more, []] : [more.slice(0, inner), more.slice(inner)];
    const text = [first.replace(/^ *(-|\d+\.) /, ""), ...words.map((line) => line.trim())].join("\n");
    return `<li>${inline(text, targets)}${below.length > 0 ? list(below, targets) : ""}</li>`;
  });
  return `<${tag}>\n${written.join("\n")}\n</${tag}>`;
}

/** Code first: what stands in it is no Markdown. */
function inline(text: string, targets: Targets): string {
  return text
    .split(/(`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${escaped(part.replace(/^`+ ?| ?`+$/g, ""))}</code>` : words(part, targets)))
    .join("");
}

function words(text: string, targets: Targets): string {
  return escaped(text)
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, target: string) => {
      const place = targets(target);
      // A page is called as it is called where it lies.
      const shown = place !== null && /^[\w-]+\.md$/.test(label) ? place.replace(/#.*$/, "").replace(/^.*\/|\.html$/g, "") : label;
      return place === null ? label : `<a href="${place}">${shown}</a>`;
    })
    .replace(/(?<!\*)\*\*([^*]+)\*\*(?!\*)/g, "<strong>$1</strong>")
    .replace(/(?<![*\w])\*([^*\s][^*]*)\*(?![*\w])/g, "<em>$1</em>");
}
