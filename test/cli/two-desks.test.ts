import { describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { readHere } from "../../src/workbooks/reading/read.ts";
import { typed } from "../office/in-process.ts";
import { makeOffice, openOffice } from "../office/office.ts";
import { actor, addMember, write } from "../store/office.ts";
import { ROSTER_ROWS } from "../support/workbook.ts";

/** Two desks on one record file: what merely adds waits for its turn. */

/** Reading a workbook, with the other desk at work when it has been read. */
const whileRead =
  (other: () => void): typeof readHere =>
  (task, limits) => {
    const reading = readHere(task, limits);
    reading.on("message", (message) => {
      if ("done" in message) other();
    });
    return reading;
  };

/** The other desk writes once, whatever it is asked. */
function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

describe("an import while another desk writes", () => {
  const clock = { now: () => 0, pause: async () => {} };

  it("shows its preview once where nothing has come out otherwise, and writes", async () => {
    const office = makeOffice();
    await office.init();
    await office.workbook("名册.xlsx", ROSTER_ROWS);
    const other = openStore(office.db, actor());
    const startReading = whileRead(once(() => void write(other, "别的", () => other.settings.set("office", "政协乙县委员会"))));
    const { status, stdout } = await typed(["import", "roster", "名册.xlsx"], office, { startReading, clock });
    other.close();
    expect(status).toBe(0);
    expect(stdout.match(/名册\.xlsx/g)).toHaveLength(1);
    expect(stdout).toContain("（第 3 号操作");
    expect(await office.json<unknown[]>("member", "list")).toHaveLength(6);
  });

  it("shows it again where it has, and writes what is shown last", async () => {
    const office = makeOffice();
    await office.init();
    await office.workbook("名册.xlsx", ROSTER_ROWS);
    const other = openStore(office.db, actor());
    const startReading = whileRead(once(() => void write(other, "别的", () => addMember(other, "张三", "经济界"))));
    const { status, stdout } = await typed(["import", "roster", "名册.xlsx"], office, { startReading, clock });
    other.close();
    expect(status).toBe(0);
    const [first, second] = stdout.split("另一台刚刚写过，重新核对如下：");
    expect(first).toMatch(/│\s*6 │\s*6 │\s*0 │/);
    expect(second).toMatch(/│\s*6 │\s*5 │\s*1 │/);
    expect(await office.json<unknown[]>("member", "list")).toHaveLength(6);
  });

  it("writes the sheet of what it left out again over its own", async () => {
    const office = makeOffice();
    await office.init();
    await office.workbook("名册.xlsx", [
      ...ROSTER_ROWS.slice(0, -1),
      [7, "李四", "男", "汉", "1970.13", "群众", "教育界", "县一中", "委员", "第一组", null, null],
    ]);
    const other = openStore(office.db, actor());
    const startReading = whileRead(once(() => void write(other, "别的", () => other.settings.set("office", "政协乙县委员会"))));
    const line = ["import", "roster", "名册.xlsx", "--partial", "--reject-file", "退回.xlsx"];
    expect(await typed(line, office, { startReading, clock })).toMatchObject({ status: 0 });
    other.close();
    expect(await office.json<unknown[]>("member", "list")).toHaveLength(6);
  });

  it("is refused in words where the file stays in another's hands", async () => {
    const office = await openOffice();
    const other = openStore(office.db, actor());
    other.operations.takeTurn();
    let moment = 0;
    const { status, stderr } = await typed(["record", "视察", "--title", "视察饮水", "--date", "2026-03-01", "--present", "all"], office, {
      clock: {
        now: () => moment,
        pause: async (): Promise<void> => {
          moment += 60_000;
        },
      },
    });
    other.operations.leaveTurn();
    other.close();
    expect(status).toBe(5);
    expect(stderr).toContain("等了一会儿，还没有轮到");
  });
});

it("six desks that record at once all get through, none lost, none doubled", async () => {
  const office = await openOffice();
  const titles = Array.from({ length: 6 }, (_, i) => `视察第${i}处`);
  const answers = await Promise.all(
    titles.map((title) => office.binary.run("record", "视察", "--title", title, "--date", "2026-03-01", "--present", "all")),
  );
  expect(answers.map(({ status, stderr }) => [status, stderr])).toEqual(titles.map(() => [0, ""]));
  const recorded = await office.json<{ title: string }[]>("activity", "list");
  expect(recorded.map(({ title }) => title).sort()).toEqual(titles);
});
