import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { updateRegie } from "@/server/billing/data/regie-settings";
import { deleteThirdParty } from "@/server/billing/data/third-party-settings";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  invoicesOf,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
} from "../../support/billing";
import { makeAgent, requestOf } from "../../support/factory";
import { insert, owner } from "../../support/owner";

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(11);
});

/** The settings, as an administrator of the town calls them. */
async function setupOf(town: BillingTown) {
  const { sessionId } = await makeAgent(town.city.id, ["parametres.gerer"]);
  return createCaller(requestOf(town.city.slug, sessionId, JANUARY)).billing.setup;
}

function inTown<T>(town: BillingTown, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withCity({ cityId: town.city.id, actor: "test" }, work);
}

const CHANGED = { name: "Régie des repas", regisseur: "Mme Roux", dueDays: "20", unusual: "150" };

/** A family of the CCAS that has eaten, so that both are billed. */
async function eat(town: BillingTown, day = "2026-12-01") {
  const family = await makeBilledFamily(town, { quotient: 380 });
  await bookDays(town, family, [day]);
  return family;
}

describe("a régie is changed by the staff (Y4)", () => {
  it("takes its name, who answers for it, the days to pay and the amount to look at; the history tells them", async () => {
    const town = nextTown();
    const setup = await setupOf(town);
    await setup.changeRegie({ regieId: town.regieId, code: "repas", ...CHANGED, unusual: "1 150,50 €" });
    expect(await setup.regie({ regieId: town.regieId })).toEqual({
      id: town.regieId,
      code: "REPAS",
      name: "Régie des repas",
      regisseur: "Mme Roux",
      dueDays: 20,
      unusual: 115_050,
      codeIsFixed: false,
    });
    const { rows } = await owner().query(
      "SELECT before ->> 'due_days' AS before, after ->> 'due_days' AS after FROM history_entry WHERE city_id = $1 AND table_name = 'regie' AND operation = 'update'",
      [town.city.id],
    );
    expect(rows).toEqual([{ before: "30", after: "20" }]);
    await eat(town);
    const runId = await runMonth(town, "2026-12", JANUARY, "review");
    expect((await clerkApi(town).billing.runs.run({ runId })).proposedDueDay).toBe("2027-01-25");
  });

  it.each([
    [{ name: " " }, "Écrivez le nom de la régie."],
    [{ dueDays: "120" }, "Écrivez un nombre entier entre 1 et 90."],
    [{ dueDays: "0" }, "Écrivez un nombre entier entre 1 et 90."],
    [{ unusual: "0,00" }, "Écrivez un montant de plus de 0\u00a0€."],
    [{ unusual: "cent" }, "Ce montant n’est pas valable. Exemple\u00a0: 2,35."],
    [{ code: "C1" }, "Un code a de deux à six lettres, sans accent. Exemple\u00a0: CANT."],
  ])("refuses %o beside its field", async (wrong, message) => {
    const setup = await setupOf(await sharedTown());
    const attempt = setup.changeRegie({ regieId: newId(), ...CHANGED, ...wrong });
    await expect(attempt).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(attempt).rejects.toThrow(JSON.stringify(message).slice(1, -1));
  });

  it("answers for a régie of another town as for none", async () => {
    const [town, other] = [nextTown(), await sharedTown()];
    const setup = await setupOf(other);
    for (const regieId of [town.regieId, newId()]) {
      await expect(setup.regie({ regieId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(setup.changeRegie({ regieId, ...CHANGED })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await (await setupOf(town)).regie({ regieId: town.regieId })).name).toBe("Régie des cantines");
  });

  it("does not take the code of another régie", async () => {
    const town = nextTown();
    await insert("regie", { city_id: town.city.id, id: newId(), code: "PERI", name: "Périscolaire" });
    const setup = await setupOf(town);
    const attempt = setup.changeRegie({ regieId: town.regieId, code: "PERI", ...CHANGED });
    await expect(attempt).rejects.toThrow("RegieCodeTaken");
    expect((await setup.regie({ regieId: town.regieId })).name).toBe("Régie des cantines");
    // Negative control: without the question, the base itself refuses, with no word for the staff.
    const blunt = { ...CHANGED, code: "PERI", dueDays: 20, unusual: cents(1) };
    await expect(inTown(town, (tx) => updateRegie(tx, town.regieId, blunt))).rejects.toThrow(/unique/i);
  });

  it("keeps its code once a month was computed: the numbers of a series begin alike", async () => {
    const town = nextTown();
    const setup = await setupOf(town);
    await eat(town);
    await runMonth(town, "2026-12", JANUARY, "review");
    expect((await setup.regie({ regieId: town.regieId })).codeIsFixed).toBe(true);
    const change = setup.changeRegie({ regieId: town.regieId, code: "REPAS", ...CHANGED });
    await expect(change).rejects.toThrow("RegieCodeInNumbers");
    await setup.changeRegie({ regieId: town.regieId, code: "CANT", ...CHANGED });
    await setup.changeRegie({ regieId: town.regieId, ...CHANGED });
    expect(await setup.regie({ regieId: town.regieId })).toMatchObject({ code: "CANT", name: "Régie des repas" });
  });

  it("would number one series under two codes, were it not kept (negative control)", async () => {
    const town = nextTown();
    await eat(town);
    await runMonth(town, "2026-12");
    const other = { ...CHANGED, code: "REPAS", dueDays: 20, unusual: cents(30_000) };
    await inTown(town, (tx) => updateRegie(tx, town.regieId, other));
    await eat(town, "2026-12-03");
    await runMonth(town, "2026-12");
    const { rows } = await owner().query<{ code: string }>(
      "SELECT DISTINCT substring(reference from '^[A-Z]+') AS code FROM invoice WHERE city_id = $1 AND number IS NOT NULL",
      [town.city.id],
    );
    expect(rows.map(({ code }) => code).sort()).toEqual(["CANT", "REPAS"]);
  });

  it("leaves what was issued under the name of that day (X5)", async () => {
    const town = nextTown();
    const family = await eat(town);
    await runMonth(town, "2026-12");
    const [before] = await invoicesOf(town, family);
    const print = () => clerkApi(town).billing.invoices.file({ invoiceId: before?.id ?? "" });
    const paper = await print();
    await (await setupOf(town)).changeRegie({ regieId: town.regieId, ...CHANGED });
    const [after] = await invoicesOf(town, family);
    expect([before?.regieName, after?.regieName]).toEqual(["Régie des cantines", "Régie des cantines"]);
    expect(Buffer.from((await print()).bytes).equals(Buffer.from(paper.bytes))).toBe(true);
    // Control: a draft bears the name of today.
    await bookDays(town, family, ["2026-12-03"]);
    const runId = await runMonth(town, "2026-12", JANUARY, "review");
    const [draft] = (await clerkApi(town).billing.runs.drafts({ runId })).invoices;
    const { invoice } = await clerkApi(town).billing.invoices.invoice({ invoiceId: draft?.id ?? "" });
    expect(invoice.regieName).toBe("Régie des repas");
  });
});

let shared: BillingTown | undefined;
/** For what changes nothing. */
async function sharedTown(): Promise<BillingTown> {
  shared ??= nextTown();
  return shared;
}

const ADDRESS = {
  name: "CAF du Rhône",
  addressLine: "67 boulevard Vivier-Merle",
  postcode: "69003",
  town: "Lyon",
  email: "factures@caf.example",
};
const CAF = { code: "caf", ...ADDRESS };

describe("third parties are the staff’s to add, change and remove (X6)", () => {
  it("adds one, changes where its invoices go, and removes it", async () => {
    const town = nextTown();
    const setup = await setupOf(town);
    const { thirdPartyId } = await setup.addThirdParty(CAF);
    expect(await setup.thirdParty({ thirdPartyId })).toEqual({
      id: thirdPartyId,
      ...CAF,
      billed: false,
      inFees: false,
    });
    await setup.changeThirdParty({ thirdPartyId, ...ADDRESS, email: "", town: "Villeurbanne" });
    expect((await setup.thirdParties()).parties.map((one) => [one.code, one.town, one.email])).toEqual([
      ["caf", "Villeurbanne", ""],
      ["ccas", "", ""],
    ]);
    await setup.removeThirdParty({ thirdPartyId });
    expect((await setup.thirdParties()).parties.map((one) => one.code)).toEqual(["ccas"]);
    await expect(setup.thirdParty({ thirdPartyId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { rows } = await owner().query(
      "SELECT operation FROM history_entry WHERE city_id = $1 AND table_name = 'third_party' AND row_id LIKE '%' || $2 || '%' ORDER BY id",
      [town.city.id, thirdPartyId],
    );
    expect(rows.map(({ operation }) => operation)).toEqual(["insert", "update", "delete"]);
  });

  it.each([
    [{ code: "CAF du Rhône" }, "Un code a des lettres minuscules sans accent, des chiffres et des tirets."],
    [{ name: "" }, "Écrivez le nom de ce tiers."],
    [{ postcode: "6900" }, "Un code postal a cinq chiffres. Exemple\u00a0: 69960."],
    [{ email: "factures" }, "Cette adresse e-mail n’est pas complète."],
  ])("refuses %o beside its field", async (wrong, message) => {
    const attempt = (await setupOf(await sharedTown())).addThirdParty({ ...CAF, ...wrong });
    await expect(attempt).rejects.toThrow(message);
  });

  it("refuses a code that is taken", async () => {
    const town = await sharedTown();
    const attempt = (await setupOf(town)).addThirdParty({ ...CAF, code: "ccas" });
    await expect(attempt).rejects.toThrow("ThirdPartyCodeTaken");
    // Negative control: the same with a code of its own is taken.
    await (await setupOf(town)).addThirdParty({ ...CAF, code: "departement" });
  });

  it("tells which payers of the fees are nobody yet", async () => {
    const town = nextTown();
    const setup = await setupOf(town);
    expect((await setup.thirdParties()).missing).toEqual([]);
    await inTown(town, (tx) => deleteThirdParty(tx, town.ccasId));
    expect((await setup.thirdParties()).missing).toEqual(["ccas"]);
    // What the guard of the fees keeps from happening: nobody is asked for that share any more.
    await eat(town);
    const runId = await runMonth(town, "2026-12", JANUARY, "review");
    expect((await clerkApi(town).billing.runs.run({ runId })).checks).toContainEqual({
      check: "third_party_unknown",
      drafts: 1,
    });
  });

  it("keeps one that the fees name, or that was billed, and says why", async () => {
    const town = nextTown();
    const setup = await setupOf(town);
    const remove = () => setup.removeThirdParty({ thirdPartyId: town.ccasId });
    await expect(remove()).rejects.toThrow("ThirdPartyInFees");
    await eat(town);
    await runMonth(town, "2026-12");
    await expect(remove()).rejects.toThrow("ThirdPartyBilled");
    // Negative control: without the question, the base itself refuses, with no word for the staff.
    await expect(inTown(town, (tx) => deleteThirdParty(tx, town.ccasId))).rejects.toThrow(/foreign key|violates/i);
    expect(await setup.thirdParty({ thirdPartyId: town.ccasId })).toMatchObject({ billed: true, inFees: true });
  });

  it("answers for one of another town as for none", async () => {
    const [town, setup] = [nextTown(), await setupOf(await sharedTown())];
    for (const thirdPartyId of [town.ccasId, newId()]) {
      await expect(setup.thirdParty({ thirdPartyId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(setup.changeThirdParty({ thirdPartyId, ...ADDRESS })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(setup.removeThirdParty({ thirdPartyId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await (await setupOf(town)).thirdParty({ thirdPartyId: town.ccasId })).name).toBe("CCAS");
  });
});
