import type { ActivityFields } from "../domain/activities/activity.ts";

/** An activity's fields and the columns of `activity` that keep them. */
export const COLUMNS: Readonly<Record<keyof ActivityFields, string>> = {
  kind: "kind",
  title: "title",
  starts: "starts",
  ends: "ends",
  place: "place",
  theme: "theme",
  form: "form",
  serial: "serial",
  term: "term",
  session: "session",
  category: "category",
  livelihood: "livelihood",
  body: "body",
  refersTo: "refers_to",
  note: "note",
};

/** The fields of a row of `activity`, as the log keeps it. */
export const fieldsOf = (row: Record<string, string | number | null>): ActivityFields =>
  Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => {
      const value = row[column] ?? null;
      return [field, field === "livelihood" && value !== null ? value === 1 : value];
    }),
  ) as unknown as ActivityFields;
