import type { FamilyDraft } from "../families/draft";
import type { Random } from "../random";
import { eaters } from "./meals";
import type { Eater } from "./tight-days";

/** Of the families whose children go to a public school, how many need the evening. */
const SHARE = 1 / 3;
/** Of the days on which a child eats at school, how many it stays in the evening too. */
const DAYS_KEPT = 0.7;
/** For a child who never eats at school, or would never stay by the draw. */
const USUAL = [1, 4];

/**
 * The children who stay after school, on habits of their own: those of the named families, and of one family in three. A
 * child of two homes stays in the weeks of both, or of none.
 */
export function eveningEaters(random: Random, families: readonly FamilyDraft[], named: ReadonlySet<string>): Eater[] {
  const stays = new Map<string, boolean>();
  for (const { id, children } of families) {
    const known = children.map(({ child }) => stays.get(child.id)).find((known) => known !== undefined);
    const wanted = known ?? (named.has(id) || random.chance(SHARE));
    for (const { child } of children) stays.set(child.id, wanted);
  }
  const habits = new Map<string, readonly number[]>();
  return eaters(families.filter(({ children }) => children.some(({ child }) => stays.get(child.id)))).map((eater) => {
    const { child, family } = eater;
    const habit = habits.get(child.id) ?? habitOf(random, child.habit, named.has(family.id));
    habits.set(child.id, habit);
    return { ...eater, child: { ...child, habit } };
  });
}

function habitOf(random: Random, atCanteen: readonly number[], isNamed: boolean): readonly number[] {
  const kept = isNamed ? atCanteen : atCanteen.filter(() => random.chance(DAYS_KEPT));
  return kept.length > 0 ? kept : USUAL;
}
