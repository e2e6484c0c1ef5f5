import { allocate, creditLines, payableByFamily, postEntry } from "@/server/billing";
import { withCity } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import { type BillingTown, makeBillingTown } from "./billing";
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
  readonly amount: number;
  readonly day: string;
  readonly payer?: string;
}

let receipts = 0;

/** Money at the counter for a family: it pays what is owed, and what is left over is kept. Gives the payment's id. */
export async function receive(
  town: BillingTown,
  { familyId }: { readonly familyId: string },
  { amount, day, payer = "Camille Essai" }: Receipt,
): Promise<string> {
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM debtor WHERE family_id = $1", [familyId]);
  const debtorId = rows[0]?.id ?? "";
  const [paymentId, number] = [newId(), ++receipts];
  const { regieId } = town;
  await insert("payment", {
    city_id: town.city.id,
    id: paymentId,
    regie_id: regieId,
    debtor_id: debtorId,
    family_id: familyId,
    origin: "counter",
    amount_cents: amount,
    day,
    year: Number(day.slice(0, 4)),
    receipt_number: number,
    payer_name: payer,
    recorded_by: town.clerk.accountId,
    recorded_at: `${day}T10:00:00Z`,
  });
  await withCity({ cityId: town.city.id, actor: "test" }, async (tx) => {
    const owed = await payableByFamily(tx, familyId);
    const lines = creditLines(debtorId, allocate(cents(amount), owed));
    await postEntry(tx, {
      kind: "payment",
      regieId,
      debtorId,
      day: localDate(day),
      of: { payment: paymentId },
      label: `Paiement CANT-R-${number}`,
      lines: [{ account: "collected", detail: "cheque", amount: cents(amount) }, ...lines],
    });
  });
  return paymentId;
}

/** A cheque that comes back: its payment is undone by the opposite entry. */
export async function sendBack(town: BillingTown, paymentId: string, day: string): Promise<void> {
  const { rows } = await owner().query<{ debtor_id: string; invoice_id: string | null; amount: number }>(
    `SELECT l.debtor_id, l.invoice_id, l.amount_cents AS amount FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id
     WHERE e.payment_id = $1 AND l.account = 'debtor'`,
    [paymentId],
  );
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const debtorId = rows[0]?.debtor_id ?? "";
  await withCity({ cityId: town.city.id, actor: "test" }, (tx) =>
    postEntry(tx, {
      kind: "reversal",
      regieId: town.regieId,
      debtorId,
      day: localDate(day),
      of: { payment: paymentId },
      label: "Chèque rejeté",
      lines: [
        { account: "collected", detail: "cheque", amount: cents(total) },
        ...rows.map(({ invoice_id, amount }) => ({
          account: "debtor" as const,
          debtor: debtorId,
          invoice: invoice_id,
          amount: cents(0 - amount),
        })),
      ],
    }),
  );
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
