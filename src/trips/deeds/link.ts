import { LINKS, refuseUnfit } from "../../domain/deeds/links.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";
import { requireDeed } from "./on-record.ts";

/** This deed and that one, by id. */
export interface LinkRequest {
  readonly link: string;
  readonly from: number;
  readonly to: number;
}

export interface Linked extends LinkRequest {
  readonly operation: number | null;
  /** For the log: #41 名称 发展为 #57 名称. */
  readonly summary: string;
}

/** Links two deeds on record. */
export function linkDeeds({ store }: Pick<Desk, "store">, { link, from, to }: LinkRequest): Linked {
  const [a, b] = [requireDeed(store, from), requireDeed(store, to)];
  refuseUnfit(link, a, b);
  if (store.deeds.links(from).some((there) => there.what === link && there.from === from && there.to === to))
    throw new AppError("refused.linked", text(`#${from} 与 #${to} 已经这样关联`, `#${from} and #${to} are so linked already`));
  const summary = `#${from} ${a.title} ${LINKS.get(link)} #${to} ${b.title}`;
  const { operation } = store.ledger.operate({ kind: "write", command: "activity link", summary }, () =>
    store.deeds.addLink(link, from, to),
  );
  return { operation, link, from, to, summary };
}
