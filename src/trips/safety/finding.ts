import { type Text, text } from "../../domain/text/text.ts";

/** What a doctor finds: what it is, and what to do about it. */
export interface Finding {
  readonly code: string;
  readonly message: Text;
  readonly hint?: Text;
}

export const finding = (code: string, zh: string, en: string, hintZh?: string, hintEn?: string): Finding => ({
  code,
  message: text(zh, en),
  ...(hintZh === undefined ? {} : { hint: text(hintZh, hintEn ?? hintZh) }),
});
