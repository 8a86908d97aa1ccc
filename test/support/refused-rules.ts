import { expect } from "vitest";

/** A rule file that is refused for one thing alone, said in words that hold these: for `toThrow`. */
export const refusedRules = (words: string) =>
  expect.objectContaining({
    code: "data.bad_rules",
    problems: [expect.objectContaining({ message: expect.objectContaining({ zh: expect.stringContaining(words) }) })],
  });
