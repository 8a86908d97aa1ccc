import { readFileSync, realpathSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { actor, folder, tempOffice, write } from "./office.ts";

const PAGE = 4096;

/** An office of some pages, made once for all tests: each of its writes waits for the disk. */
let whole: Buffer | undefined;

function makeWhole(): Buffer {
  const { store, file } = tempOffice();
  for (let i = 0; i < 40; i += 1) write(store, `设置 ${i}`, () => store.settings.set(`k${i}`, `值${i}`.repeat(200)));
  store.close();
  return readFileSync(file);
}

/** The same office with something done to its bytes. */
function damagedBy(change: (bytes: Buffer) => Buffer): string {
  whole ??= makeWhole();
  const damaged = join(folder(), "damaged.db");
  writeFileSync(damaged, change(Buffer.from(whole)));
  return damaged;
}

const patched = (bytes: Buffer, at: number, ...values: number[]): Buffer => {
  const copy = Buffer.from(bytes);
  for (const [i, value] of values.entries()) copy[at + i] = value;
  return copy;
};

const pages = (bytes: Buffer): number => bytes.length / PAGE;

/** Reads as far as it can; what is opened says that it is damaged, or is not opened at all. */
function isNoticed(file: string): boolean {
  try {
    const store = openStore(file, actor());
    store.close();
    return !store.isSound;
  } catch (error) {
    return /^(refused|machine)\./.test(String((error as { code?: string }).code));
  }
}

test.each<[string, (bytes: Buffer) => Buffer]>([
  ["cut to nothing", () => Buffer.alloc(0)],
  ["cut to half a page", (bytes) => bytes.subarray(0, 2_000)],
  ["cut to its first page", (bytes) => bytes.subarray(0, PAGE)],
  ["cut in the middle", (bytes) => bytes.subarray(0, Math.floor(pages(bytes) / 2) * PAGE)],
  ["cut by its last page", (bytes) => bytes.subarray(0, bytes.length - PAGE)],
  ["without its header", (bytes) => patched(bytes, 0, ...Buffer.alloc(16))],
  ["with another page size", (bytes) => patched(bytes, 16, 0x20, 0x00)],
  ["with a wrong application id", (bytes) => patched(bytes, 68, 0, 0, 0, 0)],
  ["with a schema page of zeros", (bytes) => patched(bytes, 100, ...Buffer.alloc(PAGE - 100))],
  ["with a page of zeros in the middle", (bytes) => patched(bytes, Math.floor(pages(bytes) / 2) * PAGE, ...Buffer.alloc(PAGE))],
  ["with its last page of zeros", (bytes) => patched(bytes, bytes.length - PAGE, ...Buffer.alloc(PAGE))],
  ["with a page of 0xff", (bytes) => patched(bytes, Math.floor(pages(bytes) / 2) * PAGE, ...Buffer.alloc(PAGE, 0xff))],
  [
    "with two pages in each other's place",
    (bytes) => {
      const last = bytes.length - PAGE;
      const other = Math.floor(pages(bytes) / 2) * PAGE;
      return patched(patched(bytes, last, ...bytes.subarray(other, other + PAGE)), other, ...bytes.subarray(last, last + PAGE));
    },
  ],
])("a file %s is noticed", (_, change) => {
  expect(isNoticed(damagedBy((bytes) => bytes))).toBe(false);
  expect(isNoticed(damagedBy(change))).toBe(true);
});

it("a file is looked through once a day, and again when somebody else has touched it", () => {
  const file = damagedBy((bytes) => bytes);
  const notes = join(folder(), "notes");
  const noted = (): string => readFileSync(join(notes, "checked"), "utf8");
  const opened = (who = actor()) => {
    const store = openStore(file, who, { notes });
    onTestFinished(() => store.close());
    return store;
  };
  const first = opened();
  expect(noted()).toMatch(/^2026-01-01 .*damaged\.db$/);
  const before = noted();
  write(first, "设置", () => first.settings.set("office", "政协乙县委员会"));
  expect(noted()).not.toBe(before);

  // By another hand, with the time put back.
  const stamp = statSync(file);
  truncateSync(file, stamp.size - PAGE);
  truncateSync(file, stamp.size);
  utimesSync(file, stamp.atime, stamp.mtime);
  expect(opened().isSound).toBe(false);

  // Where nothing but the note says that it is sound, it is believed today, and not tomorrow.
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  writeFileSync(join(notes, "checked"), `2026-01-01 ${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs} ${realpathSync(file)}`);
  expect(opened().isSound).toBe(true);
  expect(opened({ who: "测试员", now: () => "2026-01-02T00:00:00.000Z" }).isSound).toBe(false);
});

it("a folder for notes that cannot be made costs time alone", () => {
  const file = damagedBy((bytes) => bytes);
  const notes = join(folder(), "a file");
  writeFileSync(notes, "");
  const store = openStore(file, actor(), { notes });
  expect(store.isSound).toBe(true);
  store.close();
});
