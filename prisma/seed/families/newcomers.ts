import type { LocalDate } from "@/server/platform/dates";
import { FAMILY_NAMES } from "../data/people/names";
import type { Random } from "../random";
import type { Town } from "../town/town";
import type { FamilyDraft } from "./draft";
import { makeFamily, parent, responsible } from "./make-family";
import { makeAdult, makeChild } from "./make-people";

/** Of each family, how many children. */
const CHILDREN = [2, 1, 1, 1] as const;

/** Families who have just come: they have a login, and their children are in no activity yet. */
export function newcomers(random: Random, town: Town, today: LocalDate, startYear: number): FamilyDraft[] {
  return CHILDREN.map((count) => {
    const adult = makeAdult(random, { birthName: random.pick(FAMILY_NAMES), login: "franceconnect" });
    const other = makeAdult(random, { birthName: adult.birthName, login: "none" });
    const taken: string[] = [];
    const children = Array.from({ length: count }, () => {
      const child = makeChild(random, town, startYear, { lastName: adult.birthName, taken, habit: [] });
      taken.push(child.firstName);
      return { child: { ...child, newcomer: true as const }, weeks: null };
    });
    const members = [responsible(adult), parent(other)];
    return makeFamily(random, town, today, { members, children, quotient: { euros: random.between(300, 1_500) } });
  });
}
