import { newId } from "@/server/platform/ids";
import type { Canteen, EatingFamily } from "../support/canteen";
import { makeAccount } from "../support/factory";
import { insert, owner } from "../support/owner";

/** An invoice that the victim was sent, and a draft of a run that is being looked at. */
export async function makeInvoices({ city, activityId }: Canteen, victim: EatingFamily) {
  const [regieId, debtorId, runId, invoiceId, draftId, entryId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  const cityId = city.id;
  await insert("regie", { city_id: cityId, id: regieId, code: "CANT", name: "Régie des cantines" });
  await owner().query("UPDATE activity SET regie_id = $1 WHERE id = $2", [regieId, activityId]);
  const { familyId } = victim;
  const thirdPartyId = newId();
  await insert("third_party", { city_id: cityId, id: thirdPartyId, code: "ccas", name: "CCAS" });
  const agreed = { child_id: victim.children[0], family_id: familyId, share: 10_000, first_day: "2026-09-01" };
  await insert("child_payer", { city_id: cityId, id: newId(), ...agreed });
  await insert("debtor", { city_id: cityId, id: debtorId, regie_id: regieId, family_id: familyId });
  await insert("invoice_run", {
    city_id: cityId,
    id: runId,
    regie_id: regieId,
    first_day: "2026-12-01",
    last_day: "2026-12-31",
    since_day: "2026-11-01",
    status: "review",
    started_by: await makeAccount(cityId, { kind: "agent" }),
    started_at: "2026-11-20T10:00:00Z",
  });
  const common = { city_id: cityId, regie_id: regieId, debtor_id: debtorId, family_id: familyId, total_cents: 235 };
  await insert("invoice", { ...common, id: invoiceId, first_day: "2026-11-01", last_day: "2026-11-30" });
  await insert("invoice", { ...common, id: draftId, run_id: runId, first_day: "2026-12-01", last_day: "2026-12-31" });
  const sent = { recipients: 1, day: "2026-11-30", sent_at: "2026-11-30T09:00:00Z" };
  const sent_by = await makeAccount(cityId, { kind: "agent" });
  await insert("invoice_notice", {
    city_id: cityId,
    id: newId(),
    invoice_id: invoiceId,
    family_id: familyId,
    sent_by,
    ...sent,
  });
  for (const [invoice, day] of [
    [invoiceId, "2026-11-10"],
    [draftId, "2026-12-01"],
  ]) {
    await insert("invoice_line", {
      city_id: cityId,
      invoice_id: invoice,
      position: 1,
      kind: "service",
      state: "present",
      family_id: familyId,
      child_id: victim.children[0],
      activity_id: activityId,
      days: [day],
      label: "Repas",
      quantity: 1,
      unit_cents: 235,
      amount_cents: 235,
      fee: { line: null, situation: null, due: 235, billed: 0 },
    });
  }
  await owner().query(
    `UPDATE invoice SET status = 'issued', year = 2026, number = 1, reference = 'CANT2026000001', issue_day = '2026-11-15',
       due_day = '2026-12-15',
       addressee = (SELECT jsonb_build_object('name', f.name, 'line', f.address_line, 'extra', '', 'postcode', f.postcode, 'town', f.town)
         FROM family f WHERE f.city_id = invoice.city_id AND f.id = invoice.family_id),
       issued_at = '2026-11-15T09:00:00Z', lines_digest = app.lines_digest(city_id, id) WHERE id = $1`,
    [invoiceId],
  );
  await owner().query(
    "INSERT INTO number_series (city_id, regie_id, kind, year, last_number) VALUES ($1, $2, 'invoice', 2026, 1)",
    [cityId, regieId],
  );
  const entry = { city_id: cityId, id: entryId, regie_id: regieId, debtor_id: debtorId, family_id: familyId };
  await insert("ledger_entry", { ...entry, kind: "invoice", day: "2026-11-15", invoice_id: invoiceId });
  await owner().query(
    `INSERT INTO ledger_line (city_id, entry_id, position, account, debtor_id, invoice_id, detail, amount_cents)
     VALUES ($1, $2, 1, 'debtor', $3, $4, '', 235), ($1, $2, 2, 'revenue', NULL, NULL, '7067', -235)`,
    [cityId, entryId, debtorId, invoiceId],
  );
  return { regieId, thirdPartyId, runId, invoiceId, draftId };
}
