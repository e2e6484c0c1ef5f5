import { randomUUID } from "node:crypto";
import { inTown } from "./base";
import type { OwnFamily } from "./own-family";

export interface OwnInvoice {
  readonly id: string;
  readonly reference: string;
  /** Cents. */
  readonly total: number;
}

interface Wishes {
  /** "2026-10": the month before last when left out. */
  readonly month?: string;
  /** Days from today to the day when it is due; negative when it is late. */
  readonly dueIn?: number;
  /** Meals of each child, at 3,05 €. */
  readonly meals?: number;
  /** Of the town's own régie when left out. */
  readonly regieId?: string;
  /** For a third party of this name instead of the family, whose meals they are. */
  readonly thirdParty?: string;
}

export const MEAL = 305;

/** Why the meal costs that, as a booking keeps it and a run writes it. */
export function feeOf(day: string) {
  const label = "Tarif résident";
  return {
    line: {
      service: "cantine",
      scheduleVersion: 1,
      day,
      ruleId: "resident",
      quotientFamilialUsed: 860,
      unit: "meal",
      quantity: 1,
      unitCost: MEAL,
      familyShare: MEAL,
      thirdParties: [],
      supplements: [],
      unitTotal: MEAL,
      total: MEAL,
      steps: [
        { kind: "version", label: "Restauration scolaire", version: 1, effectiveFrom: "2025-09-01" },
        { kind: "band", quotientFamilial: 860, from: 860, to: 1149 },
        { kind: "rule", label, amount: MEAL },
        { kind: "total", unit: "meal", quantity: 1, unitTotal: MEAL, perDay: 0, total: MEAL },
      ],
    },
    situation: null,
    due: MEAL,
    billed: 0,
  };
}

/** An invoice that was issued to a family of one test, with one line for each child; posted, with a number of the series. */
export async function ownInvoice({ town, familyId, children }: OwnFamily, wishes: Wishes = {}): Promise<OwnInvoice> {
  const { month = "2026-10", dueIn = 15, meals = 2, regieId = null, thirdParty } = wishes;
  const [id, entryId] = [randomUUID(), randomUUID()];
  const total = children.length * meals * MEAL;
  const days = Array.from({ length: meals }, (_, index) => `${month}-${String(index + 5).padStart(2, "0")}`);
  const thirdPartyId = thirdParty === undefined ? null : await addThirdParty(town, thirdParty);
  const payingFamily = thirdPartyId === null ? familyId : null;
  const debtors = await inTown<{ id: string; regie_id: string; code: string }>(
    town,
    `WITH r AS (SELECT id, code FROM regie WHERE city_id = $1 AND id = coalesce($3::uuid, id) ORDER BY id LIMIT 1),
       made AS (INSERT INTO debtor (city_id, id, regie_id, family_id, third_party_id) SELECT $1, gen_random_uuid(), r.id, $2, $4 FROM r
         ON CONFLICT (city_id, family_id, regie_id) DO UPDATE SET family_id = excluded.family_id RETURNING id, regie_id)
     SELECT made.*, r.code FROM made, r`,
    [payingFamily, regieId, thirdPartyId],
  );
  const [debtor] = debtors;
  if (!debtor) throw new Error("The town has no régie");
  await inTown(
    town,
    `INSERT INTO invoice (city_id, id, regie_id, debtor_id, family_id, first_day, last_day, total_cents)
     VALUES ($1, $2, $3, $4, $5, $6::date, ($6::date + interval '1 month - 1 day')::date, $7)`,
    [id, debtor.regie_id, debtor.id, payingFamily, `${month}-01`, total],
  );
  for (const [index, child] of children.entries()) {
    await inTown(
      town,
      `INSERT INTO invoice_line (city_id, invoice_id, position, kind, state, family_id, child_id, activity_id, days, label, quantity,
         unit_cents, amount_cents, rule_id, schedule_version, quotient_cents, budget_account, fee)
       SELECT $1, $2, $3, 'service', 'present', $4, $5, a.id, $6::date[], 'Repas', $7, $8, $7::int * $8::int, 'resident', 1, 86000, '7067', $9
       FROM activity a WHERE a.city_id = $1 AND a.code = 'cantine'`,
      [id, index + 1, familyId, child.id, days, meals, MEAL, JSON.stringify(feeOf(days[0] ?? ""))],
    );
  }
  const [issued] = await inTown<{ reference: string }>(
    town,
    `UPDATE invoice i SET status = 'issued', year = n.year, number = n.number, issue_day = current_date - 20, issued_at = now(),
       reference = $3 || n.year || lpad(n.number::text, 6, '0'), due_day = current_date + $4::int,
       lines_digest = app.lines_digest(i.city_id, i.id), addressee = '{"name": "Camille Essai", "line": "1 rue de l’Essai", "extra": "", "postcode": "42400", "town": "Essai"}'
     FROM (SELECT y.year, app.take_numbers($5::uuid, 'invoice', y.year, 1) AS number FROM (SELECT extract(year FROM now())::int AS year) y) n
     WHERE i.city_id = $1 AND i.id = $2 RETURNING i.reference`,
    [id, debtor.code, dueIn, debtor.regie_id],
  );
  const lines = [
    { account: "debtor", debtor: debtor.id, invoice: id, amount: total },
    { account: "revenue", detail: "7067", amount: -total },
  ];
  const of = { invoice: id };
  const entry = {
    id: entryId,
    kind: "invoice",
    regieId: debtor.regie_id,
    debtorId: debtor.id,
    of,
    label: "Facture",
    lines,
  };
  await inTown(
    town,
    "SELECT app.post_entries(jsonb_build_array($2::jsonb || jsonb_build_object('day', current_date))) FROM city WHERE id = $1",
    [JSON.stringify(entry)],
  );
  return { id, reference: issued?.reference ?? "", total };
}

async function addThirdParty(town: OwnFamily["town"], name: string): Promise<string> {
  const id = randomUUID();
  await inTown(town, "INSERT INTO third_party (city_id, id, code, name) VALUES ($1, $2, $3, $4)", [
    id,
    `tiers-${id.slice(0, 8)}`,
    name,
  ]);
  return id;
}
