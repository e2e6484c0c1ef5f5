import type { EditableHousehold } from "./changed-fields.fr";
import type { Homes } from "./homes";
import { shownVersion } from "./shown-version";

/** What makes the household that a form showed differ from any other, with every move that is known. */
export function householdVersion(household: EditableHousehold, homes: Homes): string {
  return shownVersion({
    ...household,
    homes: [homes.first, ...homes.changes.flatMap(({ residence, from }) => [residence, from])],
  });
}
