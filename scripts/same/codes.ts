import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every code of an error that the sources of a checkout write: a text such as "refused.no_term". */
export function codesIn(checkout: string): Set<string> {
  const codes = new Set<string>();
  const src = join(checkout, "src");
  for (const name of readdirSync(src, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    for (const [, code = ""] of readFileSync(join(src, name), "utf8").matchAll(
      /"((?:machine|usage|import|data|refused|busy|check)\.[a-z_]+|interrupted)"/g,
    ))
      codes.add(code);
  }
  return codes;
}
