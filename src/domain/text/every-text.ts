/** The same value with every text in it made anew, by the key that it stands under; functions and numbers stay. */
export function everyText<Value>(value: Value, make: (text: string, key: string) => string, key = ""): Value {
  if (typeof value === "string") return make(value, key) as Value;
  if (Array.isArray(value)) return value.map((each) => everyText(each, make, key)) as Value;
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, everyText(each, make, inner)])) as Value;
}
