import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Desk } from "../desk.ts";

/** The shells that can be taught to complete; each has its script in completion/. */
export type Shell = "bash" | "zsh" | "fish" | "powershell";

const ENDINGS: Readonly<Record<Shell, string>> = { bash: "bash", zsh: "zsh", fish: "fish", powershell: "ps1" };

export const completionScript = ({ root }: Pick<Desk, "root">, shell: Shell): string =>
  readFileSync(join(root, "completion", `cppcc.${ENDINGS[shell]}`), "utf8");
