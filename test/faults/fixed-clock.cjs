// Preloaded into a process: its clock stands at $FAULT_NOW, so that the same command leaves the same bytes.
const stands = Date.parse(process.env.FAULT_NOW ?? "2026-11-30T08:00:00Z");
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...of) {
    super(...(of.length === 0 ? [stands] : of));
  }
  static now() {
    return stands;
  }
};
