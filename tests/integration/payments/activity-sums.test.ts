import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActivitySum } from "@/server/payments/domain/counter-view";
import { newId } from "@/server/platform/ids";
import { makeAgent } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import {
  apiOf,
  closeTill,
  makeInvoice,
  makePayingFamily,
  makePayingTowns,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

let towns: PayingTown[];
let town: PayingTown;
let family: PayingFamily;
let care: string;
/** 30 € of canteen and 10 € of care. */
let mixed: string;

beforeAll(async () => {
  towns = await makePayingTowns(5);
});

beforeEach(async () => {
  const next = towns.pop();
  if (!next) throw new Error("a town for each test");
  town = next;
  family = await makePayingFamily(town);
  care = newId();
  await owner().query(
    `INSERT INTO activity (city_id, id, code, name, unit_label, weekdays, first_day, last_day, settings, regie_id)
     SELECT city_id, $2, 'soir', 'Accueil du soir', 'Séance', weekdays, first_day, last_day, settings, regie_id
     FROM activity WHERE id = $1`,
    [town.activityId, care],
  );
  mixed = await makeMixed();
});

const makeMixed = (debtorId = family.debtorId) =>
  makeInvoice(town, family, 4000, {
    debtorId,
    lines: [
      { activityId: town.activityId, budgetAccount: "7067", amount: 3000 },
      { activityId: care, budgetAccount: "7066", amount: 1000 },
    ],
  });

const counter = () => apiOf(town, town.clerk).payments.counter;

function record(amount1: string, typed: Readonly<Record<string, unknown>> = {}) {
  const form = { debtorId: family.debtorId, invoices: [mixed], means1: "cash" as const, amount1, requestKey: newId() };
  return counter().record({ ...form, ...typed });
}

const plain = (sums: readonly ActivitySum[]) => sums.map((sum) => [sum.activity, sum.account, sum.amount]);
const total = (sums: readonly { readonly amount: number }[]) => sums.reduce((sum, { amount }) => sum + amount, 0);
const CANTEEN = ["Restauration scolaire", "7067"];
const CARE = ["Accueil du soir", "7066"];

/** What the journal says by activity; the same total as by means, or the test fails. */
async function byActivity() {
  const { activities } = await counter().journalActivities({});
  expect(total(activities)).toBe((await counter().journal({})).total);
  return plain(activities);
}

async function close(means: ("cash" | "cheque")[]) {
  const slip = await counter().deposit(await closeTill(town, means));
  expect(total(slip.activities)).toBe(slip.total);
  return plain(slip.activities);
}

describe("what came into a till by activity and budget account (Y4)", () => {
  it("shares a payment in part by what is left of each, and has all of each in the end", async () => {
    await record("10,01");
    expect(await byActivity()).toEqual([
      [...CARE, 250],
      [...CANTEEN, 751],
    ]);
    await record("29,99");
    expect(await byActivity()).toEqual([
      [...CARE, 1000],
      [...CANTEEN, 3000],
    ]);
  });

  it("tells apart what no invoice took, and takes off what did not hold", async () => {
    const { paymentId } = await record("43", { keep: "300" });
    expect(await byActivity()).toEqual([
      [...CARE, 1000],
      [...CANTEEN, 3000],
      [null, "", 300],
    ]);
    await counter().reverse({ paymentId, reason: "Erreur" });
    expect(await byActivity()).toEqual([]);
  });

  it("gives nothing to what a credit note took back, and does not count what was kept twice", async () => {
    const { sessionId } = await makeAgent(town.city.id, ["facturation.gerer"]);
    const billing = apiOf(town, { sessionId }).billing.invoices;
    const { lines } = await billing.creditForm({ invoiceId: mixed });
    const back = lines
      .filter(({ unit }) => unit === 1000)
      .flatMap((line) => line.days.map((day) => `${line.position}.${day}`));
    await billing.giveCredit({ invoiceId: mixed, what: "days", days: back, reason: "Séance fermée" });
    await record("30");
    expect(await byActivity()).toEqual([[...CANTEEN, 3000]]);
    // All is paid: this one is kept for the family, and pays its next invoice without coming in again.
    const second = await makeMixed();
    await record("40", { invoices: [second] });
    await billing.giveCredit({ invoiceId: second, what: "all", days: [], reason: "Erreur" });
    const sums = await byActivity();
    expect(sums).toEqual([
      [...CARE, 1000],
      [...CANTEEN, 6000],
    ]);
  });

  it("counts what a third party pays", async () => {
    const thirdPartyId = newId();
    await insert("third_party", { city_id: town.city.id, id: thirdPartyId, code: "ccas", name: "CCAS" });
    const debtorId = newId();
    await insert("debtor", {
      city_id: town.city.id,
      id: debtorId,
      regie_id: town.regieId,
      third_party_id: thirdPartyId,
    });
    const invoice = await makeMixed(debtorId);
    await record("20", { debtorId, invoices: [invoice] });
    expect(await byActivity()).toEqual([
      [...CARE, 500],
      [...CANTEEN, 1500],
    ]);
  });

  it("is of a deposit what its means brought: all deposits together are all that came in", async () => {
    await record("15", { means2: "cheque", amount2: "25", number2: "123" });
    await record("1,03", { keep: "103" });
    expect(await close(["cash"])).toEqual([
      [...CARE, 375],
      [...CANTEEN, 1125],
      [null, "", 103],
    ]);
    expect(await close(["cheque"])).toEqual([
      [...CARE, 625],
      [...CANTEEN, 1875],
    ]);
    expect(await byActivity()).toEqual([
      [...CARE, 1000],
      [...CANTEEN, 3000],
      [null, "", 103],
    ]);
  });
});
