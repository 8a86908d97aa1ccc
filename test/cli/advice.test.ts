import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { typed } from "../office/in-process.ts";
import { ROOT } from "../office/session.ts";

/** A command as the words of a message give it: its names, its flags, and where it was found. */
interface Advice {
  readonly words: readonly string[];
  readonly flags: readonly string[];
  readonly found: string;
}

/** Every `cppcc …` in a Chinese message of the sources: there a word of Latin letters is a command's name, and no prose. */
function adviceIn(file: string): Advice[] {
  return [...readFileSync(file, "utf8").matchAll(/["`]([^"`\n]*\p{Script=Han}[^"`\n]*)["`]/gu)].flatMap(([, message = ""]) =>
    [...message.matchAll(/cppcc((?: [a-z][a-z-]*)+)([^；。，（）”]*)/g)].map(([found, names = "", rest = ""]) => ({
      words: names.trim().split(" "),
      flags: [...rest.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag),
      found,
    })),
  );
}

const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const advised = [...new Map(sources.flatMap((name) => adviceIn(join(ROOT, "src", name))).map((advice) => [advice.found, advice])).values()];

it("every command that a message advises is there, with the flags that it names", async () => {
  expect(advised.length).toBeGreaterThan(40);
  const everywhere = (await typed(["--help"])).stdout;
  const help = new Map<string, string>();
  const helpOf = async (words: readonly string[]): Promise<string> => {
    const key = words.join(" ");
    const known = help.get(key) ?? (await typed([...words, "--help"])).stdout;
    help.set(key, known);
    return known;
  };
  // What a group does not have it answers with its own help; where there are no commands below, the word is an argument.
  const isThere = async (words: readonly string[]): Promise<boolean> => {
    if (words[0] === "help") return (await typed(words)).status === 0;
    const [own, above] = [await helpOf(words), await helpOf(words.slice(0, -1))];
    return own !== "" && (own !== above || !/^命令/m.test(above));
  };
  expect([await isThere(["member", "nosuch"]), await isThere(["nosuch"]), await isThere(["score", "rules", "show"])]).toEqual([
    false,
    false,
    true,
  ]);
  const faults: string[] = [];
  for (const { words, flags, found } of advised) {
    const own = await helpOf(words);
    const unknown = flags.filter((flag) => !own.includes(flag) && !everywhere.includes(flag));
    if (!(await isThere(words)) || unknown.length > 0) faults.push(`${found} ${unknown.join(" ")}`);
  }
  expect(faults).toEqual([]);
});
