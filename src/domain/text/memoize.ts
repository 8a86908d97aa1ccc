/** How many answers are kept: the different words of a column are few, those that are many are not worth keeping. */
const MOST = 500;

/** A pure function of a text that remembers its answers: a column of 100,000 cells says the same few things again and again. */
export function memoize<Answer>(answer: (value: string) => Answer): (value: string) => Answer {
  const known = new Map<string, Answer>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined || known.has(value)) return found as Answer;
    if (known.size >= MOST) known.clear();
    const fresh = answer(value);
    known.set(value, fresh);
    return fresh;
  };
}
