import type { Sheet } from "./sheet.ts";

/** A document's content, before anyone decided how it is laid out: always Chinese. */
export interface OfficialDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly signature: string;
  /** 2026-12-31 */
  readonly date: string;
}

export type Block =
  | { readonly type: "addressee"; readonly text: string }
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "paragraph"; readonly text: string }
  | { readonly type: "names"; readonly names: readonly string[] }
  | { readonly type: "table"; readonly sheet: Sheet };

export const paragraph = (text: string): Block => ({ type: "paragraph", text });
export const heading = (text: string): Block => ({ type: "heading", text });
export const tableBlock = (sheet: Sheet): Block => ({ type: "table", sheet });
