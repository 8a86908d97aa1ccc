/** Colours of meaning: what failed, what wants a second look, what is as it should be. */
export type Colour = "red" | "yellow" | "green";

export type Paint = (colour: Colour, content: string) => string;

/** Colours at a terminal; elsewhere chalk is not even loaded. */
export async function loadPaint(color: boolean): Promise<Paint> {
  if (!color) return (_, content) => content;
  const chalk = await colours();
  return (colour, content) => chalk[colour](content);
}

/** Borders in gray and a bold head. */
export async function tableColours(): Promise<{ border: (line: string) => string; title: (cell: string) => string }> {
  const chalk = await colours();
  return { border: (line) => chalk.gray(line), title: (cell) => chalk.bold(cell) };
}

/** Whether there are colours is decided where the streams are known (main.ts), and not by chalk. */
const colours = async () => new (await import("chalk")).Chalk({ level: 1 });
