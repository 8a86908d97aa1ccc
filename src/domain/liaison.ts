export interface Liaison {
  id: number;
  person: number;
  name: string;
  withPerson: number | null;
  withBody: number | null;
  with: string;
  bodyKind: string | null;
  kind: string;
  starts: string;
  ends: string | null;
  basis: string | null;
}
export type LiaisonKind = string;
