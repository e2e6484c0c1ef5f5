import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  giveQuotient,
  invoicesOf,
  makeBilledFamily,
  makeBillingTowns,
  note,
  runMonth,
  verify,
} from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { brokenInvariants } from "../../support/invariants";
import { insert, owner } from "../../support/owner";

const FEBRUARY = "2027-02-05T09:00:00+01:00";
const MARCH = "2027-03-05T09:00:00+01:00";

let nextTown: () => BillingTown;
let town: BillingTown;
let family: EatingFamily;
const child = () => family.children[0];

beforeAll(async () => {
  nextTown = await makeBillingTowns(17);
});
beforeEach(async () => {
  town = nextTown();
  family = await makeBilledFamily(town);
  await bookDays(town, family, ["2026-12-01", "2026-12-03", "2026-12-04"]);
  await verify(town);
  await runMonth(town, "2026-12");
});

const lines = async (index: number) =>
  (await invoicesOf(town, family))[index]?.lines.map(({ kind, state, days, unit, amount }) => ({
    kind,
    state,
    days,
    unit,
    amount,
  }));

describe("attendance that changes after the invoice (X4)", () => {
  it("gives an excused absence back on the next invoice, and explains it", async () => {
    await note(town, family, child(), "2026-12-03", "absent_excused");
    await runMonth(town, "2027-01", FEBRUARY);
    const [, credit] = await invoicesOf(town, family);
    expect(credit).toMatchObject({ kind: "credit_note", total: -175 });
    expect(credit?.lines[0]).toMatchObject({
      kind: "regularisation",
      state: "absent_excused",
      label: "Régularisation\u00a0: repas, absence justifiée",
      days: ["2026-12-03"],
      corrects: { reference: "CANT2027000001" },
    });
    expect(credit?.lines[0]?.calculation?.steps).toEqual([
      "L’absence est justifiée\u00a0: rien n’est dû",
      "Déjà facturé (facture CANT2027000001)\u00a0: 1,75\u00a0€ par jour. Dû maintenant\u00a0: 0,00\u00a0€",
      "1,75\u00a0€ par jour vous est rendu",
    ]);
    // What is given back comes off what is owed.
    const [first] = await invoicesOf(town, family);
    expect(first).toMatchObject({ total: 525, open: 350 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("tells of an absence of the same price by a line of 0 €, once, that nobody gives back", async () => {
    await note(town, family, child(), "2026-12-03", "absent_unexcused");
    await runMonth(town, "2027-01", FEBRUARY);
    const [first, told] = await invoicesOf(town, family);
    expect(told).toMatchObject({ kind: "invoice", total: 0, open: 0 });
    expect(told?.lines).toHaveLength(1);
    expect(told?.lines[0]).toMatchObject({
      label: "Régularisation\u00a0: repas, absence non justifiée, facturée",
      days: ["2026-12-03"],
      amount: 0,
      corrects: { reference: "CANT2027000001" },
    });
    expect(told?.lines[0]?.calculation?.steps.at(-1)).toMatch(/^Absence notée après la facture\u00a0: rien ne change/);
    await runMonth(town, "2027-02", MARCH);
    expect(await invoicesOf(town, family)).toHaveLength(2);
    const { invoices } = clerkApi(town, MARCH).billing;
    const { lines: left } = await invoices.creditForm({ invoiceId: first?.id ?? "" });
    expect(left.flatMap(({ days }) => days)).toHaveLength(3);
    await expect(
      invoices.giveCredit({ invoiceId: told?.id ?? "", what: "all", days: [], reason: "Geste" }),
    ).rejects.toThrow();
    expect(await brokenInvariants()).toEqual([]);
  });

  it("bills the difference once, also several runs later", async () => {
    await runMonth(town, "2027-01", FEBRUARY);
    await note(town, family, child(), "2026-12-03", "absent_excused");
    await runMonth(town, "2027-02", MARCH);
    expect(await lines(1)).toEqual([
      { kind: "regularisation", state: "absent_excused", days: ["2026-12-03"], unit: -175, amount: -175 },
    ]);
    await runMonth(town, "2027-02", MARCH);
    expect(await invoicesOf(town, family)).toHaveLength(2);
  });

  it("bills a child noted afterwards as having come without a booking", async () => {
    await note(town, family, child(), "2026-12-07", "unbooked");
    await runMonth(town, "2027-01", FEBRUARY);
    expect(await lines(1)).toEqual([
      { kind: "service", state: "unbooked", days: ["2026-12-07"], unit: 425, amount: 425 },
    ]);
  });

  it("takes back what was billed for a child who was noted by mistake", async () => {
    await note(town, family, child(), "2026-12-07", "unbooked");
    await runMonth(town, "2027-01", FEBRUARY);
    await owner().query("DELETE FROM attendance_exception WHERE child_id = $1", [child()]);
    await runMonth(town, "2027-02", MARCH);
    expect(await lines(2)).toEqual([
      { kind: "regularisation", state: null, days: ["2026-12-07"], unit: -425, amount: -425 },
    ]);
  });

  it("does not reach further back than the first month that was invoiced here", async () => {
    const { rows } = await owner().query(
      "SELECT since_day::text FROM invoice_run WHERE city_id = $1 ORDER BY started_at, id",
      [town.city.id],
    );
    expect(rows).toEqual([{ since_day: "2026-12-01" }]);
    await runMonth(town, "2027-01", FEBRUARY);
    const later = await owner().query(
      "SELECT since_day::text FROM invoice_run WHERE city_id = $1 ORDER BY started_at, id",
      [town.city.id],
    );
    expect(later.rows[1]).toEqual({ since_day: "2026-12-01" });
  });
});

describe("a price that changes after the invoice", () => {
  it("follows a quotient that arrives late and counts for the days that were billed", async () => {
    const other = await makeBilledFamily(town, { quotient: null });
    await bookDays(town, other, ["2026-12-08"]);
    await runMonth(town, "2026-12");
    await giveQuotient(town, other.familyId, 500, "2026-12-01");
    await runMonth(town, "2027-01", FEBRUARY);
    const invoices = await invoicesOf(town, other);
    expect(invoices.map(({ total }) => total)).toEqual([235, -60]);
    expect(invoices[1]?.lines[0]?.calculation?.steps.slice(1)).toEqual([
      "QF 500 de décembre 2026, reçu de la CAF",
      "QF 500\u00a0: tranche de 400 à 859",
      "Tarif résident\u00a0: 1,75\u00a0€",
      "1 repas × 1,75\u00a0€ = 1,75\u00a0€",
      "Déjà facturé (facture CANT2027000002)\u00a0: 2,35\u00a0€ par jour. Dû maintenant\u00a0: 1,75\u00a0€",
      "0,60\u00a0€ par jour vous est rendu",
    ]);
  });

  it("is not the one of the address to which the family moved since", async () => {
    await owner().query("UPDATE family SET residence = 'outside' WHERE id = $1", [family.familyId]);
    await runMonth(town, "2027-01", FEBRUARY);
    expect(await invoicesOf(town, family)).toHaveLength(1);
  });

  it("moves what is agreed for a period from one household to the other", async () => {
    const other = await makeBilledFamily(town, { children: 0, quotient: 500 });
    await insert("family_child", { city_id: town.city.id, family_id: other.familyId, child_id: child() });
    for (const familyId of [family.familyId, other.familyId]) {
      await insert("child_payer", {
        city_id: town.city.id,
        id: newId(),
        child_id: child(),
        family_id: familyId,
        share: 5_000,
        first_day: "2026-12-04",
      });
    }
    await runMonth(town, "2027-01", FEBRUARY);
    expect(await lines(1)).toEqual([
      {
        kind: "regularisation",
        state: "present",
        days: ["2026-12-04"],
        unit: expect.any(Number),
        amount: expect.any(Number),
      },
    ]);
    const [theirs] = await invoicesOf(town, other);
    const [, ours] = await invoicesOf(town, family);
    expect((theirs?.total ?? 0) + (ours?.total ?? 0)).toBe(0);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("leaves the past with the household that was billed when the custody changes", async () => {
    const other = await makeBilledFamily(town, { children: 0, quotient: 500 });
    await insert("family_child", {
      city_id: town.city.id,
      family_id: other.familyId,
      child_id: child(),
      custody: "alternating",
      custody_weeks: "odd",
    });
    await runMonth(town, "2027-01", FEBRUARY);
    expect(await invoicesOf(town, other)).toEqual([]);
    expect(await invoicesOf(town, family)).toHaveLength(1);
  });
});

describe("gestures (X5, docs/adr/0015)", () => {
  const credit = (invoiceId: string, days: readonly string[], now = "2027-01-10T09:00:00+01:00") =>
    clerkApi(town, now).billing.invoices.giveCredit({
      invoiceId,
      what: days.length > 0 ? "days" : "all",
      days: [...days],
      reason: "Geste de la mairie",
    });

  it("are not billed again by the next run", async () => {
    const [invoice] = await invoicesOf(town, family);
    await credit(invoice?.id ?? "", ["1.2026-12-03"]);
    await runMonth(town, "2027-01", FEBRUARY);
    const invoices = await invoicesOf(town, family);
    expect(invoices.map(({ total, open }) => [total, open])).toEqual([
      [525, 350],
      [-175, 0],
    ]);
  });

  it("are not given back a second time when the absence is excused afterwards", async () => {
    const [invoice] = await invoicesOf(town, family);
    await credit(invoice?.id ?? "", ["1.2026-12-03"]);
    await note(town, family, child(), "2026-12-03", "absent_excused");
    await runMonth(town, "2027-01", FEBRUARY);
    expect(await invoicesOf(town, family)).toHaveLength(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("give back nothing that a run gave back already, one day or the whole invoice", async () => {
    await note(town, family, child(), "2026-12-03", "absent_excused");
    await runMonth(town, "2027-01", FEBRUARY);
    const [invoice, regularised] = await invoicesOf(town, family);
    await expect(credit(invoice?.id ?? "", ["1.2026-12-03"], MARCH)).rejects.toThrow("CreditAlreadyGiven");
    await credit(invoice?.id ?? "", [], MARCH);
    expect((await invoicesOf(town, family)).map(({ total }) => total)).toEqual([525, -175, -350]);
    await expect(credit(regularised?.id ?? "", [], MARCH)).rejects.toThrow();
    await runMonth(town, "2027-02", MARCH);
    expect(await invoicesOf(town, family)).toHaveLength(3);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("give back what a regularisation left of a day, to the cent", async () => {
    const other = await makeBilledFamily(town, { quotient: null });
    await bookDays(town, other, ["2026-12-08", "2026-12-10"]);
    await runMonth(town, "2026-12");
    await giveQuotient(town, other.familyId, 500, "2026-12-10");
    await runMonth(town, "2027-01", FEBRUARY);
    const invoiceId = (await invoicesOf(town, other))[0]?.id ?? "";
    const { lines: left, left: total } = await clerkApi(town, MARCH).billing.invoices.creditForm({ invoiceId });
    expect(left.map(({ days, unit }) => [days, unit])).toEqual([
      [["2026-12-08"], 235],
      [["2026-12-10"], 175],
    ]);
    expect(total).toBe(410);
    await credit(invoiceId, ["1.2026-12-10"], MARCH);
    await expect(credit(invoiceId, ["1.2026-12-10"], MARCH)).rejects.toThrow("CreditAlreadyGiven");
    await credit(invoiceId, [], MARCH);
    expect((await invoicesOf(town, other)).map((one) => one.total)).toEqual([470, -60, -175, -235]);
    await runMonth(town, "2027-02", MARCH);
    expect(await invoicesOf(town, other)).toHaveLength(4);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("of more than the day would be found (negative control)", async () => {
    const [invoice] = await invoicesOf(town, family);
    expect(invoice?.lines.map(({ unit }) => unit)).toEqual([175]);
    const turnAround = () =>
      owner().query(
        "UPDATE invoice_line SET unit_cents = -unit_cents, amount_cents = -amount_cents WHERE invoice_id = $1",
        [invoice?.id],
      );
    await owner().query("ALTER TABLE invoice_line DISABLE TRIGGER USER");
    try {
      await turnAround();
      expect(await brokenInvariants()).toContainEqual(
        expect.objectContaining({ broken: "I3 a debtor was given back more than it asked for a day" }),
      );
    } finally {
      await turnAround();
      await owner().query("ALTER TABLE invoice_line ENABLE TRIGGER USER");
    }
    expect(await brokenInvariants()).toEqual([]);
  });

  it("are taken into account by a draft that was computed before them", async () => {
    await note(town, family, child(), "2026-12-03", "absent_excused");
    const runId = await runMonth(town, "2027-01", FEBRUARY, "review");
    const [invoice] = await invoicesOf(town, family);
    await credit(invoice?.id ?? "", ["1.2026-12-03"], FEBRUARY);
    expect((await owner().query("SELECT 1 FROM invoice WHERE run_id = $1", [runId])).rowCount).toBe(0);
  });
});
