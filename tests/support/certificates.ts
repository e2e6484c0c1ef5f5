import { newId } from "@/server/platform/ids";
import { type BillingTown, clerkApi, makeBillingTown } from "./billing";
import { apiOf, book } from "./booking";
import { type EatingFamily, FEES, makeSlots } from "./canteen";
import { insert, owner } from "./owner";

/** When everything of December 2026 was invoiced and paid. */
export const FEBRUARY = "2027-02-10T09:00:00+01:00";

export interface CareTown extends BillingTown {
  /** The garderie, 3 €: care of children, of the same régie as the canteen. */
  readonly careId: string;
}

/** A billing town that also has a garderie, marked as care of children. */
export async function makeCareTown(): Promise<CareTown> {
  const town = await makeBillingTown();
  const cityId = town.city.id;
  const careId = newId();
  const { rows } = await owner().query<{ settings: object }>("SELECT settings FROM activity WHERE id = $1", [
    town.activityId,
  ]);
  await insert("activity", {
    city_id: cityId,
    id: careId,
    code: "garderie",
    name: "Accueil du soir",
    unit_label: "Soirée",
    weekdays: [1, 2, 4, 5],
    first_day: "2026-09-01",
    last_day: "2027-07-02",
    settings: { ...rows[0]?.settings, childCare: true },
    regie_id: town.regieId,
    budget_account: "7066",
  });
  const rule = { id: "tous", label: "Tarif unique", when: {}, price: { kind: "fixed", amountCents: 300 } };
  const document = { ...FEES, service: "garderie", label: "Accueil du soir", unit: "halfDay", rules: [rule] };
  const schedule = { city_id: cityId, id: newId(), activity_id: careId, version: 1, effective_from: "2025-09-01" };
  await insert("fee_schedule", { ...schedule, document });
  const days = ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"];
  await makeSlots({ city: town.city, activityId: careId }, town.schoolId, days, 100);
  return { ...town, careId };
}

/** A child is under six on the 1st of January 2027 when born in 2021. */
export async function bornIn(childId: string | undefined, year: number): Promise<void> {
  await owner().query("UPDATE child SET birthdate = make_date($2, 5, 4) WHERE id = $1", [childId, year]);
}

/** Enrols a child at the garderie and books days of it, through the product itself. */
export async function bookCare(
  town: CareTown,
  family: EatingFamily,
  days: readonly string[],
  child = family.children[0],
): Promise<void> {
  await insert("enrolment", {
    city_id: town.city.id,
    id: newId(),
    child_id: child,
    activity_id: town.careId,
    family_id: family.familyId,
    first_day: "2026-09-01",
    last_day: "2027-07-02",
  });
  const garderie = { city: town.city, activityId: town.careId };
  await book(garderie, family, { wanted: days.map((day) => `${child}.${day}`) });
}

interface Receipt {
  /** In cents. */
  readonly amount: number;
  readonly day: string;
  readonly payer?: string;
}

/** The counter of the town's régie, on a day. */
function counterOf(town: BillingTown, day: string) {
  return clerkApi(town, `${day}T10:00:00+01:00`).payments.counter;
}

/** Money at the counter for a family: it pays what is owed, and what is left over is kept. Gives the payment's id. */
export async function receive(
  town: BillingTown,
  { familyId }: { readonly familyId: string },
  { amount, day, payer = "Camille Essai" }: Receipt,
): Promise<string> {
  const { rows } = await owner().query<{ id: string; owed: number }>(
    `SELECT d.id, coalesce(sum(l.amount_cents) FILTER (WHERE l.invoice_id IS NOT NULL), 0)::int AS owed
     FROM debtor d LEFT JOIN ledger_line l ON l.debtor_id = d.id WHERE d.family_id = $1 GROUP BY d.id`,
    [familyId],
  );
  const [debtor] = rows;
  const { paymentId } = await counterOf(town, day).record({
    debtorId: debtor?.id ?? "",
    invoices: [],
    means1: "cheque",
    amount1: (amount / 100).toFixed(2),
    number1: "1234567",
    payer,
    keep: String(Math.max(0, amount - (debtor?.owed ?? 0))),
    requestKey: newId(),
  });
  return paymentId;
}

/** A cheque that comes back. Its reason is for the family and the town: it may name somebody. */
export async function sendBack(town: BillingTown, paymentId: string, day: string): Promise<void> {
  await counterOf(town, day).reverse({ paymentId, reason: "Chèque de Noé Aïeul sans provision" });
}

/** The certificates' procedures, as this adult calls them. */
export function certificatesOf(town: BillingTown, adult: { readonly sessionId: string }, now = FEBRUARY) {
  return apiOf(town, adult, now).certificates;
}

interface Row {
  readonly code: string;
  readonly content: {
    readonly household: boolean;
    readonly proof: readonly { readonly label: string; readonly value: string }[];
  };
}

/** What is on file of a certificate. */
export async function filed(certificateId: string): Promise<Row> {
  const { rows } = await owner().query<Row>("SELECT code, content FROM certificate WHERE id = $1", [certificateId]);
  const [row] = rows;
  if (!row) throw new Error(`There is no certificate ${certificateId}`);
  return row;
}
