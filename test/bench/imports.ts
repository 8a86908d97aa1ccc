import { copyFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type TextForm, writeLargeRoster } from "./large.ts";
import { median, peakOf, timeOf } from "./measure.ts";

/** Large imports: whole processes in turn with a library's bare read of the same file, so that a drifting machine slows all alike. */

const READ = resolve(import.meta.dirname, "read.mjs");
const ROUNDS = 3;
const FORMS: readonly TextForm[] = ["inline", "shared", "runs"];
const NAMES: Readonly<Record<TextForm, string>> = { inline: "inline strings", shared: "shared strings", runs: "rich runs" };

interface Line {
  readonly name: string;
  readonly figure: number;
  readonly target: number;
  readonly unit: string;
}

export async function benchImports(bin: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const path = (name: string): string => join(folder, name);
  const command = (file: string): string[] => [bin, "--db", path("large.db"), "--quiet", "import", "roster", path(file)];
  const fresh = (): void => copyFileSync(path("empty.db"), path("large.db"));
  const lines: Line[] = [];
  for (const form of FORMS) {
    const file = `${form}.xlsx`;
    await writeLargeRoster(path(file), 100_000, form);
    await writeLargeRoster(path("small.xlsx"), 10_000, form);
    const [hucre, excel, first, again, tenth] = [[], [], [], [], []] as number[][] as [number[], number[], number[], number[], number[]];
    for (let round = 0; round < ROUNDS; round += 1) {
      hucre.push(timeOf([READ, "hucre", path(file)], env));
      excel.push(timeOf([READ, "exceljs", path(file)], env));
      fresh();
      first.push(timeOf(command(file), env));
      again.push(timeOf(command(file), env));
      fresh();
      tenth.push(timeOf(command("small.xlsx"), env));
    }
    const ratio = (a: readonly number[], b: readonly number[]): number => median(a.map((time, i) => time / (b[i] as number)));
    const excelPeak = peakOf([READ, "exceljs", path(file)], env);
    fresh();
    const peak = peakOf(command(file), env);
    const peakAgain = peakOf(command(file), env);
    fresh();
    const peakTenth = peakOf(command("small.xlsx"), env);
    const name = NAMES[form];
    console.log(
      `  ${name}: hucre ${seconds(hucre)}, exceljs ${seconds(excel)} / ${excelPeak.toFixed(0)} MB, import ${seconds(first)} / ${peak.toFixed(0)} MB, again ${seconds(again)} / ${peakAgain.toFixed(0)} MB, 10,000 rows ${seconds(tenth)} / ${peakTenth.toFixed(0)} MB`,
    );
    lines.push(
      { name: `100,000 × 15, ${name}: against hucre's bare whole read`, figure: ratio(first, hucre), target: 1.6, unit: "×" },
      { name: `100,000 × 15, ${name}: against exceljs' bare readFile`, figure: ratio(first, excel), target: 1, unit: "×" },
      { name: `100,000 × 15, ${name}: peak against exceljs'`, figure: peak / excelPeak, target: 0.8, unit: "×" },
      { name: `100,000 × 15, ${name}: the same again against the first time`, figure: ratio(again, first), target: 1, unit: "×" },
      { name: `100,000 × 15, ${name}: 100,000 rows against 10,000`, figure: ratio(first, tenth), target: 11, unit: "×" },
      { name: `10,000 × 15, ${name}: peak`, figure: peakTenth, target: 256, unit: " MB" },
    );
  }
  for (const { name, figure, target, unit } of lines)
    console.log(`${figure <= target ? "✓" : "✗"} ${name}: ${figure.toFixed(unit === "×" ? 2 : 0)}${unit} (target ≤ ${target}${unit})`);
}

const seconds = (times: readonly number[]): string => `${(median(times) / 1000).toFixed(1)} s`;
