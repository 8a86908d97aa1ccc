import { LINKS, refuseUnfit } from "../../domain/activities/links.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";
import { requireActivity } from "./on-record.ts";

/** This activity and that one, by id. */
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

/** Links two activities on record. */
export function linkActivities({ store }: Pick<Desk, "store">, { link, from, to }: LinkRequest): Linked {
  const [a, b] = [requireActivity(store, from), requireActivity(store, to)];
  refuseUnfit(link, a, b);
  if (store.activities.links(from).some((there) => there.what === link && there.from === from && there.to === to))
    throw new AppError("refused.linked", text(`#${from} 与 #${to} 已经这样关联`, `#${from} and #${to} are so linked already`));
  const summary = `#${from} ${a.title} ${LINKS.get(link)} #${to} ${b.title}`;
  const { operation } = store.operations.operate({ kind: "write", command: "activity link", summary }, () =>
    store.activities.addLink(link, from, to),
  );
  return { operation, link, from, to, summary };
}
