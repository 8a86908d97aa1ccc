/** Ways of setting something, each with a number: said once, below, however often it is used. */
export function legend() {
  const numbers = new Map<string, number>();
  return {
    number(layout: string): number {
      const known = numbers.get(layout) ?? numbers.size + 1;
      numbers.set(layout, known);
      return known;
    },
    lines: (): string[] => [...numbers].map(([layout, number]) => `${number} = ${layout}`),
  };
}
