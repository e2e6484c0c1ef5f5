import type { FamilyDraft } from "../families/draft";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town } from "../town/town";

/** Ten-thousandths of the price. */
const SHARES = [6_000, 4_000] as const;

/**
 * One pair of separated parents agreed on shares (X2); the others pay by their weeks of custody (D3). The households are
 * those of the first child who is in two of them.
 */
export function addPayers(rows: Rows, town: Town, random: Random, families: readonly FamilyDraft[]): void {
  const shared = families.filter(({ children }) => children.some(({ weeks }) => weeks !== null));
  const [first] = shared;
  if (!first) return;
  for (const { child } of first.children) {
    const households = shared.filter(({ children }) => children.some((other) => other.child.id === child.id));
    for (const [index, share] of SHARES.entries()) {
      const family = households[index];
      if (!family) continue;
      rows.add("child_payer", {
        city_id: town.id,
        id: random.id(),
        child_id: child.id,
        family_id: family.id,
        share,
        first_day: town.firstDay,
      });
    }
  }
}
