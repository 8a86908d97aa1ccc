import { canonicalForm, KINDS } from "../../domain/vocabulary/kinds.ts";
import { outcomeLabel } from "../../domain/vocabulary/outcomes.ts";
import { roleLabel } from "../../domain/vocabulary/roles.ts";
import { formSaid, kindSaid } from "../kinds-said.ts";
import { CONDITION, type ConditionFile, type CountFile } from "../language.ts";
import { both } from "../rule-words.ts";
import { at, type Contradiction, type Path } from "./contradiction.ts";

/** A record that cannot be: an outcome, a role or a state that none of the kinds has. */
export function ofCondition(
  { of, role, outcome, needs, attended, state, reason, not_reason, level, outcome_form, form }: ConditionFile,
  path: Path,
): Contradiction[] {
  if (state !== undefined && attended === true)
    return [at([...path, "attended"], `${both("attended")} 和 ${both("state")} 写一个`, "say attended or state")];
  const forms = of?.map(formSaid) ?? [undefined];
  if (form !== undefined && !forms.includes(undefined) && !form.some((one) => forms.includes(canonicalForm(one))))
    return [
      at(
        [...path, "form"],
        `${both("of")} 写的是形式 ${forms.join("、")}，没有一件是 ${form.join("、")}`,
        `of names the forms ${forms.join(", ")}: none of them is ${form.join(", ")}`,
      ),
    ];
  const kinds = [...new Set((of ?? KINDS.map(({ id }) => id)).map(kindSaid))];
  const names = kinds.map(({ label }) => label.zh).join("、");
  const outcomes = new Set(kinds.flatMap((kind) => kind.outcomes));
  const impossible = (["outcome", "needs"] as const).flatMap(
    (word) =>
      ({ outcome, needs })[word]?.flatMap((what, i) =>
        outcomes.has(what)
          ? []
          : [
              at(
                [...path, word, i],
                `${names}没有“${outcomeLabel(what).zh}”这种结果；${outcomes.size === 0 ? "这类记录没有结果" : `可写：${[...outcomes].map((id) => `${outcomeLabel(id).zh}（${id}）`).join("、")}`}`,
                `${what} cannot come of ${kinds.map(({ id }) => id).join(", ")}; one of: ${[...outcomes].join(", ") || "none"}`,
              ),
            ],
      ) ?? [],
  );
  const roles = new Set(kinds.flatMap((kind) => kind.roles));
  const noRole = (role ?? []).flatMap((id, i) =>
    roles.has(id)
      ? []
      : [
          at(
            [...path, "role", i],
            `${names}没有“${roleLabel(id).zh}”这个角色；可写：${[...roles].map((one) => `${roleLabel(one).zh}（${one}）`).join("、")}`,
            `${kinds.map(({ id: kind }) => kind).join(", ")} has no role ${id}; one of: ${[...roles].join(", ")}`,
          ),
        ],
  );
  const noOutcome = (["level", "outcome_form"] as const).filter(
    (word) => ({ level, outcome_form })[word] !== undefined && outcomes.size === 0,
  );
  const twiceSaid = (reason ?? []).find((word) => not_reason?.includes(word));
  const noLeave = reason !== undefined && (attended === true || (state !== undefined && !state.includes("leave")));
  const ofAttendance = (["state", "attended", "reason", "not_reason"] as const).find(
    (word) => ({ state, attended, reason, not_reason })[word] !== undefined,
  );
  const isNever = ofAttendance !== undefined && kinds.every((kind) => !kind.attended);
  return [
    ...impossible,
    ...noRole,
    ...noOutcome.map((word) => at([...path, word], `${names}没有结果，不能写 ${both(word)}`, `nothing comes of these kinds: no ${word}`)),
    ...(noLeave
      ? [at([...path, "reason"], `${both("reason")} 只说请假，要写 出席情况: 请假`, "a reason is of a leave: say state: leave")]
      : []),
    ...(twiceSaid === undefined ? [] : [at([...path, "not_reason"], `${twiceSaid} 又计又不计`, `${twiceSaid} is both meant and left out`)]),
    ...(isNever
      ? [at([...path, ofAttendance], `${names}不记出席情况`, `attendance is not recorded of ${kinds.map(({ id }) => id).join(", ")}`)]
      : []),
  ];
}

/** What does not hold within a count of records. */
export function ofCount(count: CountFile, path: Path): Contradiction[] {
  const found = ofCondition(count, path);
  if (Object.keys(CONDITION).every((word) => word === "for" || count[word as keyof CountFile] === undefined))
    found.push(at(path, `没有写数什么记录：要写 ${both("of")} 等条件`, "no condition says which records to count"));
  found.push(...ofShare(count, path));
  const { at_least: least, at_most: most } = count;
  const isNothing = (bound: string | number | undefined): boolean => bound !== undefined && Number.parseFloat(String(bound)) === 0;
  if ((isNothing(least) && (most === undefined || most === "100%")) || (least === undefined && most === "100%"))
    found.push(at([...path, least === undefined ? "at_most" : "at_least"], "总是成立，等于没有写", "always true: it says nothing"));
  const number = (written: string | number): number => Number.parseFloat(String(written));
  if (count.at_least !== undefined && count.at_most !== undefined && number(count.at_least) > number(count.at_most))
    found.push(
      at(
        [...path, "at_most"],
        `至多 ${count.at_most} 少于至少 ${count.at_least}`,
        `at most ${count.at_most} is less than at least ${count.at_least}`,
      ),
    );
  return found;
}

/** A share of what was expected can only be of attendance. */
function ofShare({ at_least: least, at_most: most, ...count }: CountFile, path: Path): Contradiction[] {
  if (typeof least !== "string" && typeof most !== "string") return [];
  if ([least, most].some((bound) => typeof bound === "number"))
    return [at([...path, "at_most"], "至少和至多要么都是次数，要么都是百分数", "at_least and at_most are both numbers or both shares")];
  const said = Object.keys(count).filter((word) => count[word as keyof typeof count] !== undefined);
  const stray = said.find(
    (word) => !["name", "grade", "of", "attended", "state", "reason", "not_reason", "sittings", "for"].includes(word),
  );
  if (stray !== undefined)
    return [at([...path, stray], `占应到的比例只看出席，不能写 ${both(stray)}`, `a share of what was expected cannot say ${stray}`)];
  const kinds = (count.of ?? []).map(kindSaid);
  if (kinds.length === 0 || kinds.some(({ attended }) => !attended))
    return [
      at(
        [...path, "of"],
        `占应到的比例要写记出席的 ${both("of")}`,
        "a share of what was expected needs kinds of which attendance is recorded",
      ),
    ];
  if (count.state?.includes("observer"))
    return [at([...path, "state"], "列席不算应到，谈不上比例", "sitting in is no occasion, and has no share")];
  if (count.attended === undefined && count.state === undefined)
    return [at(path, `占应到的比例要写 ${both("attended")} 或 ${both("state")}`, "a share of what was expected says attended or state")];
  return [];
}
