/**
 * Who is it? (docs/records.md, 认人). Only people of the same name come into question; the first of these that both sides
 * have, and that tells them apart or together, decides: certificate, equal phone, birth month, unit, sector or group.
 * The id, where a roster came out of the record file itself, is surer than all of these.
 */
export interface Evidence {
  /** 档案编号: the person's id, where it is known. */
  readonly id?: number | null;
  readonly certificate: string | null;
  readonly phone: string | null;
  readonly born: string | null;
  readonly unit: string | null;
  readonly sector: readonly string[];
  readonly group: readonly string[];
}

/** `same` and `other` are decided; `unlike` contradicts without deciding; `open` says nothing either way. */
export type Verdict = "same" | "other" | "unlike" | "open";

/** How one row compares with one known person of that name, with the rank of what decided (0 the strongest). */
export function compareEvidence(row: Evidence, known: Evidence): { verdict: Verdict; rank: number } {
  if (row.certificate && known.certificate) return { verdict: row.certificate === known.certificate ? "same" : "other", rank: 0 };
  if (row.phone && row.phone === known.phone) return { verdict: "same", rank: 1 };
  const months = birthMonths(row.born, known.born);
  if (months !== undefined) return { verdict: months ? "same" : "other", rank: 2 };
  if (row.unit && known.unit && row.unit === known.unit) return { verdict: "same", rank: 3 };
  const places = samePlaces(row, known);
  if (!(row.unit && known.unit) && places === true) return { verdict: "same", rank: 4 };
  const contradicts = (row.phone && known.phone) || (row.unit && known.unit) || places === false;
  return { verdict: contradicts ? "unlike" : "open", rank: 5 };
}

/** Between two rows of one sheet: one person twice, two people, or nothing that tells. */
export function compareRows(a: Evidence, b: Evidence): "same" | "two" | "unclear" {
  if (a.id != null && b.id != null) return a.id === b.id ? "same" : "two";
  const { verdict, rank } = compareEvidence(a, b);
  if (verdict === "other") return "two";
  // A certificate or a phone number decides before anything else.
  if (verdict === "same" && rank <= 1) return "same";
  const differ = (x: string | null, y: string | null): boolean => x !== null && y !== null && x !== y;
  const places = samePlaces(a, b);
  if (differ(a.phone, b.phone) && differ(a.unit, b.unit) && places === false) return "two";
  if (verdict === "same") return "same";
  if (differ(a.unit, b.unit) || places === false) return "two";
  return "unclear";
}

/** Whether two birth months agree, as far as both are known; undefined where one is missing or too vague to tell. */
function birthMonths(a: string | null, b: string | null): boolean | undefined {
  if (!a || !b) return undefined;
  if (a.length === b.length) return a === b;
  return a.slice(0, 4) === b.slice(0, 4) ? undefined : false;
}

function samePlaces(a: Evidence, b: Evidence): boolean | undefined {
  if (a.sector.length > 0 && b.sector.length > 0) return a.sector.some((name) => b.sector.includes(name));
  if (a.group.length > 0 && b.group.length > 0) return a.group.some((name) => b.group.includes(name));
  return undefined;
}

export type Identification<Known> = { known: Known } | { isNew: true } | { candidates: readonly Known[] };

/** The person that a row means, a new one, or the candidates between whom nobody may guess. */
export function identify<Known extends Evidence>(
  row: Evidence,
  sameName: readonly Known[],
  taken: (known: Known) => boolean,
): Identification<Known> {
  const own = row.id == null ? undefined : sameName.find(({ id }) => id === row.id);
  if (own) return { known: own };
  const judged = sameName.map((known) => ({ known, ...compareEvidence(row, known) }));
  const same = judged.filter(({ verdict }) => verdict === "same").sort((a, b) => a.rank - b.rank);
  const [first, second] = same;
  if (first && first.rank !== second?.rank) return { known: first.known };
  if (first) return { candidates: same.map(({ known }) => known) };
  const left = judged.filter(({ known, verdict }) => verdict !== "other" && !taken(known));
  if (left.length === 0) return { isNew: true };
  const [only] = left;
  if (only && left.length === 1 && sameName.length === 1 && only.verdict === "open") return { known: only.known };
  return { candidates: left.map(({ known }) => known) };
}

/** What stands in the way of knowing who a row means. */
export type Doubt<Row, Known> =
  /** The person is another row's already. */
  | { readonly row: Row; readonly what: "taken"; readonly known: Known }
  /** Several come into question, and nobody may guess. */
  | { readonly row: Row; readonly what: "unclear"; readonly candidates: readonly Known[] }
  /** None of those of the name fits what the row says of them. */
  | { readonly row: Row; readonly what: "none"; readonly sameName: readonly Known[] };

export type Finding<Known> = Identification<Known> | { readonly none: readonly Known[] };

/**
 * The people that the rows of a sheet mean, in the order of the rows (null: a new one), and what stands in the way. Those that
 * something decides come first, so that their person is no longer open to a row with less to say: what a row cannot tell
 * in the first round, it may in the second.
 */
export function identifyAll<Row, Known extends { readonly id: number }>(
  rows: readonly Row[],
  find: (row: Row, taken: ReadonlySet<number>) => Finding<Known>,
): { readonly decided: Map<Row, Known | null>; readonly doubts: readonly Doubt<Row, Known>[] } {
  const decided = new Map<Row, Known | null>();
  const doubts: Doubt<Row, Known>[] = [];
  const taken = new Set<number>();
  /** Whether the row is done with. */
  const settle = (row: Row, found: Finding<Known>): boolean => {
    if ("candidates" in found) return false;
    if ("none" in found) doubts.push({ row, what: "none", sameName: found.none });
    else if ("isNew" in found) decided.set(row, null);
    else {
      if (taken.has(found.known.id)) doubts.push({ row, what: "taken", known: found.known });
      taken.add(found.known.id);
      decided.set(row, found.known);
    }
    return true;
  };
  const open = rows.filter((row) => !settle(row, find(row, taken)));
  for (const row of open) {
    const found = find(row, taken);
    if (!settle(row, found) && "candidates" in found) doubts.push({ row, what: "unclear", candidates: found.candidates });
  }
  return { decided: inOrder(rows, decided), doubts };
}

/** The decisions in the order of the rows, which they are in where nobody had to wait. */
function inOrder<Row, Known>(rows: readonly Row[], decided: Map<Row, Known | null>): Map<Row, Known | null> {
  if (decided.size === rows.length && [...decided.keys()].every((row, i) => row === rows[i])) return decided;
  return new Map(rows.flatMap((row) => (decided.has(row) ? [[row, decided.get(row) as Known | null] as const] : [])));
}
