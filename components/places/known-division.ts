import { type LevelGroup, parseGroups } from "@/server/booking/domain/division";
import type { DivisionFormView } from "@/server/booking/domain/division-view";
import { type FormState, formWith } from "../forms/form-state";
import { typedDay } from "./known-places";

interface Asked {
  /** ISO, as the address says it. */
  readonly first: string | undefined;
  /** "PS.MS.GS-60_CP.CE1-90" */
  readonly groups: string | undefined;
  readonly others: string | undefined;
}

/**
 * The fields of a division as its recap said them, else as the places are divided now. What the address says and cannot be is
 * left out.
 */
export function knownDivision(view: DivisionFormView, { first, groups, others }: Asked): FormState {
  const isAsked = first !== undefined;
  const shown = isAsked ? (parseGroups(groups ?? "") ?? []) : view.groups;
  const present = view.groups.length > 0 && view.others !== null ? String(view.others) : undefined;
  return formWith({
    from: typedDay(first ?? view.first),
    others: isAsked ? others : present,
    ...fieldsOf(shown),
  });
}

function fieldsOf(groups: readonly LevelGroup[]): Record<string, string> {
  return Object.fromEntries(
    groups.flatMap(({ levels, places }, index) => [
      [`places${index + 1}`, String(places)],
      ...levels.map((level) => [level, String(index + 1)]),
    ]),
  );
}
