import { beforeEach, describe, expect, it } from "vitest";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import { tillFilters } from "@/server/payments/counter-schemas";
import { readAlerts } from "@/server/payments/queries/alerts";
import { readDeposits } from "@/server/payments/queries/deposits";
import { recordedPayments } from "@/server/payments/queries/recorded-payments";
import { readTillJournal, readTillPage } from "@/server/payments/queries/till-journal";
import { addDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begun,
  closeTill,
  minutesFromNow,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

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
  it("is of a period that does not end before it begins", () => {
    const asked = (du: string, au: string) => tillFilters.safeParse({ du, au });
    expect(asked("02/01/2026", "01/01/2026").error?.issues.map(({ path }) => path)).toEqual([["au"]]);
    for (const day of ["02/01/2026", "03/01/2026"]) expect(asked("02/01/2026", day).success).toBe(true);
  });

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

describe("what a till has long closed or seen", () => {
  const inTown = <T>(work: (tx: Tx) => Promise<T>) => withCity({ cityId: town.city.id, actor: "test" }, work);

  it("is found page by page: deposits, the newest first", async () => {
    const closed: string[] = [];
    for (const amount of ["1", "2"]) {
      await record(amount, "cash");
      const { depositId } = await closeTill(town, ["cash"]);
      closed.unshift(depositId);
    }
    const pageOf = (page: number) => inTown((tx) => readDeposits(tx, { regieId: town.regieId, page }, 1));
    const [first, second] = [await pageOf(1), await pageOf(2)];
    expect([first, second].map((view) => view?.closed.map(({ id }) => id))).toEqual(closed.map((id) => [id]));
    expect(second).toMatchObject({ page: 2, pages: first?.pages });
    expect((await pageOf((first?.pages ?? 0) + 1))?.closed).toEqual([]);
  });

  it("is found page by page: payments of a family, the newest first", async () => {
    const recorded: string[] = [];
    for (const amount of ["1", "2", "3"]) recorded.unshift((await record(amount, "cash")).paymentId);
    const { familyId } = family;
    const pageOf = (page: number) => inTown((tx) => recordedPayments(tx, { familyId }, page, 2));
    const [first, second] = [await pageOf(1), await pageOf(2)];
    expect([...first.payments, ...second.payments].map(({ paymentId }) => paymentId)).toEqual(recorded);
    expect([first.pages, second.page, (await counter().family({ familyId })).pages]).toEqual([2, 2, 1]);
    expect((await counter().family({ familyId, page: "2" })).payments).toEqual([]);
  });

  it("is found page by page: alerts, what is open first", async () => {
    for (const amount of ["1", "2", "3"]) {
      const { paymentId } = await record(amount, "cash");
      await owner().query(
        `INSERT INTO payment_alert (city_id, id, regie_id, kind, payment_id, raised_at)
         SELECT city_id, gen_random_uuid(), regie_id, 'overpaid', id, now() FROM payment WHERE id = $1`,
        [paymentId],
      );
    }
    const { alerts } = await counter().alerts({});
    await counter().closeAlert({ alertId: alerts[0]?.id ?? "", note: "Vu" });
    const zone = town.city.timezone;
    const pageOf = (page: number) => inTown((tx) => readAlerts(tx, { page, zone }, 2));
    const pages = [await pageOf(1), await pageOf(2)];
    const closed = pages.map((list) => list.alerts.map((alert) => alert.closed !== null));
    expect(closed).toEqual([[false, false], [true]]);
    expect(pages.map(({ pages: of }) => of)).toEqual([2, 2]);
  });
});
