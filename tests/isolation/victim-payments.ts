import { newId } from "@/server/platform/ids";
import type { Canteen, EatingFamily } from "../support/canteen";
import { insert, owner } from "../support/owner";

/** A payment of the victim at the counter, one online that PayFiP has given an id for, and a trial of an agent. */
export async function makePayments(
  { city }: Canteen,
  victim: EatingFamily,
  { regieId, canary }: { readonly regieId: string; readonly canary: string },
) {
  const [paymentId, operationId, idOp, entryId] = [newId(), newId(), newId(), newId()];
  const [trialId, trialIdOp] = [newId(), newId()];
  const cityId = city.id;
  const { familyId } = victim;
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM debtor WHERE family_id = $1", [familyId]);
  const common = { city_id: cityId, regie_id: regieId, debtor_id: rows[0]?.id, family_id: familyId };
  const asked = (id: string, known: string, saisie: "T" | "W") => ({
    ...common,
    id,
    id_op: known,
    refdet: `CANT2026000001A${Math.trunc(Number.parseInt(newId().slice(-8), 16))}`,
    client: "042207",
    year: 2026,
    subject: "Facture",
    email: `${canary}@exemple.fr`,
    saisie,
    amount_cents: 235,
    status: "created",
    created_by: victim.accountId,
    created_at: "2026-11-23T10:00:00Z",
    request_key: newId(),
  });
  await insert("payfip_operation", asked(operationId, idOp, "W"));
  await insert("payfip_operation", asked(trialId, trialIdOp, "T"));
  await insert("payment", {
    ...common,
    id: paymentId,
    origin: "counter",
    amount_cents: 500,
    day: "2026-11-20",
    year: 2026,
    receipt_number: 1,
    payer_name: canary,
    recorded_by: victim.accountId,
    recorded_at: "2026-11-20T10:00:00Z",
    request_key: newId(),
  });
  await insert("payment_part", {
    city_id: cityId,
    id: newId(),
    payment_id: paymentId,
    position: 1,
    means: "cheque",
    amount_cents: 500,
    reference: canary,
  });
  await insert("number_series", { city_id: cityId, regie_id: regieId, kind: "receipt", year: 2026, last_number: 1 });
  await insert("ledger_entry", { ...common, id: entryId, kind: "payment", day: "2026-11-20", payment_id: paymentId });
  await owner().query(
    `INSERT INTO ledger_line (city_id, entry_id, position, account, debtor_id, detail, amount_cents)
     VALUES ($1, $2, 1, 'collected', NULL, 'cheque', 500), ($1, $2, 2, 'debtor', $3, '', -500)`,
    [cityId, entryId, common.debtor_id],
  );
  const [alertId, depositId] = [newId(), newId()];
  const raised = { operation_id: operationId, raised_at: "2026-11-21T10:00:00Z" };
  await insert("payment_alert", { city_id: cityId, id: alertId, regie_id: regieId, kind: "late_success", ...raised });
  await insert("deposit", {
    city_id: cityId,
    id: depositId,
    regie_id: regieId,
    year: 2026,
    number: 1,
    day: "2026-11-21",
    total_cents: 0,
    closed_by: victim.accountId,
    closed_at: "2026-11-21T10:00:00Z",
    note: canary,
  });
  await insert("number_series", { city_id: cityId, regie_id: regieId, kind: "deposit", year: 2026, last_number: 1 });
  return { paymentId, operationId, idOp, trialId, trialIdOp, alertId, depositId, debtorId: common.debtor_id ?? "" };
}
