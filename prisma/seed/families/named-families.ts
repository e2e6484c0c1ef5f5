import type { SchoolLevel } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { TEST_PEOPLE, type TestPerson } from "../data/people/franceconnect";
import { DEMO_PARENTS } from "../demo-accounts";
import type { Random } from "../random";
import type { Town, TownSchool } from "../town/town";
import type { AdultDraft, FamilyDraft } from "./draft";
import { makeFamily, parent, payer, relative, responsible } from "./make-family";
import { makeAdult, makeChild, schoolsWith } from "./make-people";

/** Families that the README and the tests know by name, always with something to decide in the days ahead. */
export interface NamedFamilies {
  readonly families: readonly FamilyDraft[];
  /** The family of the local account. */
  readonly localFamilyId: string;
}

interface Stage {
  readonly random: Random;
  readonly town: Town;
  readonly today: LocalDate;
  readonly startYear: number;
}

const GIRLS: ReadonlySet<string> = new Set(["Ana", "Inès", "Lina", "Lou", "Mila", "Romy", "Zoé"]);

/** They eat on Mondays and Thursdays: Tuesdays and Fridays are left to book. */
const HABIT = [1, 4];

/** A parent whom FranceConnect knows: no account yet, the first login attaches it. */
function known(random: Random, person: TestPerson, over: Partial<AdultDraft> = {}): AdultDraft {
  return makeAdult(random, { ...person, login: "none", ...over });
}

function schoolFor({ random, town }: Stage, level: SchoolLevel): TownSchool {
  return random.pick(schoolsWith(town, level));
}

function children(
  { random, town, startYear }: Stage,
  lastName: string,
  wishes: ReadonlyArray<readonly [firstName: string, level: SchoolLevel, school: TownSchool]>,
): FamilyDraft["children"] {
  return wishes.map(([firstName, level, school]) => ({
    child: makeChild(random, town, startYear, {
      ...{ lastName, firstName, level, school, habit: HABIT },
      gender: GIRLS.has(firstName) ? "female" : "male",
    }),
    weeks: null,
  }));
}

export function namedFamilies(random: Random, town: Town, today: LocalDate, startYear: number): NamedFamilies {
  const stage: Stage = { random, town, today, startYear };
  const local = localFamily(stage);
  return { families: [local, ...(OF_TOWN[town.entry.slug]?.(stage) ?? [])], localFamilyId: local.id };
}

/**
 * Two parents with local accounts, one child with a PAI, a grandmother who picks up, an uncle who pays. In a town with evenings,
 * a little sister too: what is paid for her evenings counts for taxes. In the others, a little brother who is not enrolled yet.
 */
function localFamily(stage: Stage): FamilyDraft {
  const { random, town, today, startYear } = stage;
  const adult = (firstName: string, over: Partial<AdultDraft>) =>
    makeAdult(random, { birthName: "Exemple", firstNames: [firstName], login: "none", ...over });
  const first = adult("Camille", { gender: "female", email: DEMO_PARENTS.first.login, login: "local" });
  const second = adult("Alex", { gender: "male", email: DEMO_PARENTS.second.login, login: "local" });
  const school = schoolFor(stage, "CE1");
  const [ana] = children(stage, "Exemple", [["Ana", "CE1", school]]);
  const ben = makeChild(random, town, startYear, {
    lastName: "Exemple",
    firstName: "Ben",
    gender: "male",
    level: "CM1",
    school,
    pai: true,
    habit: HABIT,
  });
  return makeFamily(random, town, today, {
    name: "Exemple",
    members: [
      responsible(first),
      parent(second),
      relative(adult("Odette", { gender: "female", birthdate: "1955-03-08" })),
      payer(adult("Bernard", { gender: "male" })),
    ],
    children: [...(ana ? [ana] : []), { child: ben, weeks: null }, ...littleSister(stage), ...littleBrother(stage)],
    quotient: { euros: 720 },
  });
}

function littleSister({ random, ...stage }: Stage): FamilyDraft["children"] {
  const own = { ...stage, random: random.branch("little sister") };
  return stage.town.evening ? children(own, "Exemple", [["Mila", "MS", schoolFor(own, "MS")]]) : [];
}

/** In the other towns, the youngest has just started school: nobody has enrolled him in anything yet. */
function littleBrother({ random, ...stage }: Stage): FamilyDraft["children"] {
  if (stage.town.evening) return [];
  const own = { ...stage, random: random.branch("little brother") };
  return children(own, "Exemple", [["Nino", "PS", schoolFor(own, "PS")]]).map(({ child, weeks }) => ({
    child: { ...child, habit: [], newcomer: true },
    weeks,
  }));
}

const OF_TOWN: Readonly<Record<string, (stage: Stage) => FamilyDraft[]>> = {
  /** `test`: three siblings, two at the same school; `nom_composé` is doubtful, her place of birth is not on file. */
  "saint-chamond": (stage) => {
    const { random, town, today } = stage;
    const [small, big] = [schoolFor(stage, "GS"), schoolFor(stage, "CM2")];
    return [
      makeFamily(random, town, today, {
        name: "DUBOIS",
        members: [responsible(known(random, TEST_PEOPLE.test)), parent(known(random, TEST_PEOPLE.avec_nom_dusage))],
        children: children(stage, "DUBOIS", [
          ["Lina", "CM2", big],
          ["Noé", "CE2", big],
          ["Zoé", "GS", small],
        ]),
        quotient: { euros: 860 },
      }),
      makeFamily(random, town, today, {
        members: [responsible(known(random, TEST_PEOPLE.nom_composé, { birthplace: "" }))],
        children: children(stage, "TROIS-DUPRE", [["Malo", "CP", schoolFor(stage, "CP")]]),
        quotient: "unknown",
      }),
    ];
  },
  /** Separated parents, each with the children one week in two and a login of their own. */
  "rive-de-gier": (stage) => {
    const { random, town, today } = stage;
    const school = schoolFor(stage, "CE2");
    const shared = children(stage, "ARMOIRE", [
      ["Jules", "CE2", school],
      ["Romy", "CM2", school],
    ]);
    const household = (adult: AdultDraft, weeks: "even" | "odd", euros: number) =>
      makeFamily(random, town, today, {
        name: adult.usageName || adult.birthName,
        members: [responsible(adult)],
        children: shared.map(({ child }) => ({ child, weeks })),
        quotient: { euros },
      });
    return [
      household(known(random, TEST_PEOPLE.test_CINDY), "even", 690),
      household(known(random, TEST_PEOPLE.test_DAVID), "odd", 1_310),
    ];
  },
  /** A parent alone, a family from outside; `test_GERALDINE` is doubtful, her birth is on file without its day. */
  corbas: (stage) => {
    const { random, town, today } = stage;
    return [
      makeFamily(random, town, today, {
        members: [responsible(known(random, TEST_PEOPLE.test_ELSA), "sole")],
        children: children(stage, "PLACARD", [["Inès", "CP", schoolFor(stage, "CP")]]),
        quotient: { euros: 751 },
      }),
      makeFamily(random, town, today, {
        members: [responsible(known(random, TEST_PEOPLE.test_FABIEN))],
        children: children(stage, "PENDERIE", [
          ["Tom", "CE1", schoolFor(stage, "CE1")],
          ["Lou", "MS", schoolFor(stage, "MS")],
        ]),
        quotient: "expired",
        residence: "outside",
      }),
      makeFamily(random, town, today, {
        members: [responsible(known(random, TEST_PEOPLE.test_GERALDINE, { birthdate: "1976" }))],
        children: children(stage, "LIT", [["Adam", "CM1", schoolFor(stage, "CM1")]]),
        quotient: { euros: 1_201 },
      }),
    ];
  },
};
