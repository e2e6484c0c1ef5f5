import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { type TenantScope, withCity } from "@/server/db/tenant-tx";
import { tillOf } from "@/server/payments/data/deposits";
import { closeDeposit } from "@/server/payments/use-cases/close-deposit";
import { recordPayment } from "@/server/payments/use-cases/record-payment";
import { addDays, type LocalDate, localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import { type City, findCityById } from "@/server/tenancy";
import { DEMO_PARENTS } from "../demo-accounts";
import { halfInCash, type PastPayment, pastPayment } from "./past-payment";
import { payByPayFip } from "./pay-by-payfip";

/** What families owe of the month that was issued, with who may pay it online. */
const OWED = `
  SELECT i.id, i.debtor_id, i.family_id, i.number, i.issue_day::text, r.id AS regie_id, r.payfip_client IS NOT NULL AS offered,
    coalesce((SELECT p.first_names[1] || ' ' || coalesce(nullif(p.usage_name, ''), p.birth_name) FROM family_adult fa
     JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
     WHERE fa.city_id = i.city_id AND fa.family_id = i.family_id AND fa.can_pay AND fa.left_at IS NULL
     ORDER BY fa.role <> 'responsable', p.id LIMIT 1), '') AS payer,
    (SELECT sum(l.amount_cents)::int FROM ledger_line l WHERE l.city_id = i.city_id AND l.invoice_id = i.id) AS open,
    (SELECT min(l.account_id::text) FROM family_adult fa JOIN person_login l ON l.city_id = fa.city_id AND l.person_id = fa.person_id
     WHERE fa.city_id = i.city_id AND fa.family_id = i.family_id AND fa.can_pay AND fa.left_at IS NULL) AS account,
    EXISTS (SELECT FROM family_adult fa JOIN person_login l ON l.city_id = fa.city_id AND l.person_id = fa.person_id
      JOIN local_credential c ON c.city_id = l.city_id AND c.account_id = l.account_id
      WHERE fa.city_id = i.city_id AND fa.family_id = i.family_id AND c.login = $2) AS is_printed
  FROM invoice i JOIN regie r ON r.city_id = i.city_id AND r.id = i.regie_id
  WHERE i.city_id = $1 AND i.status = 'issued' AND i.kind = 'invoice' AND i.family_id IS NOT NULL ORDER BY i.number`;

/** The mails of these receipts left when they were paid. */
const SENT_LONG_AGO = `
  WITH sent AS (UPDATE mail SET status = 'sent', sent_at = created_at WHERE city_id = $1 AND kind = 'receipt' AND status = 'queued'
    RETURNING city_id || ':send-mail:' || id AS key)
  SELECT graphile_worker.complete_jobs(array_agg(j.id)) FROM sent JOIN graphile_worker.jobs j ON j.key = sent.key`;

interface OwedRow {
  id: string;
  debtor_id: string;
  family_id: string;
  number: number;
  issue_day: string;
  regie_id: string;
  offered: boolean;
  payer: string;
  open: number;
  account: string | null;
  is_printed: boolean;
}

interface PayingTown {
  readonly cityId: string;
  readonly zone: string;
  readonly today: LocalDate;
}

interface Paid {
  readonly row: OwedRow;
  readonly how: NonNullable<PastPayment>;
  readonly day: LocalDate;
}

/**
 * The families' payments of the month that was issued, through the product itself: receipts, a deposit that was closed, a
 * till with something in it. Nothing where somebody has paid already. What is after today has not happened yet.
 */
export async function payPastMonth(ownerUrl: string, { cityId, zone, today }: PayingTown): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT set_config('app.city', $1, false)", [cityId]);
    const { rows: known } = await client.query("SELECT 1 FROM payment WHERE city_id = $1 LIMIT 1", [cityId]);
    const city = await findCityById(cityId);
    const agent = await regisseuse(client, cityId);
    if (known.length > 0 || !city || !agent) return;
    const { rows } = await client.query<OwedRow>(OWED, [cityId, DEMO_PARENTS.first.login]);
    const paid = rows.flatMap((row) => paidBy(row, today)).toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const till = { city, zone, agent };
    for (const ofDay of Map.groupBy(paid, ({ day }) => day).values()) await payDay(till, ofDay);
    await depositCheques(till, paid);
    await client.query(SENT_LONG_AGO, [cityId]);
  } finally {
    await client.end();
  }
}

async function regisseuse(client: pg.Client, cityId: string): Promise<string | undefined> {
  const { rows } = await client.query<{ account_id: string }>(
    "SELECT account_id FROM local_credential WHERE city_id = $1 AND login LIKE 'regie@%'",
    [cityId],
  );
  return rows[0]?.account_id;
}

function paidBy(row: OwedRow, today: LocalDate): Paid[] {
  const open = cents(row.open);
  if (open <= 0) return [];
  const online = row.account !== null && row.offered;
  const how = row.is_printed ? halfInCash(open) : pastPayment({ number: row.number, open, online });
  if (!how) return [];
  const day = addDays(localDate(row.issue_day), how.daysAfter);
  return day < today ? [{ row, how, day }] : [];
}

interface Till {
  readonly city: City;
  readonly zone: string;
  readonly agent: string;
}

const at = (day: LocalDate, zone: string, plainTime: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime }).toInstant();

/** What came in on one day: at the counter in the morning, online in the evening. */
async function payDay({ city, zone, agent }: Till, paid: readonly Paid[]): Promise<void> {
  await withCity(scopeOf(city, agent), async (tx) => {
    for (const { row, how, day } of paid) {
      if (how.at !== "counter") continue;
      const recorded = await recordPayment(tx, {
        debtorId: row.debtor_id,
        invoiceIds: [row.id],
        parts: how.parts,
        payerName: row.payer,
        keep: null,
        underWay: "",
        requestKey: newId(),
        accountId: agent,
        zone,
        now: at(day, zone, "10:15"),
      });
      if (!recorded.ok) throw new Error(`A payment of the demonstration was refused: ${recorded.error.tag}`);
    }
  });
  await withCity({ cityId: city.id, actor: "payfip" }, async (tx) => {
    for (const { row, how, day } of paid) {
      if (how.at !== "payfip" || !row.account) continue;
      const { id: invoiceId, family_id: familyId, open } = row;
      const order = { city, familyId, accountId: row.account, invoiceId, open: cents(open) };
      await payByPayFip(tx, { ...order, now: at(day, zone, "20:30") });
    }
  });
}

const scopeOf = (city: City, agent: string): TenantScope => ({ cityId: city.id, actor: `account:${agent}` });

/** The régisseuse sent the cheques to the treasury after the last of them; the cash is in the till. */
async function depositCheques({ city, zone, agent }: Till, paid: readonly Paid[]): Promise<void> {
  const [first] = paid;
  const regieId = first?.row.regie_id;
  if (!regieId) return;
  await withCity(scopeOf(city, agent), async (tx) => {
    const held = (await tillOf(tx, regieId)).filter(({ means }) => means === "cheque");
    const shown = new Map(held.map(({ means, amount }) => [means, amount]));
    const last = paid.at(-1)?.day ?? first.day;
    await closeDeposit(tx, {
      regieId,
      means: ["cheque"],
      shown,
      note: "Chèques remis à la trésorerie",
      accountId: agent,
      zone,
      now: at(last, zone, "16:00"),
    });
  });
}
