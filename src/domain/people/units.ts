/** Where somebody works: 工作单位及职务, and the unit alone where a list of people says it. */
export interface Workplace {
  readonly person: number;
  readonly name: string;
  readonly text: string;
  readonly unit: string | null;
}

/** A person's unit, and whether only the beginning of 工作单位及职务 says so. */
export interface OfUnit extends Workplace {
  readonly of: string;
  readonly guessed: boolean;
}

/**
 * The units are those of the lists of people; whoever is on none belongs to the longest that 工作单位及职务 begins with. Where
 * no list names a unit, equal texts are one.
 */
export function unitsOf(workplaces: readonly Workplace[]): OfUnit[] {
  const said = ({ text, unit }: Workplace): boolean => unit !== null && text.startsWith(unit);
  const known = [...new Set(workplaces.flatMap((one) => (said(one) ? [one.unit as string] : [])))].sort((a, b) => b.length - a.length);
  return workplaces.flatMap((one): OfUnit[] => {
    if (known.length === 0) return [{ ...one, of: one.text, guessed: false }];
    if (said(one)) return [{ ...one, of: one.unit as string, guessed: false }];
    const of = known.find((name) => one.text.startsWith(name));
    return of === undefined ? [] : [{ ...one, of, guessed: of !== one.text }];
  });
}
