import { addDays, type LocalDate } from "@/server/platform/dates";
import { addRegie } from "../billing/regie-rows";
import { DOCUMENT_TYPES, type DocumentTypeCode } from "../data/document-types";
import { SCHOOL_SERVICES_ACCOUNT } from "../data/regies";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town, TownActivity, TownSchool } from "./town";

/** The city itself, which belongs to no city: written before the rest. */
export function cityRow({ id, entry }: Town): Readonly<Record<string, unknown>> {
  return {
    id,
    slug: entry.slug,
    name: entry.name,
    insee_codes: entry.inseeCodes,
    postcodes: entry.postcodes,
    department: entry.department,
    timezone: entry.timezone,
    school_zone: entry.schoolZone,
    theme: entry.slug,
    settings: entry.settings,
  };
}

/** What staff set up before the first family: schools, classes, calendar, canteen, evenings, fees. */
export function addTown(rows: Rows, town: Town, random: Random): void {
  addSchools(rows, town);
  const { id: cityId } = town;
  for (const { label, firstDay, lastDay } of town.calendar.holidays) {
    rows.add("school_holiday", { city_id: cityId, id: random.id(), label, first_day: firstDay, last_day: lastDay });
  }
  const regieId = addRegie(rows, town, random.branch("regie"));
  for (const activity of activitiesOf(town)) addActivity(rows, town, activity, { regieId, random });
}

/** The canteen, and the evenings of a town that has them. */
export function activitiesOf({ canteen, evening }: Town): readonly TownActivity[] {
  return evening ? [canteen, evening] : [canteen];
}

function addActivity(
  rows: Rows,
  { id: cityId, firstDay, lastDay }: Town,
  { id, entry, fees }: TownActivity,
  { regieId, random }: { readonly regieId: string; readonly random: Random },
): void {
  rows.add("activity", {
    city_id: cityId,
    id,
    code: entry.code,
    name: entry.name,
    unit_label: entry.unitLabel,
    weekdays: entry.weekdays,
    first_day: firstDay,
    last_day: lastDay,
    settings: entry.settings,
    regie_id: regieId,
    budget_account: SCHOOL_SERVICES_ACCOUNT,
  });
  for (const { compiled: _, ...document } of fees) {
    rows.add("fee_schedule", {
      city_id: cityId,
      id: random.id(),
      activity_id: id,
      version: document.version,
      effective_from: document.effectiveFrom,
      document,
    });
  }
}

/** The documents that the town asks for; gives their identifiers. */
export function addDocumentTypes(rows: Rows, { id: cityId }: Town, random: Random): (code: DocumentTypeCode) => string {
  const ids = new Map<string, string>();
  for (const { validityMonths, ...columns } of DOCUMENT_TYPES) {
    const id = random.id();
    ids.set(columns.code, id);
    rows.add("document_type", { city_id: cityId, id, ...columns, validity_months: validityMonths });
  }
  return (code) => ids.get(code) ?? "";
}

function addSchools(rows: Rows, { id: cityId, entry, schools }: Town): void {
  for (const { id, entry: school } of schools) {
    rows.add("school", {
      city_id: cityId,
      id,
      uai: school.uai,
      name: school.name,
      level: school.kind,
      sector: school.sector,
      address: `${entry.postcodes[0]} ${entry.name}`,
    });
  }
  for (const { id: schoolId, classes } of schools) {
    for (const { id, name, levels } of classes) {
      rows.add("school_class", { city_id: cityId, id, school_id: schoolId, name, levels });
    }
  }
}

/** Every open day of an activity, from the first day of the first school year to the last of the last. */
export function openDaysOf({ openDays }: TownActivity, { firstDay, lastDay }: Town): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) if (openDays.dayState(day).open) days.push(day);
  return days;
}

/** The schools whose canteen the town runs. */
export function canteenSchools({ schools }: Town): Array<TownSchool & { readonly seats: number }> {
  return schools.flatMap((school) => (school.seats === undefined ? [] : [{ ...school, seats: school.seats }]));
}
