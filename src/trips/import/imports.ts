import { activitiesImport } from "./activities.ts";
import { attendanceImport } from "./attendance.ts";
import { contactsImport } from "./contacts.ts";
import type { AnyImport } from "./import.ts";
import { liaisonImport } from "./liaison.ts";
import { opinionsImport } from "./opinions.ts";
import { peopleImport } from "./people.ts";
import { proposalsImport } from "./proposals.ts";
import { rosterImport } from "./roster.ts";

/** All imports, in the order in which --help lists them: the commands, the templates and the advice on sheets read this. */
export const IMPORTS: readonly AnyImport[] = [
  rosterImport,
  attendanceImport,
  activitiesImport,
  proposalsImport,
  opinionsImport,
  peopleImport,
  contactsImport,
  liaisonImport,
];
