import { createCaller } from "@/server/api/root";
import { newId } from "@/server/platform/ids";
import {
  makeAccount,
  makeCity,
  makeFamily,
  makeSchool,
  makeSession,
  requestOf,
  type TestFamily,
} from "../../support/factory";
import { insert, owner } from "../../support/owner";

/** The parents' space, the way a page reaches it. */
export function callerOf(city: { slug: string }, sessionId?: string, now?: string) {
  return createCaller(requestOf(city.slug, sessionId, now));
}

/** One more adult of a dossier, logged in. */
export async function makeAdult(
  cityId: string,
  familyId: string,
  role: Record<string, unknown>,
  person: Record<string, unknown> = {},
): Promise<{ personId: string; accountId: string; sessionId: string }> {
  const personId = newId();
  await insert("person", { city_id: cityId, id: personId, birth_name: "Autre", first_names: ["Sacha"], ...person });
  await insert("family_adult", { city_id: cityId, family_id: familyId, person_id: personId, ...role });
  const accountId = await makeAccount(cityId);
  await insert("person_login", { city_id: cityId, account_id: accountId, person_id: personId, attached_by: "test" });
  return { personId, accountId, sessionId: await makeSession(cityId, accountId) };
}

/** Everything of a household that the other parent must never learn, each with a text found nowhere else. */
export const CANARIES = [
  "rue-Canari-secret",
  "batiment-canari",
  "38250",
  "Villard-Canari",
  "alloc-canari-77",
  "0799887766",
  "07 99 88 77 66",
  "canari@cache.example",
  "nom-canari",
  "compagnon-canari",
  "0688776655",
  "98765",
  "987,65",
] as const;

export interface TwoHouseholds {
  readonly city: { id: string; slug: string };
  readonly mine: TestFamily;
  /** The other parent's dossier, full of canaries. */
  readonly theirs: TestFamily;
  readonly childId: string;
  readonly schoolId: string;
}

/** Separated parents: one child in two dossiers (D2), and all that the other household has is a canary. */
export async function makeTwoHouseholds(): Promise<TwoHouseholds> {
  const city = await makeCity();
  const mine = await makeFamily(city.id, { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" });
  const theirs = await makeFamily(city.id, {
    name: "Famille nom-canari",
    address_line: "9 rue-Canari-secret",
    address_extra: "batiment-canari",
    postcode: "38250",
    town: "Villard-Canari",
    allocataire_number: "alloc-canari-77",
  });
  await owner().query(
    `UPDATE person SET phone = '0799887766', email = 'canari@cache.example', usage_name = 'nom-canari' WHERE id = $1`,
    [theirs.personId],
  );
  const schoolId = await makeSchool(city.id);
  const childId = newId();
  const child = { city_id: city.id, id: childId, first_name: "Lou", last_name: "Essai", birthdate: "2018-05-04" };
  await insert("child", { ...child, school_id: schoolId, level: "CE1" });
  for (const [family, weeks] of [
    [mine, "odd"],
    [theirs, "even"],
  ] as const) {
    const link = { city_id: city.id, family_id: family.familyId, child_id: childId };
    await insert("family_child", { ...link, custody: "alternating", custody_weeks: weeks });
  }
  await insert("quotient_familial", {
    city_id: city.id,
    id: newId(),
    family_id: theirs.familyId,
    amount_cents: 98765,
    source: "caf",
    reference_month: "2026-09-01",
    valid_from: "2026-09-01",
    recorded_by: "test",
  });
  const contact = { city_id: city.id, child_id: childId, relation: "Ami", phone: "0688776655" };
  await insert("contact", {
    ...contact,
    id: newId(),
    family_id: theirs.familyId,
    name: "compagnon-canari",
    kind: "autorise",
  });
  await insert("contact", { ...contact, id: newId(), name: "compagnon-canari sans foyer", kind: "interdit" });
  return { city, mine, theirs, childId, schoolId };
}

/** Which canaries a text holds; an answer is looked at whole, as it travels. */
export function canariesIn(answer: unknown): string[] {
  const text = JSON.stringify(answer, (_key, value) => (typeof value === "bigint" ? String(value) : value)).replaceAll(
    "\u00a0",
    " ",
  );
  return CANARIES.filter((canary) => text.includes(canary));
}
