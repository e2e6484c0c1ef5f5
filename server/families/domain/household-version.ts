import type { LocalDate } from "@/server/platform/dates";
import type { EditableHousehold } from "./changed-fields.fr";
import { type Homes, type HomeToConfirm, homeOn, timeline } from "./homes";
import { shownVersion } from "./shown-version";

const movesOf = ({ first, changes }: Homes) => [first, ...changes.flatMap(({ residence, from }) => [residence, from])];

/** What makes the moves that a form showed differ from any others. */
export function homesVersion(homes: Homes): string {
  return shownVersion({ homes: movesOf(homes) });
}

export function homeToConfirm(homes: Homes, from: LocalDate): HomeToConfirm {
  return { from, residence: homeOn(homes, from), moves: timeline(homes), version: homesVersion(homes) };
}

/** What makes the household that a form showed differ from any other, with every move that is known. */
export function householdVersion(household: EditableHousehold, homes: Homes): string {
  return shownVersion({ ...household, homes: movesOf(homes) });
}
