import { expect, test } from "vitest";
import type { Imported } from "../office/answers.ts";
import { openOffice } from "../office/office.ts";
import { ROSTER_ROWS } from "../support/workbook.ts";

/** The office's settings; and that what is there already is not written again. */

interface Kept {
  readonly key: string;
  readonly value: string;
}

test("a list is kept in its order, each part once; it is the list of the office's sectors from then on", async () => {
  const desk = await openOffice();
  expect(await desk.json("config", "sectors", "教育界、 经济界，教育界；科协")).toMatchObject({
    key: "sectors",
    value: ["教育界", "经济界", "科协"],
  });
  expect(await desk.json<Kept[]>("config", "sectors")).toMatchObject([{ key: "sectors", value: "教育界、经济界、科协" }]);
  expect(await desk.json("config", "sectors", "教育界、经济界、科协")).toMatchObject({ operation: null });
  expect((await desk.json<Kept[]>("config")).map(({ key }) => key)).toEqual([
    "office",
    "sectors",
    "categories",
    "reply_classes",
    "commend_word",
    "signature",
    "backup.folder",
  ]);
});

test("what is no setting, no value, or none of the words is refused with what would be right", async () => {
  const desk = await openOffice();
  expect(await desk.refusal("config", "sector")).toMatchObject({ code: "usage.setting", status: 2 });
  expect(await desk.refusal("config", "office", " ， ")).toMatchObject({ code: "usage.empty", status: 2 });
  expect(await desk.refusal("config", "commend_word", "嘉奖")).toMatchObject({ code: "usage.value", status: 2 });
  expect((await desk.json<{ operation: number | null }>("undo")).operation).toBe(3);
});

test("the same roster saved anew under another name writes nothing, not even where it came from", async () => {
  const desk = await openOffice();
  await desk.workbook("另存.xlsx", ROSTER_ROWS, "另存");
  expect(await desk.json<Imported>("import", "roster", "另存.xlsx")).toMatchObject({
    operation: null,
    files: [{ same: 6 }],
  });
  expect((await desk.json<{ id: number }[]>("log")).map(({ id }) => id)).toEqual([2, 1]);
});
