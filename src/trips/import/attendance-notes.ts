import type { ActivityPlan, PlannedActivity } from "../../domain/activities/activity-plan.ts";
import { firstDay } from "../../domain/calendar/dates.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import type { Store } from "../../store/store.ts";
import type { KnownMeeting } from "../../workbooks/imports/attendance.ts";
import { missingAt, missingNote } from "../activities/expected.ts";
import { apartOn } from "../members/called.ts";

/** What a clerk would want to know of sign-in sheets; `known`: the meetings on record, where the request named none. */
export const attendanceNotes = (store: Store, plan: ActivityPlan, known: readonly KnownMeeting[] | null): Text[] => [
  ...(known === null ? [] : [...meetingNotes(plan), ...sameDayNotes(plan, known)]),
  ...sittingNotes(plan),
  ...sessionNotes(plan),
  ...missingOnSheet(plan, store),
];

/** The sittings of each meeting, by name: a column that is none of them would count as one. */
const sittingNotes = ({ activities }: ActivityPlan): Text[] =>
  activities
    .filter(({ sittings }) => sittings.length > 0)
    .map(({ draft, existing, sittings }) => {
      const list = sittings.map(({ draft: sitting }) => sitting.title).join("、");
      const title = existing?.title ?? draft.title;
      return text(`${title}分 ${sittings.length} 场：${list}`, `${title} has ${sittings.length} sittings: ${list}`);
    });

/** Which meetings the sheets are of, where the request named none: made anew, or matched. */
function meetingNotes({ activities }: ActivityPlan): Text[] {
  const list = (of: readonly PlannedActivity[], sittingsWord: string): string =>
    of
      .map(({ draft, existing }) => {
        const sittings = draft.sittings.length > 0 ? `，${draft.sittings.length} ${sittingsWord}` : "";
        return `${existing === null ? "" : `#${existing.id} `}${existing?.title ?? draft.title}（${draft.starts ?? ""}${sittings}）`;
      })
      .join("、");
  const note = (of: readonly PlannedActivity[], zh: string, en: string): Text[] =>
    of.length === 0 ? [] : [text(`${zh}：${list(of, "场")}`, `${en}: ${list(of, "sittings")}`)];
  return [
    ...note(
      activities.filter(({ existing }) => existing === null),
      "新建会议",
      "new meetings",
    ),
    ...note(
      activities.filter(({ existing }) => existing !== null),
      "对上在案的会议",
      "meetings on record",
    ),
  ];
}

/** A new meeting beside another of its kind and day may be the same under another name: said, and never taken for it. */
function sameDayNotes({ activities }: ActivityPlan, known: readonly KnownMeeting[]): Text[] {
  return activities.flatMap(({ draft, existing }) => {
    const beside = existing === null ? known.filter(({ kind, starts }) => kind === draft.kind && starts === draft.starts) : [];
    const names = beside.map(({ id, title }) => `#${id} ${title}`).join("、");
    return names === ""
      ? []
      : [
          text(
            `同一天在案的还有 ${names}；《${draft.title}》若是同一次，请用 --activity 编号，或在列名里写 #编号`,
            `on the same day there is ${names}; if ${draft.title} is the same, give --activity ID or #ID in the heading`,
          ),
        ];
  });
}

function sessionNotes({ activities }: ActivityPlan): Text[] {
  return activities.some(({ draft, existing }) => kindOf(draft.kind).isSession && (draft.session ?? existing?.session ?? null) === null)
    ? [
        text(
          "名称里看不出是第几次会议，提案按届内年份归属；可用 --session 10-5 注明",
          "the title names no session; give --session 10-5 so that its proposals are booked with it",
        ),
      ]
    : [];
}

/** Those whom a meeting obliges and whom its sheet does not name. */
const missingOnSheet = ({ activities }: ActivityPlan, store: Store): Text[] =>
  activities.flatMap(({ draft, parts, existing, sittings }) => {
    const signed = [
      ...parts,
      ...(existing?.parts ?? []),
      ...sittings.flatMap((sitting) => [...sitting.parts, ...(sitting.existing?.parts ?? [])]),
    ];
    const kind = kindOf(draft.kind);
    const missing = missingAt(store, kind, draft.starts, new Set(signed.map(({ person }) => person)));
    if (missing.length === 0) return [];
    const notes = missingNote(kind, missing, apartOn(store, firstDay(draft.starts ?? "")));
    // Of several meetings it is said which.
    const title = existing?.title ?? draft.title;
    return activities.length === 1 ? notes : notes.map(({ zh, en }) => text(`${title}：${zh}`, `${title}: ${en}`));
  });
