import { firstDay, lastDay, readDate } from "../calendar/dates.ts";
import { fitOfInitials } from "../people/initials.ts";
import { cleanName } from "../people/names.ts";
import { bareText } from "../text/plain.ts";
import { vocabularyForm } from "../vocabulary/han.ts";
import { kindOf, readKind } from "../vocabulary/kinds.ts";
import type { Activity } from "./activity.ts";

/** Whether every word is found in an activity or in one of its sittings, each where it may. */
export function fitsActivity(words: readonly string[], activity: Activity, sittings: readonly Activity[]): boolean {
  const held = [activity, ...sittings];
  return words.every((word) => held.some((each) => fitsWord(word, each)));
}

/** A part of a text, a kind, a day or a part of one, or somebody who took part, by name or initials. */
const fitsWord = (word: string, activity: Activity): boolean =>
  isInText(word, activity) || isKind(word, activity) || isThen(word, activity) || activity.parts.some(({ name }) => isCalled(word, name));

function isInText(word: string, { title, place, theme, serial, note, form, body }: Activity): boolean {
  const wanted = bareText(word).toLowerCase();
  return [title, place, theme, serial, note, form, body].some((written) =>
    bareText(written ?? "")
      .toLowerCase()
      .includes(wanted),
  );
}

function isKind(word: string, { kind }: Activity): boolean {
  const { label } = kindOf(kind);
  return label.zh.includes(vocabularyForm(word)) || label.en.toLowerCase() === word.toLowerCase() || readKind(word)?.kind.id === kind;
}

/** 2025, 2025-03, 2025年3月12日: that the activity was held then, or began or ended then. */
function isThen(word: string, { starts, ends }: Activity): boolean {
  // Five digits are the day of a spreadsheet in a cell; nobody types a date so.
  const date = /^\d{5}$/.test(word) ? undefined : readDate(word);
  return date !== undefined && starts !== null && firstDay(starts) <= lastDay(date) && firstDay(date) <= lastDay(ends ?? starts);
}

/** The whole name, a part of it beyond the surname, or the initials of all of it: fewer would fit somebody at every meeting. */
function isCalled(word: string, name: string): boolean {
  const wanted = cleanName(word);
  return wanted === name || ([...wanted].length > 1 && name.includes(wanted)) || fitOfInitials(word, name) === "whole";
}
