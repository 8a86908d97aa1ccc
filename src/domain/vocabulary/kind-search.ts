import { fitOfInitials } from "../people/initials.ts";
import { vocabularyForm } from "./han.ts";
import type { Kind } from "./kind.ts";

/** How well what was typed fits a kind: its label, the initials of that (ta for 提案), its aliases; the lower the better. */
export function fitOfKind(typed: string, { label, aliases }: Kind): number | undefined {
  const plain = vocabularyForm(typed);
  if (label.zh.startsWith(plain)) return 0;
  if (label.zh.includes(plain)) return 1;
  const initials = fitOfInitials(plain, label.zh);
  if (initials === "whole") return 2;
  if (initials === "begin") return 3;
  return aliases.some((alias) => alias.includes(plain)) ? 4 : undefined;
}
