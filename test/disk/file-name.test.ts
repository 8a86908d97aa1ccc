import { expect, it, test } from "vitest";
import { fileName } from "../../src/disk/file-name.ts";
import { fc } from "../support/seeded.ts";

test.each([
  ["十届十二次常委会会议签到表", "十届十二次常委会会议签到表"],
  ["../../evil签到表", "／..／evil签到表"],
  ["2025/2/20常委会", "2025／2／20常委会"],
  ["C:\\a:b", "C：＼a：b"],
  ['*?"<>|', "＊？＂＜＞｜"],
  ["CON", "CON_"],
  ["nul.表", "nul_.表"],
  ["com1", "com1_"],
  ["CONTACT", "CONTACT"],
  ["  .隐藏. ", "隐藏"],
  ["a\u0000\u001b[31mb\u202ec\u200bd\ne", "a[31mbcde"],
  ["...", "未命名"],
  ["", "未命名"],
  ["全　会\u00a0上", "全 会 上"],
])("%j → %s", (words, name) => {
  expect(fileName(words)).toBe(name);
});

it("leaves room for what is put behind it: no disk takes more than 255 bytes", () => {
  expect(Buffer.byteLength(fileName("提".repeat(300)))).toBeLessThanOrEqual(200);
});

it("is a name on every disk, whatever it is made of", () => {
  const nasty = fc.constantFrom("/", "\\", "..", ".", " ", "CON", "nul", ":", "*", "\u0000", "\u202e", "\ufffe", "\ud800", "会", "𠮷", "a");
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(nasty, { maxLength: 300 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(words, (written) => {
      const name = fileName(written);
      expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|^[. ]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu);
      expect(Buffer.byteLength(name)).toBeGreaterThan(0);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
      expect(fileName(name)).toBe(name);
    }),
  );
});
