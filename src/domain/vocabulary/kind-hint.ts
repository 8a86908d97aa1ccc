import type { Text } from "../text/text.ts";
import { KINDS } from "./kinds.ts";
import { wordsHint } from "./likeness.ts";

/** What a word that is no kind may have meant, and which kinds there are. */
export const kindHint = (written: string): Text =>
  wordsHint(
    written,
    KINDS.map(({ id, label, aliases }) => ({ en: id, zh: label.zh, also: aliases })),
  );
