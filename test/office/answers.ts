/** What commands print with --json, as far as tests look at it. */

/** An import. */
export interface Imported {
  readonly operation: number | null;
  readonly files: readonly {
    readonly sheet: string;
    readonly rows: number;
    readonly added: number;
    readonly changed: number;
    readonly same: number;
  }[];
}

/** A member as `member list` and, with more, `member show` print one. */
export interface ListedMember {
  readonly id: number;
  readonly name: string;
  readonly sector: string;
  readonly role: string;
  readonly group: string;
  readonly status: string;
  readonly born: string | null;
  readonly unit: string | null;
}

/** An error, on stderr. */
export interface Refusal {
  readonly error: {
    readonly code: string;
    readonly exit: number;
    readonly message: string;
    readonly problems: readonly { readonly file: string | null; readonly sheet: string | null; readonly cell: string | null }[];
  };
}
