import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { mailInvoiceJob } from "@/server/billing";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
} from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { requestOf } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

/*
 * The notice of an invoice, sent again by the staff: to the addresses of today, once for each that it was seen to have had,
 * and never of an invoice that was not issued.
 */
const HALF_A_MINUTE_LATER = "2027-01-05T09:00:30+01:00";
const LATER = "2027-01-05T09:01:30+01:00";
const AN_HOUR_LATER = "2027-01-05T10:00:00+01:00";
const FIRST = "avant@courriel.example";
const CORRECTED = "apres@courriel.example";

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(14);
});

let town: BillingTown;
let family: EatingFamily;
let ofFamily: string;
let ofThirdParty: string;
beforeEach(async () => {
  town = nextTown();
  family = await makeBilledFamily(town, { quotient: 380 });
  await writeTo(FIRST);
  await owner().query("UPDATE third_party SET email = 'factures@ccas.example' WHERE id = $1", [town.ccasId]);
  await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
  const runId = await runMonth(town, "2026-12");
  const { rows } = await owner().query<{ id: string; family_id: string | null }>(
    "SELECT id, family_id FROM invoice WHERE run_id = $1",
    [runId],
  );
  const idOf = (isFamily: boolean) => rows.find(({ family_id }) => (family_id !== null) === isFamily)?.id ?? "";
  [ofFamily, ofThirdParty] = [idOf(true), idOf(false)];
  for (const invoiceId of [ofFamily, ofThirdParty])
    await mailInvoiceJob({ invoiceId }, { cityId: town.city.id, clock: fixedClock(JANUARY), lastTry: false });
});

const writeTo = (email: string) =>
  owner().query(
    `WITH a AS (UPDATE account SET email = $2 WHERE id = $1)
     UPDATE person SET email = $2 WHERE id = $3`,
    [family.accountId, email, family.personId],
  );

/** A click on a page that shows that notice as the last one; none when left out. */
const again = (invoiceId: string, now = JANUARY, seen = "") =>
  clerkApi(town, now).billing.invoices.mailAgain({ invoiceId, seen });

async function mailsTo(address: string): Promise<{ subject: string; text: string }[]> {
  const { rows } = await owner().query<{ subject: string; text: string }>(
    "SELECT subject, text FROM mail WHERE city_id = $1 AND to_address = $2 AND kind = 'invoice' ORDER BY created_at, id",
    [town.city.id, address],
  );
  return rows;
}

const allNoticesOf = async (invoiceId: string) =>
  (await clerkApi(town).billing.invoices.invoice({ invoiceId })).notices;

/** Those that the staff sent. */
const noticesOf = async (invoiceId: string) => (await allNoticesOf(invoiceId)).filter(({ sentBy }) => sentBy !== null);

describe("the notice of a family’s invoice", () => {
  it("goes to the address of today, says the same, and is on the invoice’s page and in the history", async () => {
    await writeTo(CORRECTED);
    expect(await again(ofFamily)).toEqual({ invoiceId: ofFamily, recipients: 1 });
    const [first] = await mailsTo(FIRST);
    expect(await mailsTo(FIRST)).toHaveLength(1);
    expect(await mailsTo(CORRECTED)).toMatchObject([{ subject: first?.subject }]);
    expect(await noticesOf(ofFamily)).toMatchObject([{ recipients: 1, sentAt: "2027-01-05T08:00:00Z" }]);
    const { rows } = await owner().query(
      "SELECT family_id, actor FROM history_entry WHERE city_id = $1 AND table_name = 'invoice_notice' AND operation = 'insert'",
      [town.city.id],
    );
    expect(rows).toEqual([{ family_id: family.familyId, actor: `account:${town.clerk.accountId}` }]);
  });

  it("leaves again to an address that had it", async () => {
    await again(ofFamily);
    expect(await mailsTo(FIRST)).toHaveLength(2);
  });

  it("leaves once for two clicks, ten at once, and what comes within the minute; then once more", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => again(ofFamily)));
    expect(answers.map(({ recipients }) => recipients).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    const [first] = await noticesOf(ofFamily);
    expect(await again(ofFamily, HALF_A_MINUTE_LATER, first?.id)).toMatchObject({ recipients: 0 });
    expect(await mailsTo(FIRST)).toHaveLength(2);
    expect(await again(ofFamily, LATER, first?.id)).toMatchObject({ recipients: 1 });
    expect(await mailsTo(FIRST)).toHaveLength(3);
    expect(await noticesOf(ofFamily)).toHaveLength(2);
  });

  it("of a tab that has not seen the last one leaves nothing, an hour later too", async () => {
    await again(ofFamily);
    expect(await again(ofFamily, AN_HOUR_LATER)).toEqual({ invoiceId: ofFamily, recipients: 0 });
    expect(await mailsTo(FIRST)).toHaveLength(2);
    // Control: the page that shows it sends one more.
    const [first] = await noticesOf(ofFamily);
    expect(await again(ofFamily, AN_HOUR_LATER, first?.id)).toMatchObject({ recipients: 1 });
  });

  it("goes to an address that was corrected since, within the minute", async () => {
    await again(ofFamily);
    await writeTo(CORRECTED);
    expect(await again(ofFamily, HALF_A_MINUTE_LATER)).toMatchObject({ recipients: 1 });
    expect([(await mailsTo(FIRST)).length, (await mailsTo(CORRECTED)).length]).toEqual([2, 1]);
    // Both have had it now, whichever notice took it to them.
    await writeTo(FIRST);
    expect(await again(ofFamily, HALF_A_MINUTE_LATER)).toMatchObject({ recipients: 0 });
  });

  it("of the issue is noted once, with how many it went to: none, it says so", async () => {
    const first = (await allNoticesOf(ofFamily)).filter(({ sentBy }) => sentBy === null);
    expect(first).toMatchObject([{ recipients: 1, sentAt: "2027-01-05T08:00:00Z" }]);
    await owner().query("DELETE FROM invoice_notice WHERE invoice_id = $1", [ofFamily]);
    await owner().query("UPDATE family_adult SET can_pay = false WHERE family_id = $1", [family.familyId]);
    for (const _ of [1, 2]) {
      const invoiceId = ofFamily;
      await mailInvoiceJob({ invoiceId }, { cityId: town.city.id, clock: fixedClock(JANUARY), lastTry: false });
    }
    expect(await allNoticesOf(ofFamily)).toMatchObject([{ recipients: 0, sentBy: null }]);
  });

  it("says which of its mails wait, which were refused for good and why, and which have left", async () => {
    const state = (column: string) =>
      owner().query(`UPDATE mail SET ${column} WHERE city_id = $1 AND to_address = $2`, [town.city.id, FIRST]);
    expect(await allNoticesOf(ofFamily)).toMatchObject([{ recipients: 1, waiting: 1, refusals: [] }]);
    await state("status = 'failed', error = '550 Boîte inconnue'");
    await writeTo(CORRECTED);
    await again(ofFamily);
    expect(await allNoticesOf(ofFamily)).toMatchObject([
      { recipients: 1, waiting: 1, refusals: [] },
      { recipients: 1, waiting: 0, refusals: ["550 Boîte inconnue"], sentBy: null },
    ]);
    await state("status = 'sent', error = NULL");
    expect((await allNoticesOf(ofFamily)).at(-1)).toMatchObject({ recipients: 1, waiting: 0, refusals: [] });
    // Neither those of another invoice nor of another town's.
    expect(await allNoticesOf(ofThirdParty)).toMatchObject([{ recipients: 1, waiting: 1 }]);
  });

  it("of an invoice that is late and half paid says so, with what was received", async () => {
    const late = "2027-03-01T09:00:00+01:00";
    const { accounts } = await clerkApi(town).payments.counter.family({ familyId: family.familyId });
    const [account] = accounts;
    const paid = { debtorId: account?.debtorId ?? "", invoices: [ofFamily], requestKey: newId() };
    await clerkApi(town).payments.counter.record({ ...paid, means1: "cash", amount1: "0,40" });
    await again(ofFamily, late);
    const [, mail] = await mailsTo(FIRST);
    expect(mail?.subject).toContain("est en retard");
    expect(mail?.text.replaceAll("\u00a0", " ")).toMatch(
      /au plus tard le jeudi 4 février\. Nous avons reçu 0,40 €\. Il reste 0,60 € à payer\./,
    );
  });

  it("goes to nobody who left or may not pay: then nothing leaves, and it is said", async () => {
    await owner().query("UPDATE family_adult SET can_pay = false WHERE family_id = $1", [family.familyId]);
    await expect(again(ofFamily)).rejects.toMatchObject({
      cause: { detail: { tag: "InvoiceToNobody", thirdParty: false } },
    });
    expect(await mailsTo(FIRST)).toHaveLength(1);
    expect(await noticesOf(ofFamily)).toEqual([]);
  });

  it("is none of a draft, nor of another town", async () => {
    const missing = { code: "NOT_FOUND" };
    const draft = newId();
    await owner().query(
      `INSERT INTO invoice (city_id, id, regie_id, debtor_id, family_id, first_day, last_day, total_cents)
       SELECT city_id, $2, regie_id, debtor_id, family_id, first_day, last_day, 0 FROM invoice WHERE id = $1`,
      [ofFamily, draft],
    );
    await expect(again(draft)).rejects.toMatchObject(missing);
    const other = nextTown();
    await expect(clerkApi(other).billing.invoices.mailAgain({ invoiceId: ofFamily, seen: "" })).rejects.toMatchObject(
      missing,
    );
  });
});

describe("the notice of a third party’s invoice", () => {
  const linkIn = (text = "") => /\/facture-de-tiers\/(\S+)\/fichier/.exec(text)?.[1] ?? "";
  const open = (token: string, now: string) =>
    createCaller(requestOf(town.city.slug, undefined, now)).billing.thirdParty.file({ token });

  it("goes to the address of today: its link opens the paper, the one of the wrong address does not", async () => {
    const wrong = linkIn((await mailsTo("factures@ccas.example"))[0]?.text);
    await expect(open(wrong, JANUARY)).resolves.toMatchObject({ fileName: expect.stringMatching(/^Facture/) });
    await owner().query("UPDATE third_party SET email = $2 WHERE id = $1", [town.ccasId, CORRECTED]);
    await again(ofThirdParty);
    const [mail] = await mailsTo(CORRECTED);
    await expect(open(linkIn(mail?.text), JANUARY)).resolves.toMatchObject({
      fileName: expect.stringMatching(/^Facture/),
    });
    await expect(open(wrong, JANUARY)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("has a link that runs from the day it left, months after the issue", async () => {
    const late = "2027-06-01T09:00:00+02:00";
    const [first] = await mailsTo("factures@ccas.example");
    await expect(open(linkIn(first?.text), late)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await again(ofThirdParty, late);
    const [, second] = await mailsTo("factures@ccas.example");
    expect(second?.text).toContain("jusqu’au 30 août 2027");
    await expect(open(linkIn(second?.text), late)).resolves.toBeDefined();
    await expect(open(linkIn(second?.text), "2027-08-31T09:00:00+02:00")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused without an address", async () => {
    await owner().query("UPDATE third_party SET email = '' WHERE id = $1", [town.ccasId]);
    await expect(again(ofThirdParty)).rejects.toMatchObject({
      cause: { detail: { tag: "InvoiceToNobody", thirdParty: true } },
    });
  });
});
