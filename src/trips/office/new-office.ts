import { writeOrdinal } from "../../domain/vocabulary/han.ts";
import { SECTORS } from "../../domain/vocabulary/sectors.ts";
import type { Store } from "../../store/store.ts";

/** The office that a record file is made for. */
export interface NewOffice {
  readonly office: string;
  readonly term: number;
  /** The term's first day. */
  readonly starts: string;
}

const CATEGORIES = ["经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设", "其他"];
const REPLY_CLASSES = ["A", "B", "C"];

/** The first operation of a record file: the office, its term and the usual settings. */
export const newOffice =
  ({ office, term, starts }: NewOffice) =>
  (store: Store): void => {
    store.operations.operate({ kind: "init", command: "init", summary: `建立档案：${office} 第${writeOrdinal(term)}届` }, () => {
      store.settings.set("office", office);
      store.settings.set("sectors", JSON.stringify(SECTORS));
      store.settings.set("categories", JSON.stringify(CATEGORIES));
      store.settings.set("reply_classes", JSON.stringify(REPLY_CLASSES));
      store.terms.add(term, starts);
    });
  };
