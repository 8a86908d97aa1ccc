import { describe, expect, it, onTestFinished } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { text } from "../../src/domain/text/text.ts";
import { openStore } from "../../src/store/store.ts";
import type { Choice, Clerk, Desk } from "../../src/trips/desk.ts";
import { inTurn, whenFree } from "../../src/trips/turn.ts";
import { actor, addMember, TERM, write } from "../store/office.ts";
import { tripDesk } from "../support/trip-desk.ts";

/** A desk whose clerk waits so many moments, and another desk on the same record file. */
function twoDesks(moments = 3) {
  const desk = tripDesk();
  const other = openStore(desk.file, actor());
  onTestFinished(() => other.close());
  const waits: string[] = [];
  let left = moments;
  const clerk: Clerk = {
    ...desk.clerk,
    progress: (label) => ({ step: () => waits.push(label.zh), end: () => waits.push("end") }),
    patience: () => async () => {
      left -= 1;
      return left >= 0;
    },
  };
  return { desk: { ...desk, clerk } satisfies Desk, other, waits };
}

const names = ({ store }: Pick<Desk, "store">) => store.people.members(TERM, "2026-01-01").map(({ name }) => name);
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as AppError).code;
  }
};

describe("what merely adds, while another desk writes", () => {
  it("is planned again on what is there then, said once, and both are written", async () => {
    const { desk, other, waits } = twoDesks();
    const seen: string[][] = [];
    await inTurn(desk, async (atDesk) => {
      seen.push(names(atDesk));
      if (seen.length === 1) write(other, "别的", () => addMember(other, "张三"));
      write(atDesk.store, "这台", () => addMember(atDesk.store, "李四"));
    });
    expect(seen).toEqual([[], ["张三"]]);
    expect(names(desk)).toEqual(["张三", "李四"]);
    expect(waits).toEqual(["正在等另一台写完…", "end"]);
    expect(desk.store.operations.list(3).map(({ summary }) => summary)).toEqual(["这台", "别的", "建立档案"]);
  });

  it("has the file for itself the second time, until it has written", async () => {
    const { desk, other } = twoDesks();
    const others: (string | undefined)[] = [];
    await inTurn(desk, async (atDesk) => {
      others.push(codeOf(() => write(other, "别的", () => addMember(other, `委员${others.length}`))));
      write(atDesk.store, "这台", () => addMember(atDesk.store, "李四"));
    });
    expect(others).toEqual([undefined, "busy.file"]);
    expect(codeOf(() => write(other, "再写", () => addMember(other, "王五")))).toBe("busy.changed");
    const third = openStore(desk.file, actor());
    onTestFinished(() => third.close());
    expect(codeOf(() => write(third, "再写", () => addMember(third, "王五")))).toBeUndefined();
    expect(names({ store: third })).toEqual(["委员0", "李四", "王五"]);
  });

  it("leaves the file to the others where it ends unwritten, and while somebody is asked", async () => {
    const { desk, other } = twoDesks();
    const clerk: Clerk = {
      ...desk.clerk,
      agree: async () => {
        const free = openStore(desk.file, actor());
        write(free, "别的", () => addMember(free, "问的时候"));
        free.close();
        return false;
      },
    };
    let attempts = 0;
    const refused = inTurn({ ...desk, clerk }, async (atDesk) => {
      attempts += 1;
      if (attempts === 1) {
        write(other, "别的", () => addMember(other, "张三"));
        write(atDesk.store, "这台", () => addMember(atDesk.store, "李四"));
      }
      if (!(await atDesk.clerk.agree(text("写入？", "write?"), true))) throw new AppError("interrupted", text("已取消", "cancelled"));
    });
    await expect(refused).rejects.toMatchObject({ code: "interrupted" });
    expect(names(desk)).toEqual(["张三", "问的时候"]);
  });

  /** Asked by name or by search, of what is read anew each time. */
  const ways = {
    choose: (clerk: Clerk, of: readonly number[]) => clerk.choose(text("是谁？", "who?"), of.map(choiceOf)),
    search: (clerk: Clerk, of: readonly number[]) => clerk.search(text("是谁？", "who?"), of.slice(1).map(choiceOf), choiceOf(of[0] ?? 0)),
  };
  const choiceOf = (id: number): Choice<{ id: number }> => ({ name: text(`#${id}`, `#${id}`), value: { id } });

  it.each(["choose", "search"] as const)("asks nobody twice to %s, unless the answer is none any more", async (way) => {
    const { desk, other } = twoDesks(5);
    let asked = 0;
    const first = <Value>(choices: readonly Choice<Value>[]): Value => {
      asked += 1;
      return (choices[0] as Choice<Value>).value;
    };
    const clerk: Clerk = {
      ...desk.clerk,
      choose: async (_, choices) => first(choices),
      search: async (_, choices, none) => first(none ? [none, ...choices] : choices),
    };
    const answers: number[] = [];
    await inTurn({ ...desk, clerk }, async (atDesk) => {
      answers.push((await ways[way](atDesk.clerk, answers.length < 2 ? [7, 8] : [8, 9])).id);
      if (answers.length < 3) throw new AppError("busy.changed", text("别人写过", "changed"));
      write(atDesk.store, "这台", () => addMember(atDesk.store, "李四"));
    });
    expect([answers, asked]).toEqual([[7, 7, 8], 2]);
    expect(names({ store: other })).toEqual(["李四"]);
  });

  it.each(["choose", "search"] as const)("leaves the file to the others while the clerk is asked to %s", async (way) => {
    const { desk } = twoDesks(5);
    const free: (string | undefined)[] = [];
    const first = <Value>(choices: readonly Choice<Value>[]): Value => {
      const third = openStore(desk.file, actor());
      free.push(codeOf(() => write(third, "别的", () => addMember(third, `问的时候${free.length}`))));
      third.close();
      return (choices[0] as Choice<Value>).value;
    };
    const clerk: Clerk = {
      ...desk.clerk,
      choose: async (_, choices) => first(choices),
      search: async (_, choices, none) => first(none ? [none, ...choices] : choices),
    };
    let attempts = 0;
    await inTurn({ ...desk, clerk }, async (atDesk) => {
      attempts += 1;
      // Not known from before, so that it is asked again.
      await ways[way](atDesk.clerk, [attempts, attempts + 10]);
      if (attempts < 3) throw new AppError("busy.changed", text("别人写过", "changed"));
    });
    expect(free).toEqual([undefined, undefined, undefined]);
  });

  it("asks each time that a question is asked in one attempt, and answers them again in their order", async () => {
    const { desk } = twoDesks(5);
    let asked = 0;
    const clerk: Clerk = {
      ...desk.clerk,
      choose: async (_, choices) => (choices[asked++] as (typeof choices)[number]).value,
    };
    const answers: number[][] = [];
    await inTurn({ ...desk, clerk }, async (atDesk) => {
      const ask = async (): Promise<number> => (await ways.choose(atDesk.clerk, [7, 8, 9])).id;
      answers.push([await ask(), await ask(), await ask()]);
      if (answers.length < 3) throw new AppError("busy.changed", text("别人写过", "changed"));
      write(atDesk.store, "这台", () => addMember(atDesk.store, "李四"));
    });
    expect(asked).toBe(3);
    expect(answers).toEqual([
      [7, 8, 9],
      [7, 8, 9],
      [7, 8, 9],
    ]);
  });

  it("is refused where patience is out, and says that it waited", async () => {
    const { desk } = twoDesks(2);
    let attempts = 0;
    const given = whenFree(desk, () => {
      attempts += 1;
      throw new AppError("busy.file", text("正被使用", "in use"));
    });
    await expect(given).rejects.toMatchObject({ code: "busy.file", text: { zh: "正被使用（等了一会儿，还没有轮到）" } });
    expect(attempts).toBe(3);
  });

  it("waits for a lock that SQLite tells of, and for nothing else", async () => {
    const { desk, waits } = twoDesks();
    const thrown = [
      Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" }),
      new AppError("busy.workbook", text("表", "sheet")),
    ];
    const given = whenFree(desk, () => {
      throw thrown.shift();
    });
    await expect(given).rejects.toMatchObject({ code: "busy.workbook" });
    expect(waits).toEqual(["正在等另一台写完…", "end"]);
  });
});
