/** What a part found: a line of the table for each command in each fault. */
export interface Finding {
  readonly fault: string;
  readonly command: string;
  /** How often it was injected. */
  readonly times: number;
  /** How often the command ended other than well: the fault was felt. */
  readonly felt: number;
  /** What was found wrong, and how often. */
  readonly faults: ReadonlyMap<string, number>;
  /** What is worth saying beside: times, shares, exit codes. */
  readonly note?: string;
}

/** Counts what is seen. */
export function tally(): { see: (...faults: readonly string[]) => void; faults: Map<string, number> } {
  const faults = new Map<string, number>();
  return {
    faults,
    see(...found) {
      for (const fault of new Set(found)) faults.set(fault, (faults.get(fault) ?? 0) + 1);
    },
  };
}

/** 0 × 3, 1 × 17: exit codes and how often each came. */
export const codes = (statuses: readonly number[]): string =>
  [...Map.groupBy(statuses, (status) => status)]
    .sort(([a], [b]) => a - b)
    .map(([status, all]) => `${status} × ${all.length}`)
    .join(", ");

/** The table of docs/reliability.md. */
export function tableOf(findings: readonly Finding[]): string {
  const lines = findings.map(({ fault, command, times, felt, faults, note }) => {
    const wrong = [...faults].map(([what, count]) => `${what} × ${count}`).join("; ") || "none";
    return `| ${fault} | ${command} | ${times} | ${felt} | ${wrong} | ${note ?? ""} |`;
  });
  const sum = (of: (finding: Finding) => number): number => findings.reduce((all, finding) => all + of(finding), 0);
  const wrong = sum(({ faults }) => [...faults.values()].reduce((all, count) => all + count, 0));
  return [
    "| fault | command | injected | felt | wrong | beside |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
    `| **all** | | **${sum(({ times }) => times)}** | **${sum(({ felt }) => felt)}** | **${wrong === 0 ? "none" : wrong}** | |`,
  ].join("\n");
}
