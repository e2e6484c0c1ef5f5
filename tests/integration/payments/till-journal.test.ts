import { beforeEach, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { readTillJournal, readTillPage } from "@/server/payments/queries/till-journal";
import { addDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import { apiOf, ask, begun, minutesFromNow, type PayingFamily, type PayingTown } from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  ({ town, family, invoice } = await freshInvoice(stage()));
});

const counter = () => apiOf(town, town.clerk).payments.counter;

function record(amount1: string, means1: "cash" | "cheque") {
  const cheque = means1 === "cheque" ? { number1: "45" } : {};
  const paid = { debtorId: family.debtorId, invoices: [invoice], means1, amount1, ...cheque };
  return counter().record({ ...paid, requestKey: newId() });
}

describe("the journal of a till (Y4)", () => {
  it("is counted in full by a journal that shows only a part, and a file of it holds the whole", async () => {
    const { paymentId } = await record("20", "cash");
    await record("5", "cheque");
    await counter().reverse({ paymentId, reason: "Erreur" });
    const { lines, regieId, from, to, cut, ...sums } = await counter().journal({});
    expect(cut).toBe(false);
    await withCity({ cityId: town.city.id, actor: "test" }, async (tx) => {
      const asked = { regieId, from, to, zone: town.city.timezone };
      const { days, sums: byMeans, total } = sums;
      expect(await readTillJournal(tx, asked, 1)).toMatchObject({
        cut: true,
        lines: [lines[0]],
        days,
        sums: byMeans,
        total,
      });
      const received = lines.filter(({ event }) => event === "payment" || event === "reversal");
      expect(total).toBe(received.reduce((sum, { amount }) => sum + amount, 0));
      const paged: unknown[] = [];
      let page = await readTillPage(tx, asked, { after: undefined, size: 2 });
      while (page) {
        paged.push(...page.lines);
        page = page.next ? await readTillPage(tx, asked, { after: page.next, size: 2 }) : undefined;
      }
      expect(paged).toEqual(lines);
    });
    expect((await counter().journalPage({ regieId, from, to })).lines).toEqual(lines);
  });

  it("says when a payment online was known after the day that PayFiP gives it", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "P");
    await ask(town, operationId, "job", minutesFromNow(24 * 60));
    const { lines, to } = await counter().journal({});
    const online = lines.filter(({ means }) => means === "payfip_card");
    expect(online.map(({ day, knownDay }) => [day, knownDay])).toEqual([[to, addDays(to, 1)]]);
    expect(lines.filter(({ means }) => means !== "payfip_card").every(({ knownDay }) => knownDay === null)).toBe(true);
  });
});
