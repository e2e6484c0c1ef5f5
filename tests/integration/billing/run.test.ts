import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  makeBilledFamily,
  makeBillingTown,
  note,
  verify,
  work,
} from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { brokenInvariants } from "../../support/invariants";
import { insert, owner } from "../../support/owner";

let town: BillingTown;

async function draftOf(runId: string, family: { readonly familyId: string }) {
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM invoice WHERE run_id = $1 AND family_id = $2", [
    runId,
    family.familyId,
  ]);
  const [row] = rows;
  return row ? (await clerkApi(town).billing.invoices.invoice({ invoiceId: row.id })).invoice : undefined;
}

const short = (lines: readonly { label: string; quantity: number; unit: number; amount: number; share: number }[]) =>
  lines.map(({ label, quantity, unit, amount, share }) => [label, quantity, unit, amount, share]);

describe("a month is computed (X2, X3)", () => {
  let families: Record<"plain" | "excused" | "ccas" | "late" | "unknown" | "mother" | "father", EatingFamily>;
  let runId: string;

  beforeAll(async () => {
    town = await makeBillingTown();
    const plain = await makeBilledFamily(town, { children: 2 });
    await bookDays(town, plain, ["2026-12-01", "2026-12-03"]);
    await bookDays(town, plain, ["2026-12-03"], plain.children[1]);
    const excused = await makeBilledFamily(town);
    await bookDays(town, excused, ["2026-12-01", "2026-12-03", "2026-12-04"]);
    await note(town, excused, excused.children[0], "2026-12-03", "absent_excused");
    await note(town, excused, excused.children[0], "2026-12-04", "absent_unexcused");
    const ccas = await makeBilledFamily(town, { quotient: 380 });
    await bookDays(town, ccas, ["2026-12-01", "2026-12-03"]);
    const late = await makeBilledFamily(town);
    await note(town, late, late.children[0], "2026-12-07", "unbooked");
    const unknown = await makeBilledFamily(town, { quotient: null });
    await bookDays(town, unknown, ["2026-12-10"]);
    const mother = await makeBilledFamily(town, { quotient: 500 });
    const father = await makeBilledFamily(town, { children: 0, quotient: 900 });
    const [child] = mother.children;
    await insert("family_child", { city_id: town.city.id, family_id: father.familyId, child_id: child });
    for (const [familyId, share] of [
      [mother.familyId, 6_000],
      [father.familyId, 4_000],
    ]) {
      await insert("child_payer", {
        city_id: town.city.id,
        id: newId(),
        child_id: child,
        family_id: familyId,
        share,
        first_day: "2026-09-01",
      });
    }
    await bookDays(town, mother, ["2026-12-01"]);
    families = { plain, excused, ccas, late, unknown, mother, father };
    await verify(town);
    ({ runId } = await clerkApi(town).billing.runs.start({ regieId: town.regieId, month: "2026-12" }));
    await work(town, runId);
  });

  it("gathers the days of a child at one price, and explains the price", async () => {
    const draft = await draftOf(runId, families.plain);
    expect(draft).toMatchObject({ status: "draft", total: 525, checks: [], reference: null });
    expect(short(draft?.lines ?? [])).toEqual([
      ["Repas", 2, 175, 350, 10_000],
      ["Repas", 1, 175, 175, 10_000],
    ]);
    expect(draft?.lines[0]?.days).toEqual(["2026-12-01", "2026-12-03"]);
    expect(draft?.lines[0]?.budgetAccount).toBe("7067");
    expect(draft?.lines[0]?.calculation?.steps).toEqual([
      "Restauration scolaire\u00a0: grille n°\u00a01, en vigueur depuis le 1er septembre 2025",
      "QF 500 de janvier 2026, reçu de la CAF",
      "QF 500\u00a0: tranche de 400 à 859",
      "Tarif résident\u00a0: 1,75\u00a0€",
      "1 repas × 1,75\u00a0€ = 1,75\u00a0€",
      "Pour 2\u00a0jours\u00a0: 2 × 1,75\u00a0€ = 3,50\u00a0€",
    ]);
  });

  it("shows an excused absence for nothing, and bills the other one", async () => {
    const draft = await draftOf(runId, families.excused);
    expect(short(draft?.lines ?? [])).toEqual([
      ["Repas", 1, 175, 175, 10_000],
      ["Repas, absence justifiée", 1, 0, 0, 10_000],
      ["Repas, absence non justifiée, facturée", 1, 175, 175, 10_000],
    ]);
  });

  it("asks the CCAS for its share on an invoice of its own (X6)", async () => {
    const draft = await draftOf(runId, families.ccas);
    expect(short(draft?.lines ?? [])).toEqual([["Repas", 2, 50, 100, 10_000]]);
    expect(draft?.lines[0]?.calculation?.thirdParties).toEqual([{ name: "CCAS", amount: 76 }]);
    const { rows } = await owner().query(
      `SELECT i.total_cents, l.family_id, l.unit_cents, l.quantity FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
       JOIN debtor d ON d.id = i.debtor_id WHERE i.run_id = $1 AND d.third_party_id = $2`,
      [runId, town.ccasId],
    );
    expect(rows).toEqual([{ total_cents: 152, family_id: families.ccas.familyId, unit_cents: 76, quantity: 2 }]);
  });

  it("bills a child who came without a booking as booked late, and says so", async () => {
    const draft = await draftOf(runId, families.late);
    expect(short(draft?.lines ?? [])).toEqual([["Repas, sans réservation", 1, 425, 425, 10_000]]);
    expect(draft?.checks).toEqual(["unbooked_presence"]);
  });

  it("asks the highest price of an unknown quotient, and lists it to be checked", async () => {
    const draft = await draftOf(runId, families.unknown);
    expect(draft).toMatchObject({ total: 235, checks: ["missing_quotient"] });
  });

  it("shares a child between two households, each at its own price", async () => {
    const mother = await draftOf(runId, families.mother);
    const father = await draftOf(runId, families.father);
    expect(short(mother?.lines ?? [])).toEqual([["Repas", 1, 105, 105, 6_000]]);
    expect(short(father?.lines ?? [])).toEqual([["Repas", 1, 94, 94, 4_000]]);
    expect(father?.lines[0]?.calculation?.steps.at(-1)).toBe(
      "Votre part\u00a0: 40\u00a0% de 2,35\u00a0€, soit 0,94\u00a0€",
    );
  });

  it("counts what is to be looked at", async () => {
    const run = await clerkApi(town).billing.runs.run({ runId });
    expect(run).toMatchObject({ status: "review", invoices: 8, held: 0, thirdParties: 1, monthNotOver: false });
    expect(run.checks).toEqual([
      { check: "missing_quotient", drafts: 1 },
      { check: "unbooked_presence", drafts: 1 },
      // The CCAS.
      { check: "no_address", drafts: 1 },
    ]);
    expect(run.unverified).toEqual([]);
    const drafts = await clerkApi(town).billing.runs.drafts({ runId, only: "missing_quotient" });
    expect(drafts.invoices.map(({ total }) => total)).toEqual([235]);
  });

  it("gives the same drafts when it is computed again", async () => {
    const rows = () =>
      owner().query(
        "SELECT l.*, i.total_cents FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id WHERE i.run_id = $1 ORDER BY i.id, l.family_id, l.child_id, l.days",
        [runId],
      );
    const before = (await rows()).rows.map(({ position, ...row }) => row);
    await clerkApi(town).billing.runs.recompute({ runId });
    await work(town, runId);
    const after = (await rows()).rows.map(({ position, ...row }) => row);
    expect(after).toEqual(before);
  });

  it("issues with numbers that follow each other, once each, and posts them", async () => {
    await clerkApi(town).billing.runs.issue({ runId, dueDay: "05/02/2027", message: "Bonne année" });
    await work(town, runId);
    const { rows } = await owner().query(
      "SELECT number, reference, kind, total_cents, issue_day::text, due_day::text, message FROM invoice WHERE run_id = $1 ORDER BY number",
      [runId],
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rows[0]).toMatchObject({
      reference: "CANT2027000001",
      issue_day: "2027-01-05",
      due_day: "2027-02-05",
      message: "Bonne année",
    });
    const owed = await owner().query("SELECT sum(amount_cents)::int AS owed FROM ledger_line WHERE account = 'debtor'");
    expect(owed.rows[0]?.owed).toBe(rows.reduce((sum, row) => sum + row.total_cents, 0));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is found page by page, the newest first, once there are many", async () => {
    await owner().query(
      `INSERT INTO invoice_run (city_id, id, regie_id, first_day, last_day, since_day, status, started_by, started_at)
       SELECT city_id, gen_random_uuid(), regie_id, first_day - 31, first_day - 1, since_day - 31, 'issued', started_by, started_at - n * interval '31 days'
       FROM invoice_run, generate_series(1, 25) n WHERE id = $1`,
      [runId],
    );
    const first = await clerkApi(town).billing.runs.overview();
    const second = await clerkApi(town).billing.runs.overview({ page: "2" });
    expect([first.runs.length, second.runs.length, first.pages, second.page]).toEqual([24, 2, 2, 2]);
    expect(first.runs[0]?.id).toBe(runId);
    expect(new Set([...first.runs, ...second.runs].map(({ id }) => id)).size).toBe(26);
  });
});
