import { Temporal } from "temporal-polyfill";
import { createCaller } from "@/server/api/root";
import { invoiceRunJob } from "@/server/billing";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { book } from "./booking";
import { type Canteen, type EatingFamily, FEES, makeCanteen, makeEaters, makeSlots } from "./canteen";
import { makeAgent, makeSchool, requestOf } from "./factory";
import { insert, owner } from "./owner";

/** When the month of December 2026 is invoiced. */
export const JANUARY = "2027-01-05T09:00:00+01:00";

/** The CCAS pays 0,76 € of the 1,26 € that a meal costs the town below a quotient of 400, as in Roncq. */
export const CCAS_FEES = {
  ...FEES,
  payers: [{ code: "ccas", shareLabel: "part du CCAS" }],
  rules: FEES.rules.map((rule) =>
    rule.id === "resident"
      ? {
          ...rule,
          price: {
            kind: "bands",
            bands: [
              {
                from: 0,
                below: 400,
                price: { kind: "fixed", amountCents: 126, thirdParties: [{ payer: "ccas", amountCents: 76 }] },
              },
              { from: 400, below: 860, price: { kind: "fixed", amountCents: 175 } },
              { from: 860, price: { kind: "fixed", amountCents: 235 } },
            ],
          },
        }
      : rule,
  ),
};

export interface BillingTown extends Canteen {
  readonly regieId: string;
  readonly ccasId: string;
  readonly schoolId: string;
  /** With every right on invoices. */
  readonly clerk: { readonly accountId: string; readonly sessionId: string };
}

/** A town with a canteen, a régie, the CCAS as a third party, a school with places on some days of December. */
export async function makeBillingTown(days: readonly string[] = DECEMBER): Promise<BillingTown> {
  const canteen = await makeCanteen();
  const { id: cityId } = canteen.city;
  const [regieId, ccasId] = [newId(), newId()];
  await insert("regie", { city_id: cityId, id: regieId, code: "CANT", name: "Régie des cantines" });
  await insert("third_party", { city_id: cityId, id: ccasId, code: "ccas", name: "CCAS" });
  await owner().query("UPDATE activity SET regie_id = $1, budget_account = '7067' WHERE id = $2", [
    regieId,
    canteen.activityId,
  ]);
  await owner().query("UPDATE fee_schedule SET document = $1 WHERE activity_id = $2", [CCAS_FEES, canteen.activityId]);
  const schoolId = await makeSchool(cityId);
  await makeSlots(canteen, schoolId, days, 500);
  const clerk = await makeAgent(cityId, ["facturation.gerer", "regie.tenir", "presences.saisir"]);
  return { ...canteen, regieId, ccasId, schoolId, clerk };
}

/** Towns for the tests of a file, one each: made at once, since the list of towns is read every half minute only. */
export async function makeBillingTowns(count: number, days: readonly string[] = DECEMBER): Promise<() => BillingTown> {
  const towns: BillingTown[] = [];
  while (towns.length < count) towns.push(await makeBillingTown(days));
  return () => {
    const town = towns.pop();
    if (!town) throw new Error("There are not enough towns");
    return town;
  };
}

/** School days of December 2026, before the holidays. */
export const DECEMBER = [
  "2026-12-01",
  "2026-12-03",
  "2026-12-04",
  "2026-12-07",
  "2026-12-08",
  "2026-12-10",
  "2026-12-11",
  "2026-12-14",
  "2026-12-15",
  "2026-12-17",
  "2026-12-18",
];

/** A family with an address, a quotient, and one child for each name, who all go to the town's school. */
export async function makeBilledFamily(
  town: BillingTown,
  { children = 1, quotient = 500 as number | null }: { children?: number; quotient?: number | null } = {},
): Promise<EatingFamily> {
  const family = await makeEaters(
    town,
    Array.from({ length: children }, () => town.schoolId),
    { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" },
  );
  if (quotient !== null) await giveQuotient(town, family.familyId, quotient);
  return family;
}

export async function giveQuotient(
  town: BillingTown,
  familyId: string,
  euros: number,
  from = "2026-01-15",
): Promise<void> {
  await insert("quotient_familial", {
    city_id: town.city.id,
    id: newId(),
    family_id: familyId,
    amount_cents: Math.round(euros * 100),
    source: "caf",
    reference_month: from,
    valid_from: from,
    recorded_by: "CAF",
  });
}

/** Books through the product itself. */
export async function bookDays(
  town: BillingTown,
  family: EatingFamily,
  days: readonly string[],
  child = family.children[0],
): Promise<void> {
  await book(town, family, { wanted: days.map((day) => `${child}.${day}`) });
}

export type ExceptionKind = "absent_excused" | "absent_unexcused" | "unbooked";

export async function note(
  town: BillingTown,
  family: { readonly familyId: string },
  childId: string | undefined,
  day: string,
  kind: ExceptionKind,
): Promise<void> {
  await owner().query("DELETE FROM attendance_exception WHERE child_id = $1 AND day = $2", [childId, day]);
  await insert("attendance_exception", {
    city_id: town.city.id,
    id: newId(),
    activity_id: town.activityId,
    school_id: town.schoolId,
    day,
    child_id: childId,
    family_id: family.familyId,
    kind,
    recorded_by: town.clerk.accountId,
  });
}

/** Says that somebody has looked at the days of the school. */
export async function verify(
  town: BillingTown,
  days: readonly string[] = DECEMBER,
  activityId = town.activityId,
): Promise<void> {
  for (const day of days) {
    await insert("attendance_sheet", {
      city_id: town.city.id,
      id: newId(),
      activity_id: activityId,
      school_id: town.schoolId,
      day,
      verified_at: "2026-12-20T10:00:00Z",
      verified_by: town.clerk.accountId,
    });
  }
}

/** The procedures, as the clerk calls them. */
export function clerkApi(town: BillingTown, now = JANUARY) {
  return createCaller(requestOf(town.city.slug, town.clerk.sessionId, now));
}

/** Runs the job of a run until it asks for nothing more, as the worker does. */
export async function work(town: BillingTown, runId: string, now = JANUARY): Promise<void> {
  for (;;) {
    const before = await statusOf(runId);
    await invoiceRunJob({ runId }, { cityId: town.city.id, clock: fixedClock(now), lastTry: false });
    const after = await statusOf(runId);
    if (after !== before || after === "review" || after === "issued") return;
  }
}

async function statusOf(runId: string): Promise<string> {
  const { rows } = await owner().query<{ status: string }>("SELECT status FROM invoice_run WHERE id = $1", [runId]);
  return rows[0]?.status ?? "";
}

/** Invoices a month: computed, and issued unless it stops in review. Gives the run. */
export async function runMonth(
  town: BillingTown,
  month: string,
  now = JANUARY,
  until: "issued" | "review" = "issued",
): Promise<string> {
  const api = clerkApi(town, now);
  const { runId } = await api.billing.runs.start({ regieId: town.regieId, month });
  await work(town, runId, now);
  if (until === "review") return runId;
  const { invoices } = await api.billing.runs.run({ runId });
  if (invoices === 0) {
    await api.billing.runs.abandon({ runId });
    return runId;
  }
  const due = Temporal.Instant.from(now).toZonedDateTimeISO("Europe/Paris").toPlainDate().add({ days: 30 }).toString();
  await api.billing.runs.issue({ runId, dueDay: due });
  await work(town, runId, now);
  return runId;
}

/** What was issued to a family, oldest first, as its household reads it. */
export async function invoicesOf(town: BillingTown, family: EatingFamily) {
  const api = createCaller(requestOf(town.city.slug, family.sessionId, JANUARY));
  const { invoices } = await api.billing.family.account();
  const all = [];
  for (const { id } of invoices.toReversed()) all.push(await api.billing.family.invoice({ invoiceId: id }));
  return all;
}
