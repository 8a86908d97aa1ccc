import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { text } from "../../src/domain/text/text.ts";
import { paragraph } from "../../src/report/document.ts";
import { DOCUMENTS } from "../../src/trips/documents/documents.ts";
import type { Document, Job } from "../../src/trips/documents/job.ts";
import { score } from "../../src/trips/evaluate/score.ts";
import { makeDocuments } from "../../src/trips/export/make.ts";
import { addMember, write } from "../store/office.ts";
import { tripDesk } from "../support/trip-desk.ts";
import { textsIn } from "../support/zip.ts";

/** A document that no office has: all that it needs is here. */
const madeUp: Document = {
  id: "telephones",
  alias: "电话本",
  summary: text("电话本", "telephones"),
  of: "year",
  fileName: ({ year }) => `${year}电话本`,
  orders: ["office", "strokes"],
  table: async ({ year, order }) => ({
    title: text(`电话本（${order}）`, "telephones"),
    columns: [{ key: "phone", title: text("电话", "phone") }],
    rows: [{ phone: `${year}：13800001234` }],
    notes: [text("传真没有列出", "no fax")],
  }),
  people: async () => ["张三"],
  warnings: async ({ date }) => [text(`截至 ${date}`, `up to ${date}`)],
};

describe("documents", () => {
  test("a new one is a value: its name, its formats, its order, its warnings, and numbers masked", async () => {
    const desk = tripDesk();
    const { files, notes, warnings } = await makeDocuments(desk, { documents: [madeUp], year: 2026, format: "md" });
    expect(files).toEqual([join(desk.cwd, "2026电话本.md")]);
    const written = readFileSync(files[0] as string, "utf8");
    expect(written).toContain("电话本（office）");
    expect(written).toContain(String.raw`2026：1\*\*\*\*4`);
    expect(notes.map(({ zh }) => zh)).toEqual(["电话本（office）：传真没有列出"]);
    expect(warnings.map(({ zh }) => zh)).toEqual(["注意：截至 2027-01-10"]);
  });

  test("numbers are masked in every form that a document has, unless they are asked for", async () => {
    const desk = tripDesk();
    const { table = async () => ({ title: text("", ""), columns: [], rows: [], notes: [] }), ...plain } = madeUp;
    const document: Document = {
      ...plain,
      docx: async () => ({ title: "电话本", blocks: [paragraph("张三：13800001234")], signature: "", date: "2026-12-31" }),
      xlsx: async (job) => [await table(job)],
    };
    for (const [out, unmask] of [
      ["一.xlsx", false],
      ["二.xlsx", true],
      ["三.docx", false],
    ] as const) {
      const { files } = await makeDocuments(desk, { documents: [document], out, unmask });
      const written = Object.values(textsIn(readFileSync(files[0] as string))).join("");
      expect([written.includes("13800001234"), written.includes("1****4")]).toEqual([unmask, !unmask]);
    }
  });

  test("what may be named is only what a document has", async () => {
    const desk = tripDesk();
    const made = await makeDocuments(desk, { documents: [madeUp], order: "strokes", unmask: true, out: "本.csv" });
    expect(made.files).toEqual([join(desk.cwd, "本.csv")]);
    expect(readFileSync(made.files[0] as string, "utf8")).toContain("2027：13800001234");
    await expect(makeDocuments(desk, { documents: [madeUp], format: "docx" })).rejects.toMatchObject({
      code: "usage.format",
      hint: text("可用：xlsx、csv、json、md", "it has: xlsx, csv, json, md"),
    });
    const isForPaper = { documents: [madeUp], isForPaper: true };
    await expect(makeDocuments(desk, { ...isForPaper, out: "本.csv" })).rejects.toMatchObject({ code: "usage.print" });
    expect((await makeDocuments(desk, isForPaper)).files).toEqual([join(desk.cwd, "2027电话本（打印）.xlsx")]);
  });

  test("the format that is asked for and the ending of the file go together, and an ending has to be known", async () => {
    const desk = tripDesk();
    await expect(makeDocuments(desk, { documents: [madeUp], format: "csv", out: "本.xlsx" })).rejects.toMatchObject({
      code: "usage.format",
      text: text("--format csv 与文件名 本.xlsx 不一致", "--format csv and 本.xlsx differ"),
    });
    expect((await makeDocuments(desk, { documents: [madeUp], format: "csv", out: "本.CSV" })).files).toEqual([join(desk.cwd, "本.CSV")]);
    await expect(makeDocuments(desk, { documents: [madeUp], out: "本.doc" })).rejects.toMatchObject({
      code: "usage.format",
      text: text("看不出格式：本.doc", "no known format: 本.doc"),
    });
  });

  test("what knows no order of names is given that of strokes, unless another is asked for", async () => {
    const desk = tripDesk();
    const { orders: _, ...plain } = madeUp;
    const titleIn = async (more: Partial<Parameters<typeof makeDocuments>[1]>) =>
      (await makeDocuments(desk, { documents: [plain], format: "md", out: `${JSON.stringify(more).length}/`, ...more })).notes[0]?.zh;
    expect(await titleIn({})).toBe("电话本（strokes）：传真没有列出");
    expect(await titleIn({ order: "office" })).toBe("电话本（office）：传真没有列出");
  });

  test("the annual report of a year that is over by that day is not called unfinished", async () => {
    const desk = tripDesk();
    const report = DOCUMENTS.find(({ id }) => id === "report");
    const warned = async (date: string) => report?.warnings?.({ desk, year: 2026, date } as Job);
    expect(await warned("2026-12-31")).toEqual([]);
    expect((await warned("2026-12-30"))?.map(({ zh }) => zh)).toEqual(["2026年度到2026年12月30日还没有结束，报告里的数字截至这一天"]);
  });

  test("all of them go into a folder, as Word files and workbooks", async () => {
    const desk = tripDesk();
    const all = { documents: [madeUp], isAll: true };
    await expect(makeDocuments(desk, { ...all, out: "本.xlsx" })).rejects.toMatchObject({ code: "usage.folder" });
    expect((await makeDocuments(desk, { ...all, out: "导出/" })).files).toEqual([join(desk.cwd, "导出", "2027电话本.xlsx")]);
  });

  test("nothing is written over a file where nobody can be asked, nor ever over what was read", async () => {
    const desk = tripDesk();
    writeFileSync(join(desk.cwd, "旧.xlsx"), "旧");
    await expect(makeDocuments(desk, { documents: [madeUp], out: "旧.xlsx" })).rejects.toMatchObject({ code: "refused.file_exists" });
    await expect(makeDocuments(desk, { documents: [madeUp], out: "读过的.xlsx" })).rejects.toMatchObject({ code: "refused.own_file" });
    expect(readFileSync(join(desk.cwd, "旧.xlsx"), "utf8")).toBe("旧");
  });

  test("where one cannot be made none is written", async () => {
    const desk = tripDesk();
    const broken: Document = {
      ...madeUp,
      id: "broken",
      fileName: () => "坏",
      table: async () => {
        throw new Error("坏");
      },
    };
    await expect(makeDocuments(desk, { documents: [madeUp, broken] })).rejects.toThrow("坏");
    expect(existsSync(join(desk.cwd, "2027电话本.xlsx"))).toBe(false);
  });

  test("each has a name and an alias of its own, and at least one format", () => {
    const words = DOCUMENTS.flatMap(({ id, alias }) => [id, alias]);
    expect(new Set(words).size).toBe(words.length);
    for (const { docx, xlsx, table } of DOCUMENTS) expect([docx, xlsx, table].some(Boolean)).toBe(true);
  });

  test("a roster of the day is made without an evaluation; the tables of results ask for one", async () => {
    const desk = tripDesk();
    write(desk.store, "委员", () => addMember(desk.store, "张三"));
    const of = (id: string) => DOCUMENTS.filter((document) => document.id === id);
    const { files } = await makeDocuments(desk, { documents: of("roster"), format: "csv" });
    expect(readFileSync(files[0] as string, "utf8")).toContain("张三");
    for (const table of ["evaluation", "nomination"])
      await expect(makeDocuments(desk, { documents: of(table) }), table).rejects.toMatchObject({ code: "refused.not_evaluated" });
  });

  test("that records changed since the evaluation is said once of all that is made from it, and not of what is not", async () => {
    const desk = tripDesk();
    write(desk.store, "委员", () => addMember(desk.store, "张三"));
    const ofYear = { year: 2026, rules: undefined, isDryRun: false };
    await score(desk, ofYear);
    const warned = async (...ids: string[]) => {
      const documents = DOCUMENTS.filter(({ id }) => ids.includes(id));
      const { warnings } = await makeDocuments(desk, { documents, year: 2026, out: `${ids.join("")}${runs++}/` });
      return warnings.filter(({ zh }) => zh.includes("过时")).length;
    };
    let runs = 0;
    expect(await warned("evaluation", "commendation")).toBe(0);
    write(desk.store, "委员", () => addMember(desk.store, "李四"));
    expect(await warned("evaluation", "commendation")).toBe(1);
    expect(await warned("roster")).toBe(0);
  });
});
