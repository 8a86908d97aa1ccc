import * as v from "valibot";
import { type Alias, type Document, isAlias, isMap, isPair, isScalar, isSeq, type Scalar, visit, YAMLMap, YAMLSeq } from "yaml";
import { AppError, type Problem } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Contradiction } from "./consistent/contradiction.ts";
import { contradictions } from "./consistent/whole-file.ts";
import { RuleFile } from "./language.ts";
import { both, englishWord, isWord, LISTS, WORDS } from "./rule-words.ts";
import { readSaid } from "./vocabulary.ts";
import { parseYaml } from "./yaml.ts";

/** A rule file, checked as a whole: every problem with its line and column; `file` names it in them. */
export const readRuleFile = (content: string, file: string): RuleFile => parseFile(content, file, RuleFile, contradictions);

/** The same of a file that an evaluation was made by: what the program learned since to refuse does not lock a year. */
export const readKeptRules = (content: string, file: string): RuleFile => parseFile(content, file, RuleFile, () => []);

/** A YAML file of an office's, by its schema and by what must hold between its words. */
export function parseFile<Schema extends v.GenericSchema>(
  content: string,
  file: string,
  schema: Schema,
  between: (parsed: v.InferOutput<Schema>) => readonly Contradiction[],
): v.InferOutput<Schema> {
  const { document, lines, problems: syntax } = parseYaml(content, file);
  if (syntax.length > 0) throw refused(file, syntax);
  // Each is looked up from the beginning of the file.
  if ((content.match(/(?<=[\s[{,:-])\*/g)?.length ?? 0) > MOST_REFERENCES) throw tooManyReferences(file);
  if (!isMap(document.contents))
    throw refused(file, [
      {
        where: at(file, 1, 1),
        found: "",
        message: text("不是规则文件", "not a rule file"),
        hint: text("参考 rules/default.yaml", "see rules/default.yaml"),
      },
    ]);
  const doubled = translate(document).map(
    ({ offset, word, message }): Problem => ({
      where: at(file, lines.linePos(offset).line, lines.linePos(offset).col),
      found: word,
      message,
    }),
  );
  if (doubled.length > 0) throw refused(file, doubled);
  const place = (path: readonly unknown[]): Problem["where"] => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return at(file, line, col);
  };
  const parsed = checked(schema, valueIn(document, file), file);
  if (!parsed.success) {
    const problems = parsed.issues.map((issue): Problem => {
      const path = (issue.path ?? []).map(({ key }) => key);
      return { where: place(path), found: pathWords(path, content), message: describe(issue) };
    });
    throw refused(file, [...new Map(problems.map((one) => [`${one.where.cell} ${one.message.zh}`, one])).values()]);
  }
  const contradicting = between(parsed.output);
  if (contradicting.length > 0)
    throw refused(
      file,
      contradicting.map(({ path, message }) => ({ where: place(path), found: pathWords(path, content), message })),
    );
  return parsed.output;
}

/**
 * Chinese words become the language's own, one value where a list may stand becomes a list, and a bare quota what it is
 * short for; places stay. Answers the words that stand twice in one group.
 */
function translate(document: Document): Misused[] {
  const doubled: Misused[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      doubled.push({
        offset: alias.range?.[0] ?? 0,
        word: `*${alias.source}`,
        message: text(
          `前面没有写 &${alias.source}；这是文字的，写在引号里："*${alias.source}"`,
          `there is no &${alias.source} before it; if it is text, put it in quotes: "*${alias.source}"`,
        ),
      });
    },
    Scalar(_, scalar) {
      if (scalar.value !== null || scalar.anchor === undefined) return;
      doubled.push({
        offset: scalar.range?.[0] ?? 0,
        word: `&${scalar.anchor}`,
        message: text(
          `值以 & 开头的，请把值写在引号里："&${scalar.anchor}"`,
          `a value that begins with & belongs in quotes: "&${scalar.anchor}"`,
        ),
      });
    },
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const pair of map.items) {
        const { key } = pair;
        if (!isScalar(key) || typeof key.value !== "string") {
          doubled.push({
            offset: (key as { range?: [number, number, number] } | null)?.range?.[0] ?? map.range?.[0] ?? 0,
            word: isScalar(key) ? String(key.value) : "",
            message: text("冒号前面应是一个词", "before the colon there should be a word"),
          });
          continue;
        }
        const [, name, value] = /^([^：:]+)[：:]\s*(\S.*)$/u.exec(key.value) ?? [];
        if (pair.value === null && name !== undefined) {
          const isFull = key.value.includes("：");
          doubled.push({
            offset: key.range?.[0] ?? 0,
            word: key.value,
            message: isFull
              ? text(`冒号要用半角，后面空一格：${name}: ${value}`, `write a plain colon and a space: ${name}: ${value}`)
              : text(`冒号后面空一格：${name}: ${value}`, `a space after the colon: ${name}: ${value}`),
          });
        }
        const word = englishWord(key.value);
        if (seen.has(word))
          doubled.push({
            offset: key.range?.[0] ?? 0,
            word: key.value,
            message: text(`${key.value} 写了两次（中英文是同一个词）`, `${key.value} stands twice (in Chinese and English)`),
          });
        seen.add(word);
      }
    },
    Pair(_, pair, path) {
      if (!isScalar(pair.key) || typeof pair.key.value !== "string") return;
      const word = englishWord(pair.key.value);
      pair.key.value = word;
      const holder = path.findLast(isPair);
      const ofQuota = isScalar(holder?.key) && holder.key.value === "quota";
      if (word === "quota") pair.value = quotas(document, pair.value);
      else if (ofQuota && word === "of") pair.value = isSeq(pair.value) && pair.value.items.length === 1 ? pair.value.items[0] : pair.value;
      else if (LISTS.has(word) && isOne(document, pair.value)) pair.value = around(pair.value, pair.value);
    },
  });
  return doubled;
}

/** A value where a list may stand, itself or by reference. */
function isOne(document: Document, value: unknown): value is Scalar | Alias {
  const meant = isAlias(value) ? value.resolve(document) : value;
  return isScalar(meant) && meant.value !== null;
}

/** One quota or several, each a number, a share or a group: a list of groups. */
function quotas(document: Document, value: unknown): unknown {
  const group = (one: unknown): unknown => {
    if (!isOne(document, one)) return one;
    const meant = (isAlias(one) ? one.resolve(document) : one) as Scalar;
    return around(one, document.createPair(Number.isInteger(meant.value) ? "number" : "share", one));
  };
  if (isSeq(value)) {
    value.items = value.items.map(group);
    return value;
  }
  const meant = isAlias(value) ? value.resolve(document) : value;
  return isOne(document, value) || isMap(meant) ? around(value as Ranged, group(value)) : value;
}

const MOST_REFERENCES = 300;

/** What the file says; references to references, that would grow beyond all bounds, are refused. */
function valueIn(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch {
    throw tooManyReferences(file);
  }
}

function checked<Schema extends v.GenericSchema>(schema: Schema, value: unknown, file: string): v.SafeParseResult<Schema> {
  try {
    return v.safeParse(schema, value);
  } catch (error) {
    // What refers to itself has no end.
    throw error instanceof RangeError ? tooManyReferences(file) : error;
  }
}

const tooManyReferences = (file: string): AppError =>
  refused(file, [
    {
      where: at(file),
      found: "",
      message: text("引用（*）太多，请把值写出来", "too many references (*): write the values themselves"),
    },
  ]);

/** A word where it should not stand. */
interface Misused {
  readonly offset: number;
  readonly word: string;
  readonly message: Problem["message"];
}

type Ranged = Scalar | Alias | YAMLMap | YAMLSeq;

/** A value within a list, or a pair within a group, that stands where the value stood. */
function around(value: Ranged, within: unknown): YAMLSeq | YAMLMap {
  const holder = isPair(within) ? new YAMLMap() : new YAMLSeq();
  (holder.items as unknown[]).push(within);
  if (value.range) holder.range = value.range;
  return holder;
}

/** Where the word of a path stands: its key, else its value, else what holds it. */
function offsetOf(document: Document, path: readonly unknown[]): number {
  const parent = document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

/** Where in the file, as its own words say it: dimensions 1 › items 2 › of. */
function pathWords(path: readonly unknown[], content: string): string {
  const isChinese = content.includes(WORDS.dimensions as string) || content.includes(WORDS.limits as string);
  const word = (key: unknown): string => (isChinese && isWord(String(key)) ? WORDS[String(key)] : undefined) ?? String(key);
  return path.reduce<string>(
    (words, key) => (typeof key === "number" ? `${words} ${key + 1}` : `${words}${words === "" ? "" : " › "}${word(key)}`),
    "",
  );
}

const at = (file: string, line = 1, column = 1): Problem["where"] => ({ file, cell: `${line}:${column}` });

const refused = (file: string, problems: readonly Problem[]): AppError =>
  new AppError(
    "data.bad_rules",
    text(`规则文件有 ${problems.length} 处问题：${file}`, `the rule file has ${problems.length} problem(s): ${file}`),
    text("格式见 docs/rules.md", "see docs/rules.md"),
    problems,
  );

/** Whether a message says a value already, as a word of its own. */
const quotes = (message: string, value: string): boolean => message.split(/[：；，、 “”]/u).includes(value);

function describe(issue: v.BaseIssue<unknown>): Problem["message"] {
  const own = readSaid(issue.message);
  const isMissing = issue.received === "undefined";
  if (isMissing) {
    const word = String(issue.path?.at(-1)?.key ?? "");
    return text(`缺少 ${both(word)}`, `${word} is missing`);
  }
  const { input } = issue;
  const isSaid = (typeof input === "string" || typeof input === "number") && !quotes(own?.zh ?? "", String(input));
  if (own !== null) return isSaid ? text(`${own.zh}；写的是 ${input}`, `${own.en}; found ${input}`) : own;
  return text(
    `写的是 ${issue.received}，应为 ${issue.expected ?? issue.message}`,
    `found ${issue.received}, expected ${issue.expected ?? issue.message}`,
  );
}
