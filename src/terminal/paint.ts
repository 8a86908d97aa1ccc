/** Colours of meaning: what failed, what wants a second look. */
export type Colour = "red" | "yellow";

export type Paint = (colour: Colour, content: string) => string;

/** Colours at a terminal; elsewhere chalk is not even loaded. */
export async function loadPaint(color: boolean): Promise<Paint> {
  if (!color) return (_, content) => content;
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return (colour, content) => chalk[colour](content);
}

/** Borders in gray and a bold head, where the terminal says that it has colours. */
export async function tableColours(): Promise<{ border: (line: string) => string; title: (cell: string) => string }> {
  const { default: chalk } = await import("chalk");
  return { border: (line) => chalk.gray(line), title: (cell) => chalk.bold(cell) };
}
