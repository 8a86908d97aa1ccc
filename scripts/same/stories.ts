import { ACTIVITIES } from "./stories/activities.ts";
import { BEGINNING } from "./stories/beginning.ts";
import { EXPORTS } from "./stories/exports.ts";
import { FILES } from "./stories/files.ts";
import { FOUNDATIONS } from "./stories/foundations.ts";
import { HELP } from "./stories/help.ts";
import { IMPORTS } from "./stories/imports.ts";
import { MEMBERS } from "./stories/members.ts";
import { SCORING } from "./stories/scoring.ts";
import { YEARS } from "./stories/years.ts";
import type { Story } from "./story.ts";

/** All stories, those that others begin with first. */
export const STORIES: readonly Story[] = [
  ...FOUNDATIONS,
  ...SCORING,
  ...IMPORTS,
  ...EXPORTS,
  ...YEARS,
  ...MEMBERS,
  ...ACTIVITIES,
  ...BEGINNING,
  ...FILES,
  ...HELP,
];
