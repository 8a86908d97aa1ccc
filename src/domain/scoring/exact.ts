import Fraction from "fraction.js";

/** An exact number: points are never binary fractions until the one rounding that the rule set names. */
export type Exact = Fraction;

export const ZERO = new Fraction(0);

/** From a number or a decimal text as a rule file writes it ("0.6", 18, "1/3"), exactly. */
export const exact = (value: number | string): Exact => new Fraction(typeof value === "number" ? String(value) : value);

/** The sum. Equal points come from one rule and are one object, so they are counted before anything is added. */
export function sum(values: readonly Exact[]): Exact {
  const counts = new Map<Exact, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((total, [value, count]) => total.add(count === 1 ? value : value.mul(count)), ZERO);
}

/** -1, 0 or 1. */
export const sign = (value: Exact): number => (value.n === 0n ? 0 : Number(value.s));

export const compare = (a: Exact, b: Exact): number => a.compare(b);

export const least = (a: Exact, b: Exact): Exact => (a.compare(b) <= 0 ? a : b);
export const most = (a: Exact, b: Exact): Exact => (a.compare(b) >= 0 ? a : b);

const HALF = new Fraction(1, 2);
const rounded = new WeakMap<Exact, number>();

/** Rounded half up (towards +∞ at the half), to hundredths; remembered, since a rule's points are rounded on every line. */
export function hundredths(value: Exact): number {
  const known = rounded.get(value);
  if (known !== undefined) return known;
  const result = Number(value.mul(100).add(HALF).floor().valueOf());
  rounded.set(value, result);
  return result;
}

/** Hundredths as the number that JSON and documents show: 9476 → 94.76. */
export const shown = (value: number): number => value / 100;

/** 94.76 → "94.76", 70 → "70": as documents print points. */
export const pointsText = (value: number): string => (Math.round(value * 100) / 100).toFixed(2).replace(/\.?0+$/, "");
