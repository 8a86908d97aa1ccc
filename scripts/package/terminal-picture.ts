import stringWidth from "string-width";
import { escaped } from "./page.ts";

const [CELL, LINE, EDGE] = [8.4, 20, 14];

/** What a terminal showed, as a picture: each character in its own cell, so that columns stand under each other in whatever font there is. */
export function terminalPicture(title: string, text: string): string {
  const lines = text.replace(/\n+$/, "").split("\n");
  const columns = Math.max(60, ...lines.map((line) => stringWidth(line)));
  const [width, height] = [columns * CELL + 2 * EDGE, lines.length * LINE + 30 + EDGE];
  const rows = lines.map((line, row) => rowOf(line, 46 + row * LINE)).filter((row) => row !== "");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width.toFixed(0)}" viewBox="0 0 ${width.toFixed(1)} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<rect width="100%" height="100%" rx="6" fill="#1e1e1e"/><rect width="100%" height="26" rx="6" fill="#3a3a3a"/>`,
    `<text x="${EDGE}" y="18" font-size="13" fill="#ddd" font-family="Microsoft YaHei, Noto Sans CJK SC, sans-serif">${escaped(title)}</text>`,
    `<g font-size="14" fill="#e6e6e6" font-family="Consolas, NSimSun, Noto Sans Mono CJK SC, monospace" xml:space="preserve">`,
    ...rows,
    "</g></svg>",
  ].join("\n");
}

function rowOf(line: string, y: number): string {
  const places: string[] = [];
  const characters: string[] = [];
  let column = 0;
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(line)) {
    if (segment !== " ") {
      places.push((EDGE + column * CELL).toFixed(1));
      characters.push(segment);
    }
    column += stringWidth(segment);
  }
  if (characters.length === 0) return "";
  // One x for each UTF-16 unit's character: a grapheme of several would shift what follows it.
  const isPlain = characters.every((character) => [...character].length === 1);
  return isPlain
    ? `<text y="${y}" x="${places.join(" ")}">${escaped(characters.join(""))}</text>`
    : characters.map((character, index) => `<text y="${y}" x="${places[index]}">${escaped(character)}</text>`).join("");
}
