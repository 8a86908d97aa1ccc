import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { text } from "../../src/domain/text/text.ts";
import { type Io, makeIo, type Voice } from "../../src/terminal/io.ts";
import { askChoice, askSearch, askText, askYes, confirm, readYes } from "../../src/terminal/questions.ts";

/** Questions as they are drawn and answered: what is proposed, what is taken, what is asked again. */

const [ENTER, DOWN, BACK, CTRL_C] = ["\r", "\u001b[B", "\u007f", "\u0003"];

/** Asks, and types the keys each time when what was drawn since has the words. */
async function answered<Value>(
  ask: (io: Io) => Promise<Value>,
  replies: readonly (readonly [words: string, keys: string])[],
  voice: Partial<Voice> = {},
): Promise<{ value: Value; drawn: string }> {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  // A terminal is not ended with the question that wrote to it.
  stderr.end = () => stderr;
  let drawn = "";
  let since = "";
  const left = [...replies];
  stderr.on("data", (chunk: Buffer) => {
    const content = stripVTControlCharacters(chunk.toString());
    drawn += content;
    since += content;
    const [next] = left;
    if (next === undefined || !since.includes(next[0])) return;
    left.shift();
    since = "";
    // After the question has been drawn whole.
    setImmediate(() => stdin.write(next[1]));
  });
  const io = makeIo(
    { stdin: stdin as unknown as NodeJS.ReadStream, stdout: new PassThrough(), stderr },
    { lang: "zh", json: false, quiet: false, color: false, paint: (_, content) => content, asks: true, ...voice },
  );
  const value = await ask(io);
  expect(left).toEqual([]);
  return { value, drawn };
}

const WHICH = text("哪一位\u202e？", "which one?");

describe("a text", () => {
  test("is taken without what cannot be seen, which is said", async () => {
    const { value, drawn } = await answered((io) => askText(io, WHICH), [["哪一位", ` 张\u200b三 ${ENTER}`]]);
    expect(value).toBe("张三");
    expect(drawn).toContain("哪一位〔U+202E〕？");
    expect(drawn).toContain("回答里有看不见的字符，已去掉： 张〔U+200B〕三");
  });

  test("that can be seen whole is taken without a word; what is proposed stands for Enter alone", async () => {
    const { value, drawn } = await answered((io) => askText(io, WHICH, { initial: "刘芳" }), [["刘芳", ENTER]]);
    expect(value).toBe("刘芳");
    expect(drawn).not.toContain("已去掉");
  });

  test("that is wrong is asked again, in the words of the check", async () => {
    const check = (value: string) => (value === "张三" ? null : text(`没有“${value}”`, "nobody"));
    const { value, drawn } = await answered(
      (io) => askText(io, WHICH, { check }),
      [
        ["哪一位", ` 李四${ENTER}`],
        ["没有“李四”", `${BACK.repeat(3)}张三${ENTER}`],
      ],
    );
    expect(value).toBe("张三");
    expect(drawn).toContain("没有“李四”");
  });
});

describe("yes or no", () => {
  test.each([
    [true, ENTER, true],
    [false, ENTER, false],
    [true, `否${ENTER}`, false],
    [false, `是${ENTER}`, true],
    [false, `y${ENTER}`, true],
    [true, `  ${ENTER}`, true],
  ])("proposed %s, typed %j: %s", async (initial, keys, expected) => {
    const { value, drawn } = await answered((io) => askYes(io, WHICH, initial), [["直接回车", keys]]);
    expect(value).toBe(expected);
    expect(drawn).toContain(initial ? "（是/否，直接回车为“是”）" : "（是/否，直接回车为“否”）");
  });

  test.each<[answer: boolean | undefined, words: string[]]>([
    [true, ["是", "是的", "对", "好", "好的", "要", "可以", "y", "YES", "Shi", "1", "是。", "yes.", "好!", "ｙ", " 是 "]],
    [false, ["否", "不", "不是", "不要", "不用", "不对", "N", "no", "fou", "BU", "0", "不。", "No.", "ＮＯ"]],
    [undefined, ["", "是不是", "也许", "是否", "yesno", "shell", "2"]],
  ])("%s is said by %j", (answer, words) => {
    expect(words.filter((written) => readYes(written) !== answer)).toEqual([]);
  });

  test("what is neither is asked again", async () => {
    const { value } = await answered(
      (io) => askYes(io, WHICH, false),
      [
        ["which", `perhaps${ENTER}`],
        ["answer yes or no", `${BACK.repeat(7)}yes${ENTER}`],
      ],
      { lang: "en" },
    );
    expect(value).toBe(true);
  });

  test("Ctrl-C calls it off", async () => {
    await expect(answered((io) => askYes(io, WHICH, true), [["直接回车", CTRL_C]])).rejects.toMatchObject({ code: "interrupted" });
  });
});

const PEOPLE = [
  { name: "王伟（男）", value: 6 },
  { name: "王伟（女）\u0007", value: 7 },
  { name: "大王", value: 8 },
];

describe("a choice", () => {
  test("is made with the keys that are said", async () => {
    const { value, drawn } = await answered((io) => askChoice(io, WHICH, PEOPLE), [["移动", `${DOWN}${ENTER}`]]);
    expect(value).toBe(7);
    expect(drawn).toContain("↑↓ 移动 • ⏎ 选定");
    expect(drawn).toContain("王伟（女）〔U+0007〕");
  });

  test("by a part of the name: those that begin with it come first", async () => {
    const { value, drawn } = await answered(
      (io) => askSearch(io, WHICH, [...PEOPLE].reverse()),
      [
        ["大王", "王"],
        ["哪一位〔U+202E〕？ 王", ENTER],
      ],
    );
    expect(value).toBe(7);
    expect(drawn.lastIndexOf("大王")).toBeGreaterThan(drawn.lastIndexOf("王伟（男）"));
  });

  test("none of them stands first, until something is typed", async () => {
    const none = { name: "都不是", value: 0 };
    const first = await answered((io) => askSearch(io, WHICH, PEOPLE, none), [["都不是", ENTER]]);
    expect(first.value).toBe(0);
    const typed = await answered(
      (io) => askSearch(io, WHICH, PEOPLE, none),
      [
        ["都不是", "大"],
        ["？ 大", ENTER],
      ],
    );
    expect(typed.value).toBe(8);
  });

  test("where nothing is found there is nothing to take", async () => {
    const { value, drawn } = await answered(
      (io) => askSearch(io, WHICH, PEOPLE),
      [
        ["大王", "李"],
        ["没有找到", `${BACK}大`],
        ["？ 大", ENTER],
      ],
    );
    expect(value).toBe(8);
    expect(drawn).toContain("没有找到");
  });
});

describe("before something is done", () => {
  const otherwise = new AppError("usage.yes", text("请加 --yes", "give --yes"));
  const go = (io: Io, yes = false) => confirm(io, WHICH, { yes, otherwise });

  test("--yes answers, nobody to ask refuses, 否 calls it off, 是 goes on", async () => {
    await answered((io) => go(io, true), []);
    await expect(answered((io) => go(io), [], { asks: false })).rejects.toBe(otherwise);
    await expect(answered((io) => go(io), [["直接回车为“否”", ENTER]])).rejects.toMatchObject({ code: "interrupted" });
    await answered((io) => go(io), [["直接回车为“否”", `是${ENTER}`]]);
  });
});
