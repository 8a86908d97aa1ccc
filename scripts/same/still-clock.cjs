"use strict";
// Loaded before the program (node --require): its clock stands at $SAME_NOW, so that times, and the seals and digests made
// over them, are the same whoever runs it, and when. Timers go on: deadlines are not the subject.
const at = Date.parse(process.env.SAME_NOW ?? "");
if (!Number.isNaN(at)) {
  const Real = Date;
  const now = () => at;
  const Still = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [at] : given, made),
    apply: () => new Real(at).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  Real.prototype.constructor = Still;
  globalThis.Date = Still;
}
