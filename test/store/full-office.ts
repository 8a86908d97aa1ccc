import type { Handling, OutcomeDraft } from "../../src/domain/activities/activity.ts";
import type { Store } from "../../src/store/store.ts";
import { NO_ORIGIN } from "../../src/store/tenures.ts";
import { result } from "../report/results.ts";
import { addMember, applyDraft, draftOf, saveEvaluation, TERM, tempOffice, write } from "./office.ts";

const OUTCOME: OutcomeDraft = { what: "filed", level: null, form: null, date: null, by: null, who: null, where: {}, implied: false };
const OPEN: Handling = { round: 1, unit: "县交通局", lead: true, assigned: null, replied: null, class: null, feedback: null };
const ANSWERED: Handling = { ...OPEN, assigned: "2026-03-01", replied: "2026-06-01", class: "A", feedback: "满意" };

/** A file with a row in every table; of its year, if wanted, closed. */
export function fullOffice(isClosed = false): { file: string; store: Store } {
  const { file, store } = tempOffice();
  write(store, "样本", () => {
    const source = store.sources.ensure("名册.xlsx", "0".repeat(64));
    const person = addMember(store, "张三");
    const seat = store.tenures.ofPerson(TERM, person).find(({ kind }) => kind === "committee");
    store.tenures.suspend(seat?.id ?? 0, "2026-05-01", "2026-05-31", "某次会议");
    store.tenures.setOffice({ person, term: TERM, from: "2022-01-01" }, "standing", { asOf: null, origin: { ...NO_ORIGIN, source } });
    const [first, second] = ["修路", "架桥"].map((title) =>
      applyDraft(
        store,
        draftOf("proposal", title, [person], {
          outcomes: title === "修路" ? [OUTCOME] : [OUTCOME, { ...OUTCOME, what: "key" }],
          handlings: [title === "修路" ? OPEN : ANSWERED],
        }),
      ),
    ) as [number, number];
    store.activities.addLink("merged_into", second, first);
    store.aliases.remember("台账.xlsx", "张三", person);
    const sector = store.tenures.ensureBody(TERM, "sector", "教育界");
    store.liaisons.add(person, { body: sector }, "leader_body", { starts: "2022-01-01", ends: null, basis: null }, NO_ORIGIN);
  });
  const evaluation = saveEvaluation(
    store,
    [result(1, "张三", { total: 7000, grade: "competent", gradeName: "称职" })],
    [{ dimension: "law", item: "基础分", points: 1000, withheld: 0, activity: 1, title: "视察", date: null, note: "", ofYear: null }],
  );
  if (isClosed) {
    write(store, "决定", () => store.decisions.set(2026, { person: 1, grade: "excellent", gradeName: "优秀", reason: "突出贡献" }));
    store.operations.operate({ kind: "evaluation", command: "year close", summary: "关闭" }, () =>
      store.periods.close(2026, "2027-01-10T00:00:00.000Z", evaluation),
    );
  }
  return { file, store };
}
