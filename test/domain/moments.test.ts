import { afterEach, expect, test } from "vitest";
import { localMoment, shownMoment } from "../../src/domain/calendar/moments.ts";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each([
  ["Asia/Shanghai", "2026-11-25T02:32:07.000Z", "2026-11-25", "10:32:07"],
  ["Asia/Shanghai", "2026-12-31T16:00:00.000Z", "2027-01-01", "00:00:00"],
  ["UTC", "2026-11-25T00:00:59.999Z", "2026-11-25", "00:00:59"],
  ["UTC", "2026-01-02T23:59:59.000Z", "2026-01-02", "23:59:59"],
])("in %s %s is %s %s", (place, at, day, time) => {
  process.env.TZ = place;
  expect(localMoment(at)).toEqual({ day, time });
  expect(shownMoment(at)).toBe(`${day} ${time.slice(0, 5)}`);
});
