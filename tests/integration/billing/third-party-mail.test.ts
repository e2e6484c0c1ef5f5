import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { mailInvoiceJob } from "@/server/billing";
import { invoiceToken } from "@/server/billing/data/invoice-link";
import { readInvoice } from "@/server/billing/queries/invoice-view";
import { withCity } from "@/server/db/tenant-tx";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
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
import type { EatingFamily } from "../../support/canteen";
import { requestOf } from "../../support/factory";
import { insert, owner } from "../../support/owner";

const EMAIL = "factures@ccas.example";

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(13);
});

let town: BillingTown;
let family: EatingFamily;
beforeEach(async () => {
  town = nextTown();
  family = await makeBilledFamily(town, { quotient: 380 });
  await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
});

const giveAddress = (email: string) =>
  owner().query("UPDATE third_party SET email = $2 WHERE id = $1", [town.ccasId, email]);

const checksOf = async (runId: string) =>
  (
    await owner().query<{ checks: string[] }>("SELECT checks FROM invoice WHERE run_id = $1 AND family_id IS NULL", [
      runId,
    ])
  ).rows.map(({ checks }) => checks);

describe("the draft of a third party is looked at like others (X1)", () => {
  it("for an address that is missing; once given, and computed again, for nothing", async () => {
    const runId = await runMonth(town, "2026-12", JANUARY, "review");
    expect(await checksOf(runId)).toEqual([["no_address"]]);
    const { runs } = clerkApi(town).billing;
    expect((await runs.drafts({ runId, only: "no_address" })).invoices.map(({ name }) => name)).toContain("CCAS");
    await runs.abandon({ runId });
    await giveAddress(EMAIL);
    const again = await runMonth(town, "2026-12", JANUARY, "review");
    expect(await checksOf(again)).toEqual([[]]);
  });

  it("for shares of parents that do not add up", async () => {
    await giveAddress(EMAIL);
    await insert("child_payer", {
      city_id: town.city.id,
      id: newId(),
      child_id: family.children[0],
      family_id: family.familyId,
      share: 6_000,
      first_day: "2026-12-01",
    });
    expect(await checksOf(await runMonth(town, "2026-12", JANUARY, "review"))).toEqual([["shares_not_whole"]]);
  });

  it("for more than twice what is usual", async () => {
    await giveAddress(EMAIL);
    await runMonth(town, "2026-12");
    for (let n = 0; n < 8; n++) {
      const one = await makeBilledFamily(town, { quotient: 380 });
      await bookDays(town, one, ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07"]);
    }
    const runId = await runMonth(town, "2026-12", "2027-01-20T09:00:00+01:00", "review");
    expect(await checksOf(runId)).toEqual([["unusual_amount"]]);
  });
});

/** Invoices December, and does the jobs of its mails twice, as workers that are killed do. */
async function invoiceDecember(): Promise<{ readonly runId: string; readonly invoiceId: string }> {
  const runId = await runMonth(town, "2026-12");
  const { rows } = await owner().query<{ id: string; family_id: string | null }>(
    "SELECT id, family_id FROM invoice WHERE run_id = $1",
    [runId],
  );
  for (const { id } of [...rows, ...rows]) await mail(id);
  return { runId, invoiceId: rows.find(({ family_id }) => family_id === null)?.id ?? "" };
}

const mail = (invoiceId: string) =>
  mailInvoiceJob({ invoiceId }, { cityId: town.city.id, clock: fixedClock(JANUARY), lastTry: false });

async function mailsToThirdParty() {
  const { rows } = await owner().query<{ to_address: string; subject: string; text: string }>(
    "SELECT to_address, subject, text FROM mail WHERE city_id = $1 AND kind = 'invoice' AND family_id IS NULL ORDER BY created_at, id",
    [town.city.id],
  );
  return rows;
}

const linkIn = (text = "") => /\/facture-de-tiers\/(\S+)\/fichier/.exec(text)?.[1] ?? "";

/** Opens a link without being logged in. */
const open = (token: string, now = JANUARY, slug = town.city.slug) =>
  createCaller(requestOf(slug, undefined, now)).billing.thirdParty.file({ token });

const nothing = { code: "NOT_FOUND" };

describe("the invoice of a third party is sent to its address (X6)", () => {
  it("asks for the job of its mail when it is issued, as for a family", async () => {
    await giveAddress(EMAIL);
    const { invoiceId } = await invoiceDecember();
    const { rows } = await owner().query(
      "SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'invoiceId' = $1",
      [invoiceId],
    );
    expect(rows).toHaveLength(1);
  });

  it("once, with what is to be paid and the link of the paper", async () => {
    await giveAddress(EMAIL);
    const { runId } = await invoiceDecember();
    const mails = await mailsToThirdParty();
    expect(mails.map(({ to_address, subject }) => [to_address, subject])).toEqual([
      [EMAIL, expect.stringMatching(/\u00a0: facture CANT202700000\d$/)],
    ]);
    expect(mails[0]?.text).toContain("1,52\u00a0€ à payer, au plus tard le jeudi 4 février");
    expect(mails[0]?.text).toContain("jusqu’au 5 avril 2027");
    const paper = await open(linkIn(mails[0]?.text));
    expect(paper.fileName).toMatch(/^Facture CANT202700000\d\.pdf$/);
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe("%PDF-");
    expect((await clerkApi(town).billing.runs.run({ runId })).toPrint).toEqual([]);
  });

  it("by a letter when it has none: the run lists it, and nothing is sent", async () => {
    const { runId, invoiceId } = await invoiceDecember();
    expect(await mailsToThirdParty()).toEqual([]);
    await giveAddress(EMAIL);
    const { toPrint } = await clerkApi(town).billing.runs.run({ runId });
    expect(toPrint).toEqual([{ id: invoiceId, name: "CCAS", reference: expect.stringMatching(/^CANT/) }]);
  });

  it("with its credit notes", async () => {
    await giveAddress(EMAIL);
    const { invoiceId } = await invoiceDecember();
    const credit = { invoiceId, what: "all" as const, days: [], reason: "Erreur de la mairie" };
    const note = await clerkApi(town).billing.invoices.giveCredit(credit);
    await mail(note.invoiceId);
    const [, second] = await mailsToThirdParty();
    expect(second?.subject).toMatch(/\u00a0: avoir CANT/);
    expect((await open(linkIn(second?.text))).fileName).toMatch(/^Avoir CANT/);
  });
});

describe("what the link of a third party opens", () => {
  it("is its share by child, and nothing of a family’s quotient; the staff read that (control)", async () => {
    await giveAddress(EMAIL);
    const { invoiceId } = await invoiceDecember();
    const read = (reader: "staff" | "third-party") =>
      withCity({ cityId: town.city.id, actor: "test" }, (tx) => readInvoice(tx, { invoiceId, reader }));
    const theirs = await read("third-party");
    expect(theirs).toMatchObject({ total: 152, addressee: { name: "CCAS" } });
    expect(JSON.stringify(theirs)).not.toMatch(/QF|38000|\b380\b|tranche/);
    expect(JSON.stringify(await read("staff"))).toContain("QF 380");
  });

  it("is no invoice of a family, even by a link that was signed", async () => {
    await giveAddress(EMAIL);
    const { invoiceId } = await invoiceDecember();
    const [own] = await invoicesOf(town, family);
    await expect(open(invoiceToken(town.city.id, own?.id ?? "", EMAIL))).rejects.toMatchObject(nothing);
    const read = { invoiceId: own?.id ?? "", reader: "third-party" } as const;
    const scope = { cityId: town.city.id, actor: "test" };
    expect(await withCity(scope, (tx) => readInvoice(tx, read))).toBeUndefined();
    // Control: a link so signed opens that of the third party.
    await open(invoiceToken(town.city.id, invoiceId, EMAIL));
  });

  it("is nothing for a link that we did not write, or wrote for another town or address", async () => {
    await giveAddress(EMAIL);
    const { invoiceId } = await invoiceDecember();
    const good = invoiceToken(town.city.id, invoiceId, EMAIL);
    const [id, signature = ""] = good.split(".");
    const forged = [
      `${id}.${"A".repeat(43)}`,
      `${id}.${signature.slice(0, -2)}`,
      `${id}`,
      invoiceToken(town.city.id, invoiceId, "autre@ccas.example"),
      invoiceToken(family.familyId, invoiceId, EMAIL),
      "n’importe quoi, mais assez long",
    ];
    for (const token of forged) await expect(open(token), token).rejects.toMatchObject(nothing);
    await expect(open(good, JANUARY, nextTown().city.slug)).rejects.toMatchObject(nothing);
    await open(good);
  });

  it("is nothing once the address is another: a link that went astray is closed", async () => {
    await giveAddress(EMAIL);
    await invoiceDecember();
    const [sent] = await mailsToThirdParty();
    await open(linkIn(sent?.text));
    await giveAddress("nouvelle@ccas.example");
    await expect(open(linkIn(sent?.text))).rejects.toMatchObject(nothing);
  });

  it("is nothing after ninety days", async () => {
    await giveAddress(EMAIL);
    const { invoiceId } = await invoiceDecember();
    const token = invoiceToken(town.city.id, invoiceId, EMAIL);
    await open(token, "2027-04-05T23:59:00+02:00");
    await expect(open(token, "2027-04-06T00:01:00+02:00")).rejects.toMatchObject(nothing);
  });
});
