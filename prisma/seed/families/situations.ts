import type { LocalDate } from "@/server/platform/dates";
import { FAMILY_NAMES } from "../data/people/names";
import type { Random } from "../random";
import { quotientsAtBounds } from "../town/fee-schedules";
import type { Town } from "../town/town";
import type { ChildDraft, FamilyDraft } from "./draft";
import { makeFamily, parent, payer, type QuotientCase, relative, responsible } from "./make-family";
import { fictitiousPhone, makeAdult, makeChild, schoolsWith } from "./make-people";

/** What a maker of families works with. */
export interface Making {
  readonly random: Random;
  readonly town: Town;
  readonly today: LocalDate;
  /** The year in which the running school year began. */
  readonly startYear: number;
  /** The next quotient to give: each bound of each band comes up, then what is usual. */
  readonly nextQuotient: () => QuotientCase;
}

const DAYS_WITH_CANTEEN = [1, 2, 4, 5];

/** How many families of each situation a town of about 300 has (the people of the design). */
const SITUATIONS: ReadonlyArray<readonly [count: number, make: (making: Making) => FamilyDraft[]]> = [
  [88, (making) => [couple(making, 1)]],
  [78, (making) => [couple(making, 2)]],
  [30, (making) => [alone(making, 1)]],
  [18, (making) => [alone(making, 2)]],
  [14, (making) => [couple(making, 3)]],
  [10, overTwoSchools],
  [12, alternating],
  [8, withPayer],
  [8, withGrandparent],
  [6, soleAuthority],
  [8, (making) => [couple(making, 2, "outside")]],
  [5, (making) => [couple(making, 1, "interco")]],
  [5, withPai],
];

export function ordinaryFamilies(random: Random, town: Town, today: LocalDate, startYear: number): FamilyDraft[] {
  const making: Making = { random, town, today, startYear, nextQuotient: quotientCases(random, town) };
  return SITUATIONS.flatMap(([count, make]) => Array.from({ length: count }, () => make(making)).flat());
}

function quotientCases(random: Random, town: Town): () => QuotientCase {
  const bounds = quotientsAtBounds(town.canteen.fees);
  const waiting: QuotientCase[] = bounds.map((euros) => ({ euros }));
  return () => {
    const bound = waiting.shift();
    if (bound) return bound;
    if (random.chance(0.1)) return "unknown";
    if (random.chance(0.06)) return "expired";
    return { euros: random.between(180, 2_400) };
  };
}

function siblings({ random, town, startYear }: Making, lastName: string, count: number): FamilyDraft["children"] {
  const made: ChildDraft[] = [];
  while (made.length < count) {
    const taken = made.map(({ firstName }) => firstName);
    const school = made[0]?.school;
    made.push(makeChild(random, town, startYear, { lastName, taken, school }));
  }
  return made.map((child) => ({ child, weeks: null }));
}

function couple(making: Making, children: number, residence?: FamilyDraft["residence"]): FamilyDraft {
  const { random, town, today, nextQuotient } = making;
  const [one, other] = [random.pick(FAMILY_NAMES), random.pick(FAMILY_NAMES)];
  const mother = makeAdult(random, { birthName: one, gender: "female", usageName: random.chance(0.5) ? other : "" });
  const father = makeAdult(random, { birthName: other, gender: "male" });
  return makeFamily(random, town, today, {
    members: [responsible(mother), parent(father)],
    children: siblings(making, other, children),
    quotient: nextQuotient(),
    residence,
  });
}

function alone(making: Making, children: number): FamilyDraft {
  const { random, town, today, nextQuotient } = making;
  const adult = makeAdult(random, { birthName: random.pick(FAMILY_NAMES) });
  return makeFamily(random, town, today, {
    members: [responsible(adult)],
    children: siblings(making, adult.birthName, children),
    quotient: nextQuotient(),
  });
}

/** Three siblings, the eldest in another school than the two others where the town has two. */
function overTwoSchools(making: Making): FamilyDraft[] {
  const { random, town, startYear } = making;
  const family = couple(making, 2);
  const [first] = family.children;
  if (!first) return [family];
  const others = schoolsWith(town, "CM2").filter(({ id }) => id !== first.child.school.id);
  const eldest = makeChild(random, town, startYear, {
    lastName: first.child.lastName,
    level: "CM2",
    school: others.length > 0 ? random.pick(others) : undefined,
    taken: family.children.map(({ child }) => child.firstName),
  });
  return [{ ...family, children: [{ child: eldest, weeks: null }, ...family.children] }];
}

/** Separated parents: the child is one child in two dossiers, each parent has their weeks and their own login (D2, D3). */
function alternating(making: Making): FamilyDraft[] {
  const { random, town, today, nextQuotient } = making;
  const mother = makeAdult(random, { birthName: random.pick(FAMILY_NAMES), gender: "female", login: "franceconnect" });
  const father = makeAdult(random, { birthName: random.pick(FAMILY_NAMES), gender: "male", login: "franceconnect" });
  const children = siblings(making, father.birthName, random.between(1, 2));
  const household = (adult: typeof mother, weeks: "even" | "odd") =>
    makeFamily(random, town, today, {
      members: [responsible(adult)],
      children: children.map(({ child }) => ({ child, weeks })),
      quotient: nextQuotient(),
    });
  return [household(mother, "even"), household(father, "odd")];
}

function withPayer(making: Making): FamilyDraft[] {
  const family = alone(making, 1);
  const paying = makeAdult(making.random, { birthName: making.random.pick(FAMILY_NAMES), login: "franceconnect" });
  return [{ ...family, members: [...family.members, payer(paying)] }];
}

function withGrandparent(making: Making): FamilyDraft[] {
  const { random } = making;
  const family = couple(making, 2);
  const elder = makeAdult(random, { birthName: family.name, age: random.between(58, 74), login: "franceconnect" });
  const contact = {
    name: `${elder.firstNames[0] ?? ""} ${elder.birthName}`,
    relation: elder.gender === "male" ? "Grand-père" : "Grand-mère",
    phone: elder.phone || fictitiousPhone(random),
    kind: "autorise" as const,
  };
  const children = family.children.map(({ child, weeks }) => ({ child: { ...child, contacts: [contact] }, weeks }));
  return [{ ...family, children, members: [...family.members, relative(elder)] }];
}

/** One parent decides; the other may only look, and may not pick the child up. */
function soleAuthority(making: Making): FamilyDraft[] {
  const { random } = making;
  const family = alone(making, 1);
  const [mine] = family.members;
  if (!mine) return [family];
  const other = makeAdult(random, { birthName: random.pick(FAMILY_NAMES), login: "none" });
  const forbidden = {
    name: `${other.firstNames[0] ?? ""} ${other.birthName}`,
    relation: "Parent sans autorité parentale",
    phone: other.phone,
    kind: "interdit" as const,
  };
  const children = family.children.map(({ child, weeks }) => ({ child: { ...child, contacts: [forbidden] }, weeks }));
  return [{ ...family, children, members: [responsible(mine.adult, "sole"), parent(other, "none")] }];
}

function withPai(making: Making): FamilyDraft[] {
  const { random, town, startYear } = making;
  const family = couple(making, 1);
  const lastName = family.children[0]?.child.lastName ?? family.name;
  const child = makeChild(random, town, startYear, { lastName, pai: true, habit: DAYS_WITH_CANTEEN });
  return [{ ...family, children: [{ child, weeks: null }, ...family.children] }];
}
