/**
 * The same value with every text in it made anew, by the key that it stands under. What holds nothing that changes comes back
 * as it is; functions and numbers stay.
 */
export function everyText<Value>(value: Value, make: (text: string, key: string) => string, key = ""): Value {
  if (typeof value === "string") return make(value, key) as Value;
  if (value === null || typeof value !== "object") return value;
  const isList = Array.isArray(value);
  if (!isList && Object.getPrototypeOf(value) !== Object.prototype) return value;
  const given = value as Record<string, unknown>;
  let made: Record<string, unknown> | undefined;
  for (const inner of Object.keys(given)) {
    const is = everyText(given[inner], make, isList ? key : inner);
    if (is === given[inner]) continue;
    made ??= (isList ? [...(value as unknown[])] : { ...given }) as Record<string, unknown>;
    made[inner] = is;
  }
  return (made ?? value) as Value;
}
