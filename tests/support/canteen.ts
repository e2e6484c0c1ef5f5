import { newId } from "@/server/platform/ids";
import { makeChild, makeCity, makeFamily, makeSchool, type TestFamily } from "./factory";
import { insert, owner } from "./owner";

/** Resident 2,35 € (hors commune 6,50 €), 2,50 € more when late: enough of a town's fees to tell prices apart. */
export const FEES = {
  format: 1,
  service: "cantine",
  label: "Restauration scolaire",
  version: 1,
  effectiveFrom: "2025-09-01",
  unit: "meal",
  quotientFamilial: {
    precision: "euro",
    whenUnknown: { apply: "highestPrice" },
    reference: { referenceDay: null, changes: "monthAfter" },
  },
  profiles: [
    { code: "standard", label: "repas" },
    { code: "ownMeal", label: "repas fourni" },
  ],
  payers: [],
  rules: [
    {
      id: "pai",
      label: "Repas fourni (PAI)",
      when: { profile: ["ownMeal"] },
      price: { kind: "fixed", amountCents: 80 },
    },
    {
      id: "resident",
      label: "Tarif résident",
      when: { residence: ["commune"] },
      price: {
        kind: "bands",
        bands: [
          { from: 0, below: 860, price: { kind: "fixed", amountCents: 175 } },
          { from: 860, price: { kind: "fixed", amountCents: 235 } },
        ],
      },
    },
    { id: "hors-commune", label: "Tarif hors commune", when: {}, price: { kind: "fixed", amountCents: 650 } },
  ],
  supplements: [
    {
      code: "tardive",
      label: "Réservation tardive",
      when: { late: true },
      change: { kind: "amount", amountCents: 250, per: "unit" },
    },
  ],
};

const EVE_AT_11 = { kind: "days_before", count: 1, unit: "school", at: "11:00" };

export interface Canteen {
  readonly city: { readonly id: string; readonly slug: string };
  readonly activityId: string;
}

/** A town with its canteen: bookable until 11:00 on the previous school day, later with a supplement until 18:00. */
export async function makeCanteen(settings: Record<string, unknown> = {}): Promise<Canteen> {
  const city = await makeCity();
  await insert("school_holiday", {
    city_id: city.id,
    id: newId(),
    label: "vacances de Noël",
    first_day: "2026-12-19",
    last_day: "2027-01-03",
  });
  const activityId = newId();
  await insert("activity", {
    city_id: city.id,
    id: activityId,
    code: "cantine",
    name: "Restauration scolaire",
    unit_label: "Repas",
    weekdays: [1, 2, 4, 5],
    first_day: "2026-09-01",
    last_day: "2027-07-02",
    settings: {
      whenFull: "waitlist",
      rules: {
        booking: EVE_AT_11,
        cancelling: EVE_AT_11,
        lateBooking: { until: { kind: "days_before", count: 1, unit: "school", at: "18:00" } },
      },
      ...settings,
    },
  });
  const schedule = { city_id: city.id, id: newId(), activity_id: activityId, version: 1, effective_from: "2025-09-01" };
  await insert("fee_schedule", { ...schedule, document: FEES });
  return { city, activityId };
}

/** Places at a school on some days, in order of the days. */
export async function makeSlots(
  { city, activityId }: Canteen,
  schoolId: string,
  days: readonly string[],
  capacity: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (const day of days) {
    const id = newId();
    await insert("slot", { city_id: city.id, id, activity_id: activityId, school_id: schoolId, day, capacity });
    ids.push(id);
  }
  return ids;
}

export interface EatingFamily extends TestFamily {
  readonly children: readonly string[];
}

/** A family with enrolled children, one for each school given. */
export async function makeEaters(
  { city, activityId }: Canteen,
  schools: readonly string[],
  over: Record<string, unknown> = {},
): Promise<EatingFamily> {
  const family = await makeFamily(city.id, over);
  const children: string[] = [];
  for (const [index, schoolId] of schools.entries()) {
    const childId = await makeChild(city.id, family.familyId, {
      school_id: schoolId,
      birthdate: `201${6 + index}-05-04`,
    });
    children.push(childId);
    await insert("enrolment", {
      city_id: city.id,
      id: newId(),
      child_id: childId,
      activity_id: activityId,
      family_id: family.familyId,
      first_day: "2026-09-01",
      last_day: "2027-07-02",
    });
  }
  return { ...family, children };
}

/** A second adult of the same family, logged in. */
export async function makeOtherParent(canteen: Canteen, family: EatingFamily): Promise<EatingFamily> {
  const other = await makeFamily(canteen.city.id);
  await owner().query("UPDATE family_adult SET left_at = now() WHERE person_id = $1", [other.personId]);
  await insert("family_adult", {
    city_id: canteen.city.id,
    family_id: family.familyId,
    person_id: other.personId,
    role: "parent",
  });
  return { ...other, familyId: family.familyId, children: family.children };
}

export { makeSchool };
