import { birthYearOf, levelsOf, type SchoolLevel } from "@/server/catalogue/domain";
import type { Diet } from "@/server/families/domain/diet";
import type { HealthSheet } from "@/server/families/domain/health-sheet";
import { localDate } from "@/server/platform/dates";
import { BIRTHPLACES, BOYS, GIRLS, MEN, WOMEN } from "../data/people/names";
import type { Random } from "../random";
import type { Town, TownSchool } from "../town/town";
import { canteenSchools } from "../town/town-rows";
import type { AdultDraft, ChildDraft, Login } from "./draft";

const two = (value: number) => String(value).padStart(2, "0");

/** A mobile number of the range that the ARCEP keeps for fiction. */
export function fictitiousPhone(random: Random): string {
  return `063998${random.digits(4)}`;
}

/** "noemie.ben-amar1234@courriel.example": a domain that nobody can own. */
function fictitiousEmail(firstName: string, lastName: string, random: Random): string {
  const plain = (text: string) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/ı/g, "i")
      .replace(/[^A-Za-z]+/g, "-")
      .toLowerCase();
  return `${plain(firstName)}.${plain(lastName)}${random.digits(4)}@courriel.example`;
}

export function makeAdult(
  random: Random,
  over: Partial<AdultDraft> & { readonly birthName: string; readonly age?: number; readonly login?: Login },
): AdultDraft {
  const gender = over.gender ?? (random.chance(0.55) ? "female" : "male");
  const names = gender === "male" ? MEN : WOMEN;
  const first = random.pick(names);
  const second = random.pick(names);
  const firstNames = random.chance(0.6) && second !== first ? [first, second] : [first];
  const { age = random.between(26, 49), ...given } = over;
  return {
    id: random.id(),
    usageName: "",
    firstNames,
    gender,
    birthdate: `${2026 - age}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    birthplace: random.pick(BIRTHPLACES),
    birthcountry: "99100",
    email: fictitiousEmail(given.firstNames?.[0] ?? first, given.birthName, random),
    phone: fictitiousPhone(random),
    login: random.chance(0.7) ? "franceconnect" : "none",
    ...given,
  };
}

const DIETS: readonly Diet[] = ["sans_porc", "sans_porc", "sans_viande"];

const HEALTH: ReadonlyArray<Partial<HealthSheet>> = [
  {
    allergies: "Arachide et fruits à coque",
    conduct:
      "Trousse d’urgence dans le bureau de la direction. Injecter l’adrénaline, appeler le 15, puis les parents.",
    doctor: "Docteur Exemple, 06 39 98 00 15",
  },
  {
    allergies: "Protéines du lait de vache",
    conduct:
      "Panier repas fourni par la famille. En cas d’ingestion, donner l’antihistaminique et appeler les parents.",
    doctor: "Docteur Exemple, 06 39 98 00 16",
  },
  {
    illnesses: "Asthme à l’effort",
    conduct: "Deux bouffées de l’inhalateur bleu, à renouveler après dix minutes. Sans amélioration, appeler le 15.",
    doctor: "Docteur Exemple, 06 39 98 00 17",
  },
];

const HABITS: ReadonlyArray<readonly number[]> = [
  [1, 2, 4, 5],
  [1, 2, 4, 5],
  [1, 2, 4, 5],
  [1, 4],
  [2, 5],
  [1, 2],
  [4],
  [],
];

export interface ChildWish {
  readonly lastName: string;
  readonly level?: SchoolLevel;
  readonly school?: TownSchool;
  readonly firstName?: string;
  /** By chance when left out, as the first name is. */
  readonly gender?: "female" | "male";
  readonly taken?: readonly string[];
  readonly diet?: Diet;
  /** With a PAI: health sheet, and most often a meal from home. */
  readonly pai?: boolean;
  readonly habit?: readonly number[];
}

/** A pupil of the town, in a class of the school that has the level. */
export function makeChild(random: Random, town: Town, startYear: number, wish: ChildWish): ChildDraft {
  const school = wish.school ?? random.pick(wish.level ? schoolsWith(town, wish.level) : pupilSchools(town, random));
  const level = wish.level ?? random.pick(levelsOf(school.entry.kind));
  const classes = school.classes.filter(({ levels }) => levels.includes(level));
  const girl = random.chance(0.5);
  const names = (girl ? GIRLS : BOYS).filter((name) => !wish.taken?.includes(name));
  const health = wish.pai ? random.pick(HEALTH) : null;
  return {
    id: random.id(),
    firstName: wish.firstName ?? random.pick(names),
    lastName: wish.lastName,
    birthdate: localDate(
      `${birthYearOf(level, startYear)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    ),
    gender: wish.gender ?? (girl ? "female" : "male"),
    school,
    classId: classes.length > 0 ? random.pick(classes).id : null,
    level,
    diet: wish.diet ?? (health ? "panier_pai" : random.chance(0.2) ? random.pick(DIETS) : "standard"),
    contacts: random.chance(0.35) ? [emergencyContact(random)] : [],
    health,
    habit: wish.habit ?? random.pick(HABITS),
  };
}

function emergencyContact(random: Random) {
  const relation = random.pick(["Grand-mère", "Grand-père", "Tante", "Voisin", "Nourrice"]);
  const name = `${random.pick(relation === "Grand-père" || relation === "Voisin" ? MEN : WOMEN)} ${random.pick(["Exemple", "Modèle", "Essai"])}`;
  return { name, relation, phone: fictitiousPhone(random), kind: "urgence" as const };
}

/** Nine pupils in ten go to a public school: it is them that the municipal canteen feeds. */
function pupilSchools(town: Town, random: Random): readonly TownSchool[] {
  return random.chance(0.9) ? canteenSchools(town) : town.schools;
}

export function schoolsWith(town: Town, level: SchoolLevel): readonly TownSchool[] {
  return canteenSchools(town).filter(({ entry }) => levelsOf(entry.kind).includes(level));
}
