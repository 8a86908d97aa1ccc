import { heldNumber, type NumberKind } from "../text/personal-numbers.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import type { ActivityFields } from "./activity.ts";

/** Somebody's number in the words of a contact with residents, which counts them and keeps nobody's; null for none, and for other kinds. */
export function residentsNumber({
  kind,
  title,
  place,
  theme,
  note,
}: Pick<ActivityFields, "kind" | "title" | "place" | "theme" | "note">): NumberKind | null {
  if (!kindOf(kind).meetsResidents) return null;
  for (const written of [title, place, theme, note]) {
    const held = heldNumber(written ?? "");
    if (held !== null) return held;
  }
  return null;
}
