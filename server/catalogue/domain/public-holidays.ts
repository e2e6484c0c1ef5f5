import getJoursFeries from "@socialgouv/jours-feries";
import { Temporal } from "temporal-polyfill";
import { type LocalDate, localDate } from "@/server/platform/dates";

/** Where the law sets the public holidays: some territories have one or two of their own. */
export type HolidayTerritory =
  | "metropole"
  | "alsace-moselle"
  | "guadeloupe"
  | "guyane"
  | "martinique"
  | "mayotte"
  | "reunion"
  | "saint-barthelemy"
  | "saint-martin";

/** The departments whose public holidays are not those of the rest of the country. */
const TERRITORY_OF_DEPARTMENT: Readonly<Record<string, HolidayTerritory>> = {
  "57": "alsace-moselle",
  "67": "alsace-moselle",
  "68": "alsace-moselle",
  "971": "guadeloupe",
  "972": "martinique",
  "973": "guyane",
  "974": "reunion",
  "976": "mayotte",
  "977": "saint-barthelemy",
  "978": "saint-martin",
};

/** The territory of a department or collectivity by its INSEE code, "42", "974". */
export function territoryOf(department: string): HolidayTerritory {
  return TERRITORY_OF_DEPARTMENT[department] ?? "metropole";
}

/** The names of the library, as they read inside a French sentence. */
const LABELS: Readonly<Record<string, string>> = {
  "Jour de l'an": "jour de l’An",
  "Lundi de Pâques": "lundi de Pâques",
  "Fête du travail": "fête du Travail",
  "Victoire des alliés": "victoire de 1945",
  "Lundi de Pentecôte": "lundi de Pentecôte",
  "Fête Nationale": "fête nationale",
  Armistice: "armistice de 1918",
  "Vendredi Saint": "Vendredi saint",
  "Saint Étienne": "Saint-Étienne",
};

/** Month and day of the abolition of slavery, a public holiday overseas (Code du travail, L. 3422-2). */
const ABOLITION_DAYS: Readonly<Partial<Record<HolidayTerritory, string>>> = {
  mayotte: "04-27",
  martinique: "05-22",
  guadeloupe: "05-27",
  "saint-martin": "05-28",
  guyane: "06-10",
  "saint-barthelemy": "10-09",
  reunion: "12-20",
};

const HALF_DAY_MS = 12 * 3_600_000;

/** The library gives midnight of the machine's zone, one hour off when Easter meets a change of hour: read it at noon. */
function civilDay(midnight: Date): LocalDate {
  const noonAsUtc = midnight.getTime() - midnight.getTimezoneOffset() * 60_000 + HALF_DAY_MS;
  const noon = Temporal.Instant.fromEpochMilliseconds(noonAsUtc).toZonedDateTimeISO("UTC");
  return localDate(noon.toPlainDate().toString());
}

const known = new Map<string, ReadonlyMap<LocalDate, string>>();

/** The public holidays of a civil year in a territory: day to French name (C3). */
export function publicHolidays(year: number, territory: HolidayTerritory): ReadonlyMap<LocalDate, string> {
  const key = `${territory} ${year}`;
  const found = known.get(key);
  if (found) return found;
  const days = new Map<LocalDate, string>();
  for (const [name, date] of Object.entries(getJoursFeries(year, { alsace: territory === "alsace-moselle" }))) {
    days.set(civilDay(date), LABELS[name] ?? name);
  }
  const abolition = ABOLITION_DAYS[territory];
  if (abolition) days.set(localDate(`${year}-${abolition}`), "abolition de l’esclavage");
  known.set(key, days);
  return days;
}

/** The name of the public holiday that falls on `day`, or `undefined`. */
export function publicHolidayOn(day: LocalDate, territory: HolidayTerritory): string | undefined {
  return publicHolidays(Number(day.slice(0, 4)), territory).get(day);
}
