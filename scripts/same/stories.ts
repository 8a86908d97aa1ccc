import { BEGINNING } from "./stories/beginning.ts";
import { DEEDS } from "./stories/deeds.ts";
import { EXPORTS } from "./stories/exports.ts";
import { FOUNDATIONS } from "./stories/foundations.ts";
import { HELP } from "./stories/help.ts";
import { MEMBERS } from "./stories/members.ts";
import { SCORING } from "./stories/scoring.ts";
import { YEARS } from "./stories/years.ts";
import type { Story } from "./story.ts";

/** All stories, those that others begin with first. */
export const STORIES: readonly Story[] = [...FOUNDATIONS, ...SCORING, ...EXPORTS, ...YEARS, ...MEMBERS, ...DEEDS, ...BEGINNING, ...HELP];
