import { createCaller } from "@/server/api/root";
import { withCity } from "@/server/db/tenant-tx";
import { findOperation } from "@/server/payments/data/operations";
import type { Operation } from "@/server/payments/domain/operation";
import { type AskedBy, askPayFip } from "@/server/payments/use-cases/ask-payfip";
import { beginPayment } from "@/server/payments/use-cases/begin-payment";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import { type City, findCityBySlug } from "@/server/tenancy";
import { startPayFip } from "../simulators/payfip/start";
import { makeAgent, makeChild, makeCity, makeFamily, requestOf, type TestFamily } from "./factory";
import { insert, owner } from "./owner";

/** When the tests of payments happen, in the real present of the simulator's clock. */
export const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

type Simulator = Awaited<ReturnType<typeof startPayFip>>;

/** Starts PayFiP's simulator and tells the product where it is. */
export async function withPayFip(): Promise<Simulator> {
  const simulator = await startPayFip({ port: 0 });
  Object.assign(process.env, { PAYFIP_URL: simulator.serviceUrl, PAYFIP_PAGE_URL: simulator.pageUrl });
  return simulator;
}

export interface PayingTown {
  readonly city: City;
  readonly regieId: string;
  readonly activityId: string;
  /** With the rights of a régisseur. */
  readonly clerk: { readonly accountId: string; readonly sessionId: string };
}

/** Towns whose régie is open at PayFiP, with no family yet. All at once: the list of towns is read every half minute. */
export async function makePayingTowns(many: number): Promise<PayingTown[]> {
  const slugs: string[] = [];
  for (let n = 0; n < many; n++) slugs.push((await makeCity()).slug);
  return Promise.all(slugs.map(townOf));
}

async function townOf(slug: string): Promise<PayingTown> {
  const city = await findCityBySlug(slug);
  if (!city) throw new Error("the city is there");
  const { id: cityId } = city;
  const regieId = await makeRegie(cityId);
  const activityId = newId();
  await insert("activity", {
    city_id: cityId,
    id: activityId,
    code: "cantine",
    name: "Restauration scolaire",
    unit_label: "Repas",
    weekdays: [1, 2, 4, 5],
    first_day: "2026-09-01",
    last_day: "2027-07-02",
    settings: {},
    regie_id: regieId,
  });
  return { city, regieId, activityId, clerk: await makeAgent(cityId, ["regie.tenir", "familles.lire"]) };
}

export async function makeRegie(cityId: string, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = newId();
  const open = { payfip_client: "042207", payfip_mode: "production" };
  await insert("regie", { city_id: cityId, id, code: "CANT", name: "Régie des cantines", ...open, ...over });
  return id;
}

export interface PayingFamily extends TestFamily {
  readonly debtorId: string;
  readonly childId: string;
}

/** A family with a parent who is logged in, known to the régie. */
export async function makePayingFamily(town: PayingTown, regieId = town.regieId): Promise<PayingFamily> {
  const family = await makeFamily(town.city.id);
  const childId = await makeChild(town.city.id, family.familyId);
  return { ...family, childId, debtorId: await makeDebtor(town, family.familyId, regieId) };
}

export async function makeDebtor({ city }: PayingTown, familyId: string, regieId: string): Promise<string> {
  const id = newId();
  await insert("debtor", { city_id: city.id, id, regie_id: regieId, family_id: familyId });
  return id;
}

let numbers = 0;

export interface InvoiceParts {
  readonly debtorId?: string;
  readonly code?: string;
  /** Other lines than one of canteen, which add up to the total. */
  readonly lines?: readonly { readonly activityId: string; readonly budgetAccount: string; readonly amount: number }[];
}

/** An issued invoice of so many cents, with its entry in the ledger. */
export async function makeInvoice(
  { city, activityId }: PayingTown,
  family: PayingFamily,
  total: number,
  { debtorId = family.debtorId, code = "CANT", lines }: InvoiceParts = {},
): Promise<string> {
  const [id, number] = [newId(), ++numbers];
  const { rows } = await owner().query<{ regie_id: string }>("SELECT regie_id FROM debtor WHERE id = $1", [debtorId]);
  const regieId = rows[0]?.regie_id;
  await insert("invoice", {
    city_id: city.id,
    id,
    regie_id: regieId,
    debtor_id: debtorId,
    family_id: family.familyId,
    first_day: "2026-11-01",
    last_day: "2026-11-30",
    total_cents: total,
  });
  const parts = lines ?? [{ activityId, budgetAccount: "", amount: total }];
  for (const [index, line] of parts.entries()) {
    await insert("invoice_line", {
      city_id: city.id,
      invoice_id: id,
      position: index + 1,
      kind: "service",
      state: "present",
      family_id: family.familyId,
      child_id: family.childId,
      activity_id: line.activityId,
      budget_account: line.budgetAccount,
      // A day of its own: one that is billed twice to a debtor breaks an invariant.
      days: [new Date(Date.UTC(2000, 0, number)).toISOString().slice(0, 10)],
      label: "Repas",
      quantity: 1,
      unit_cents: line.amount,
      amount_cents: line.amount,
    });
  }
  await owner().query(
    `WITH taken AS (INSERT INTO number_series AS s (city_id, regie_id, kind, year, last_number)
       SELECT city_id, regie_id, 'invoice', 2026, 1 FROM invoice WHERE id = $1
       ON CONFLICT (city_id, regie_id, kind, year) DO UPDATE SET last_number = s.last_number + 1 RETURNING last_number)
     UPDATE invoice SET status = 'issued', year = 2026, number = last_number,
       reference = $3 || 2026 || lpad(last_number::text, 6, '0'), issue_day = '2026-12-02',
       due_day = date '2026-12-20' + $2::int, issued_at = '2026-12-02T10:00:00Z', lines_digest = app.lines_digest(city_id, id)
     FROM taken WHERE id = $1`,
    [id, number, code],
  );
  await post(city.id, {
    kind: "invoice",
    regieId,
    debtorId,
    of: { invoice: id },
    lines: [
      { account: "debtor", debtor: debtorId, invoice: id, amount: total },
      { account: "revenue", detail: "7067", amount: -total },
    ],
  });
  return id;
}

interface Posted {
  readonly kind: string;
  readonly regieId: string | undefined;
  readonly debtorId: string;
  readonly of: Readonly<Record<string, string>>;
  readonly lines: readonly object[];
}

/** An entry of the ledger, as whoever bills or pays posts it. */
export async function post(cityId: string, { kind, regieId, debtorId, of, lines }: Posted): Promise<void> {
  const client = await owner().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.city', $1, true)", [cityId]);
    const entry = { id: newId(), kind, regieId, debtorId, day: "2026-12-02", of, label: "", lines };
    await client.query("SELECT app.post_entries($1)", [JSON.stringify([entry])]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** What an invoice still asks, and what is kept for a debtor, in cents: read behind the product. */
export async function openOf(invoiceId: string): Promise<number> {
  const sum = "SELECT coalesce(sum(amount_cents), 0)::int AS sum FROM ledger_line WHERE invoice_id = $1";
  return (await owner().query<{ sum: number }>(sum, [invoiceId])).rows[0]?.sum ?? 0;
}

export async function keptOf(debtorId: string): Promise<number> {
  const sum =
    "SELECT coalesce(-sum(amount_cents), 0)::int AS sum FROM ledger_line WHERE debtor_id = $1 AND invoice_id IS NULL";
  return (await owner().query<{ sum: number }>(sum, [debtorId])).rows[0]?.sum ?? 0;
}

export async function count(table: string, where = "true", values: readonly unknown[] = []): Promise<number> {
  const { rows } = await owner().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, [
    ...values,
  ]);
  return rows[0]?.n ?? 0;
}

/** The procedures, as this parent or agent calls them now. */
export function apiOf(town: PayingTown, { sessionId }: { readonly sessionId: string }, now = minutesFromNow(0)) {
  return createCaller(requestOf(town.city.slug, sessionId, now));
}

export interface Wish {
  readonly shown: number;
  readonly now?: string;
  readonly requestKey?: string;
}

/** Begins to pay invoices, as the page does. */
export function begin(town: PayingTown, family: PayingFamily, invoiceIds: readonly string[], wish: Wish) {
  const { shown, now = minutesFromNow(0), requestKey = newId() } = wish;
  const scope = { cityId: town.city.id, actor: `account:${family.accountId}` };
  return beginPayment(
    { scope, clock: fixedClock(now) },
    {
      city: town.city,
      familyId: family.familyId,
      accountId: family.accountId,
      by: "family",
      invoiceIds,
      email: "payeur@exemple.fr",
      shown: cents(shown),
      requestKey,
      returnUrl: `http://localhost:3000/${town.city.slug}/famille/paiements/retour`,
    },
  );
}

/** Begins, and gives the operation that PayFiP has given an id to. */
export async function begun(
  town: PayingTown,
  family: PayingFamily,
  invoiceIds: readonly string[],
  wish: Wish,
): Promise<{ operationId: string; idOp: string }> {
  const outcome = await begin(town, family, invoiceIds, wish);
  if (!outcome.ok || outcome.value.outcome !== "ready") throw new Error(`not begun: ${JSON.stringify(outcome)}`);
  const { operationId } = outcome.value;
  const operation = await operationOf(town, operationId);
  return { operationId, idOp: operation.idOp ?? "" };
}

export async function operationOf({ city }: PayingTown, operationId: string): Promise<Operation> {
  const found = await withCity({ cityId: city.id, actor: "test" }, (tx) => findOperation(tx, operationId));
  if (!found) throw new Error("no such operation");
  return found;
}

/** Asks PayFiP about an operation, as one of those who do. */
export function ask({ city }: PayingTown, operationId: string, by: AskedBy = "job", now = minutesFromNow(0)) {
  return askPayFip({ city, clock: fixedClock(now), scope: { cityId: city.id, actor: "test" }, operationId, by });
}

/** The deposit of all that the till holds by these means, as its agent sees it at that moment (Y4). */
export async function closeTill(town: PayingTown, means: ("cash" | "cheque")[]): Promise<{ depositId: string }> {
  const counter = apiOf(town, town.clerk).payments.counter;
  const { held } = await counter.deposits({});
  const shown = held.map((sum) => `${sum.means}:${sum.amount}`).join(" ");
  return counter.closeDeposit({ regieId: town.regieId, means, shown });
}

/** What was told to the régie of the payments online of a debtor, by kind. */
export async function alertsOf(debtorId: string): Promise<string[]> {
  const { rows } = await owner().query<{ kind: string }>(
    "SELECT a.kind FROM payment_alert a JOIN payfip_operation o ON o.id = a.operation_id WHERE o.debtor_id = $1 ORDER BY 1",
    [debtorId],
  );
  return rows.map(({ kind }) => kind);
}
