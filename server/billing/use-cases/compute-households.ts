import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import { ensureFamilyDebtors, ensureThirdPartyDebtors } from "../data/debtors";
import { insertLines, type NewLine } from "../data/draft-lines";
import {
  addToTotals,
  deleteDrafts,
  draftsOfFamilies,
  insertDrafts,
  type NewDraft,
  removeFamiliesFrom,
  thirdPartyDrafts,
} from "../data/drafts";
import type { Household } from "../data/households";
import { thirdPartyFacts, writeChecks } from "../data/third-party-drafts";
import { usualAmounts } from "../data/usual-amounts";
import { billDays } from "../domain/bill-days";
import { type Draft, householdDraft, thirdPartyLines } from "../domain/draft";
import type { DraftLine } from "../domain/draft-line";
import { NOTHING_TO_BILL } from "../domain/held.fr";
import { thirdPartyChecks } from "../domain/third-party-checks";
import { readBillingFacts } from "../queries/billing-facts";
import type { RunSetting } from "../queries/run-setting";

/**
 * Works out the drafts of some households and writes them in place of those that they had in this run: what was computed
 * before, or twice, gives the same drafts. A draft that was held back stays so. The caller holds the run.
 */
export async function computeHouseholds(tx: Tx, setting: RunSetting, households: readonly Household[]): Promise<void> {
  const { regie, activities } = setting;
  const familyIds = households.map(({ id }) => id);
  const facts = await readBillingFacts(tx, setting, households);
  const usual = await usualAmounts(tx, regie.id, familyIds);
  const bills = billDays(facts);
  const drafts = new Map<string, Draft>();
  const forThirdParties = new Map<string, DraftLine[]>();
  for (const { id, addressed } of households) {
    const bill = bills.get(id);
    if (!bill) continue;
    const draft = householdDraft(bill, {
      activities,
      childOrder: facts.childOrder,
      addressed,
      usual: usual.get(id) ?? null,
      unusualFrom: regie.unusual,
    });
    if (draft) drafts.set(id, draft);
    for (const [code, lines] of thirdPartyLines(bill.charges, { activities, childOrder: facts.childOrder }))
      forThirdParties.set(code, [...(forThirdParties.get(code) ?? []), ...lines]);
  }
  await writeHouseholds(tx, setting, familyIds, drafts);
  await writeThirdParties(tx, setting, familyIds, forThirdParties);
}

async function writeHouseholds(
  tx: Tx,
  { run, regie }: RunSetting,
  familyIds: readonly string[],
  drafts: ReadonlyMap<string, Draft>,
): Promise<void> {
  const before = await draftsOfFamilies(tx, run.id, familyIds);
  await deleteDrafts(
    tx,
    [...before.values()].map(({ id }) => id),
  );
  const debtors = await ensureFamilyDebtors(tx, regie.id, [...drafts.keys()]);
  const rows: NewDraft[] = [];
  const lines: NewLine[] = [];
  for (const [familyId, draft] of drafts) {
    const known = before.get(familyId);
    const id = known?.id ?? newId();
    const debtorId = debtors.get(familyId) ?? "";
    const heldReason = heldReasonOf(draft, known?.heldReason ?? "");
    rows.push({ id, debtorId, familyId, heldReason, total: draft.total, checks: draft.checks });
    for (const line of draft.lines) lines.push({ ...line, invoiceId: id });
  }
  await insertDrafts(tx, { ...run, runId: run.id }, rows);
  await insertLines(tx, lines);
}

/** What an agent said stays; what the run said itself is said anew. */
function heldReasonOf({ lines }: Draft, known: string): string {
  if (lines.length === 0) return NOTHING_TO_BILL;
  return known === NOTHING_TO_BILL ? "" : known;
}

/** One invoice for a third party and run: households add their lines to it as they are computed. */
async function writeThirdParties(
  tx: Tx,
  { run, regie, thirdParties }: RunSetting,
  familyIds: readonly string[],
  linesOf: ReadonlyMap<string, readonly DraftLine[]>,
): Promise<void> {
  const drafts = await thirdPartyDrafts(tx, run.id);
  await removeFamiliesFrom(tx, [...drafts.values()], familyIds);
  const concerned = thirdParties.filter(({ code }) => linesOf.has(code));
  const debtors = await ensureThirdPartyDebtors(
    tx,
    regie.id,
    concerned.map(({ id }) => id),
  );
  const rows: NewDraft[] = [];
  const lines: NewLine[] = [];
  const amounts = new Map<string, number>();
  for (const { id: partyId, code } of concerned) {
    const debtorId = debtors.get(partyId) ?? "";
    const known = drafts.get(debtorId);
    const id = known ?? newId();
    const added = linesOf.get(code) ?? [];
    const total = added.reduce((sum, { amount }) => sum + amount, 0);
    if (known) amounts.set(known, total);
    else rows.push({ id, debtorId, familyId: null, heldReason: "", total: cents(total), checks: [] });
    for (const line of added) lines.push({ ...line, invoiceId: id });
  }
  await insertDrafts(tx, { ...run, runId: run.id }, rows);
  await insertLines(tx, lines);
  await addToTotals(tx, amounts);
  for (const facts of await thirdPartyFacts(tx, run.id)) await writeChecks(tx, facts.id, thirdPartyChecks(facts));
}
