import type { Problem, Where } from "../../domain/text/problem.ts";
import type { Text } from "../../domain/text/text.ts";
import type { SheetTally } from "../../report/import.ts";
import type { SheetKind } from "../../workbooks/imports/looks-like.ts";
import type { ColumnMap } from "../../workbooks/tables/column-map.ts";
import type { Table, TableSpec } from "../../workbooks/tables/spec.ts";
import type { TemplateKind } from "../../workbooks/writing/template-fields.ts";
import type { Desk } from "../desk.ts";
import type { Answer, Asked } from "../members/who-is-it.ts";

/** What an import is: its entry in the list (imports.ts), one run of it, and what the run would write. */

/** What every import may be asked for. */
export interface ImportRequest {
  /** Workbooks, or folders of them, as they were named. */
  readonly files: readonly string[];
  /** Read this sheet only. */
  readonly sheet?: string;
  /** The file of a column map. */
  readonly map?: string;
  /** How large a file may be once it is unpacked, in MB. */
  readonly maxMb?: number;
  /** Take the rows that have no problems. */
  readonly partial?: boolean;
  /** Write nothing: what would change is all that is asked for. */
  readonly dryRun?: boolean;
  /** Where the clerk's own sheets go, with the problems marked on them. */
  readonly rejectFile?: string;
}

/**
 * An import: a new one is one file beside this one, a reader in workbooks/imports/, and a line in imports.ts. Its command,
 * its template, and what a sheet looks like that was given to another import follow from it.
 */
export interface Import<Field extends string = string, Request extends ImportRequest = ImportRequest> extends SheetKind<Field> {
  readonly alias: string;
  readonly summary: Text;
  /** What is typed after `cppcc import`. */
  readonly examples: readonly string[];
  /** Of several kinds together: people come before their ties and meetings, and these before what was done. */
  readonly brings: (typeof STAGES)[number];
  readonly template: Pick<TemplateKind, "title" | "fields">;
  /** Throws where the request contradicts itself: said before anything is opened. */
  readonly check?: (request: Request) => void;
  readonly begin: (desk: Desk, request: Request) => ImportRun<Field>;
}

/** In which order kinds that are imported together go in. */
export const STAGES = ["people", "ties", "meetings", "deeds"] as const;

/** An import of any columns and any request, as the list holds it. */
export type AnyImport = Import<string, never>;

/** An import whose own files know its columns by name; the others need not. */
export const importOf = <Field extends string, Request extends ImportRequest = ImportRequest>(
  of: Import<Field, Request>,
): Import<string, Request> => of as unknown as Import<string, Request>;

/** One run of an import: what its tables come to on the desk's day. */
export interface ImportRun<Field extends string = string> {
  /** 导入名册: as the preview and the log call it. */
  readonly title: Text;
  /** Where the office's own words make other columns of it than the import's. */
  readonly spec?: TableSpec<Field>;
  /** What planning will need of the record file: looked up while the first workbook is being read. */
  readonly prepare?: () => void;
  /** What a clerk is asked of whole tables (which meeting is it?) before anything is planned; refuses where nobody can be asked. */
  readonly settle?: (tables: readonly Table<Field>[], map: ColumnMap) => Promise<void>;
  readonly plan: (tables: readonly Table<Field>[], given: Given) => PlannedImport;
  /** What an unclaimed column is all the same, where columns are explained. */
  readonly meetingOf?: (table: Table<Field>, column: number, map: ColumnMap) => string | undefined;
}

/** What planning is given beside the tables. */
export interface Given {
  readonly map: ColumnMap;
  /** Who is meant, where a clerk has said so. */
  readonly chosen: ReadonlyMap<string, Answer>;
  /** The SHA-256 of each file that is being read. */
  readonly digests: ReadonlyMap<string, string>;
}

/** The source that a row stands in, as the record file numbers it. */
export type SourceOf = (where: Where) => number | null;

/** What an import would do. A value but for `write`, which carries it out inside the operation. */
export interface PlannedImport {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly Text[];
  /** What would change, a line each. */
  readonly details: readonly Text[];
  readonly questions: readonly Asked[];
  /** Counts each row of the sheets: added, changed, the same. */
  readonly tally: (tallies: readonly SheetTally[]) => void;
  /** How much there is to write; 0: nothing. */
  readonly changes: number;
  /** For the log: 新增 3，变更 1. */
  readonly summary: string;
  /** Answers the people that were made for "new" answers, by the question's key. */
  readonly write: (sourceOf: SourceOf) => ReadonlyMap<string, number> | null;
}
