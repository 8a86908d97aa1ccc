import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Kind } from "../../src/domain/vocabulary/kind.ts";
import { KINDS, kindOf, kindsIn, kindsLinked, readRoleIn } from "../../src/domain/vocabulary/kinds.ts";

const SRC = resolve(import.meta.dirname, "../../src");

/** Bodies have kinds too, of the same names: committee, standing, group. */
const BODIES = ["committee", "standing", "group", "party_group", "chair"];

/**
 * The files that may ask which kind an activity is, each with what it is about: a proposal that becomes an opinion, counted once;
 * and ledgers that are documents of one kind.
 */
const ABOUT_ONE_KIND: Readonly<Record<string, readonly string[]>> = {
  "domain/scoring/turned.ts": ["opinion", "proposal"],
  "rules/consistent/turned.ts": ["proposal"],
  "store/facts/activity-reader.ts": ["proposal"],
  "workbooks/imports/contacts.ts": ["contact"],
  "workbooks/writing/cases-sheet.ts": ["opinion", "proposal"],
};

describe("what is done otherwise for some kind is done for a property of its entry", () => {
  it("no file asks which kind an activity is, but those that are about one", () => {
    const ids = KINDS.map(({ id }) => id).filter((id) => !BODIES.includes(id));
    const asked = new RegExp(`\\b(?:kind|kind\\.id|id)\\s*(?:===|!==|<>|=)\\s*["'](${ids.join("|")})["']`, "g");
    const found = readdirSync(SRC, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/^domain.vocabulary|^store.migration/.test(file))
      .flatMap((file) => {
        const kinds = [...readFileSync(join(SRC, file), "utf8").matchAll(asked)].map(([, id = ""]) => id);
        return kinds.length === 0 ? [] : [[file.replaceAll("\\", "/"), [...new Set(kinds)].sort()] as const];
      });
    expect(Object.fromEntries(found)).toEqual(ABOUT_ONE_KIND);
  });

  it("the annual report names the kinds of a section in the order of the entries, followers behind theirs", () => {
    const names = kindsIn("activities").map(({ id }) => id);
    expect(names.slice(4, 9)).toEqual(["training", "study", "bimonthly", "group", "exchange"]);
    const own = KINDS.filter(({ section }) => section === "activities").map(({ id }) => id);
    expect([...names].sort()).toEqual([...own].sort());
  });

  it("a link joins the kinds that say so, and any where none does", () => {
    expect(kindsLinked("grew_into")).toEqual({ from: ["law", "integrity"], to: ["law", "integrity"] });
    expect(kindsLinked("turned_into")).toEqual({ from: ["proposal"], to: ["opinion"] });
    expect(kindsLinked("reports_on")).toBeUndefined();
  });

  it("what an outcome is implied by, linked to or counted behind is there", () => {
    const ids = new Set(KINDS.map(({ id }) => id));
    for (const { outcomes, impliedOutcome, namedAfter, links = {}, forms = [], lectures = [], formsWithMembers = [] } of KINDS) {
      if (impliedOutcome !== undefined) expect(outcomes).toContain(impliedOutcome);
      for (const id of [...(namedAfter === undefined ? [] : [namedAfter]), ...Object.values(links).flat()]) expect(ids).toContain(id);
      for (const form of [...lectures, ...formsWithMembers]) expect(forms).toContain(form);
    }
  });

  it("every kind reads the words that it calls its roles by", () => {
    for (const kind of KINDS) for (const [role, { zh }] of Object.entries(kind.roleWords ?? {})) expect(readRoleIn(kind, zh)).toBe(role);
    expect(readRoleIn(kindOf("inspection"), "带队")).toBe("lead");
  });

  it("each property is of these kinds, and of no other", () => {
    const having = (property: keyof Kind): string[] => KINDS.filter((kind) => kind[property]).map(({ id }) => id);
    const by = (property: keyof Kind): Record<string, string[]> => {
      const groups = Map.groupBy(
        KINDS.filter((kind) => kind[property]),
        (kind) => String(kind[property]),
      );
      return Object.fromEntries([...groups].map(([value, kinds]) => [value, kinds.map(({ id }) => id)]));
    };
    expect({
      isOrdered: having("isOrdered"),
      isSignedByOffice: having("isSignedByOffice"),
      isOneADay: having("isOneADay"),
      isSession: having("isSession"),
      hasCaseNumbers: having("hasCaseNumbers"),
      hasOwnLedger: having("hasOwnLedger"),
      personal: having("personal"),
      needsOutcome: having("needsOutcome"),
      needsLevel: having("needsLevel"),
      countsYuan: having("countsYuan"),
      meetsResidents: having("meetsResidents"),
      makesReport: having("makesReport"),
    }).toEqual({
      isOrdered: ["proposal", "opinion"],
      isSignedByOffice: ["standing", "chair", "party_group"],
      isOneADay: ["plenary", "standing", "chair", "party_group"],
      isSession: ["plenary"],
      hasCaseNumbers: ["proposal"],
      hasOwnLedger: ["proposal", "opinion"],
      personal: ["honour", "commendation", "law", "integrity"],
      needsOutcome: ["law", "integrity"],
      needsLevel: ["honour"],
      countsYuan: ["charity"],
      meetsResidents: ["contact"],
      makesReport: ["research"],
    });
    expect(by("meets")).toEqual({ standing: ["standing"], chairs: ["chair"], named: ["committee", "group"], party_group: ["party_group"] });
    expect(by("keyedBy")).toEqual({ number: ["proposal", "opinion"], person: ["contact"] });
    expect(by("impliedOutcome")).toEqual({ awarded: ["honour"], commended: ["commendation"] });
    expect(by("expects")).toMatchObject({ serving: ["plenary"], standing: ["standing"], sheet: ["chair", "committee", "party_group"] });
  });
});
