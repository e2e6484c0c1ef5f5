import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Oracle } from "../../oracle/oracle";
import { eat, type Played, settleIn } from "../../oracle/play";
import type { Meal, Scenario } from "../../oracle/scenario";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  invoicesOf,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
  work,
} from "../../support/billing";
import { closeAs, mailsOf } from "../../support/closing";
import { makeAgent } from "../../support/factory";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";

/*
 * Days that the town closes (C3) once a month is invoiced, or while its drafts are looked at. The month is invoiced while it
 * runs: only days to come are closed.
 */
const FIRST = "2026-12-01T18:00:00+01:00";
const NEXT_DAY = "2026-12-02T09:00:00+01:00";
const [CLOSED, OTHER] = ["2026-12-10", "2026-12-11"] as const;

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(8);
});

let town: BillingTown;
let agent: { readonly sessionId: string };
beforeEach(async () => {
  town = nextTown();
  agent = await makeAgent(town.city.id, ["activites.gerer"]);
});

const close = (from = "10/12/2026", to = from) => closeAs(town, agent, { label: "Grève", from, to }, NEXT_DAY);

const meal = (child: number, day: string, over: Partial<Meal> = {}): Meal => ({
  child,
  day,
  by: 0,
  unbooked: false,
  late: false,
  cancelledLate: false,
  note: null,
  ...over,
});

const DAYS = ["2026-12-08", CLOSED, OTHER] as const;

const NOTHING_CHANGES = {
  notes: [],
  quotients: [],
  moves: [],
  exchange: false,
  leaves: [],
  gestures: [],
  payments: [],
};

/** A child whose CCAS pays a part, one of two homes who pay two thirds and one third, one who brings its meal. */
const told: Scenario = {
  homes: [
    { resident: true, moves: [], quotients: [{ from: "2026-01-15", euros: 380 }] },
    { resident: true, moves: [], quotients: [{ from: "2026-01-15", euros: 700 }] },
  ],
  kids: [
    { homes: [0], paying: "booker", pai: false },
    { homes: [0, 1], paying: { share: 6_667, from: "2026-09-01" }, pai: false },
    { homes: [1], paying: "booker", pai: true },
  ],
  first: [
    ...DAYS.map((day) => meal(0, day)),
    ...DAYS.map((day) => meal(1, day, { late: day === CLOSED })),
    meal(2, "2026-12-08"),
    meal(2, CLOSED, { cancelledLate: true }),
    meal(2, OTHER, { unbooked: true }),
  ],
  second: [],
  meanwhile: NOTHING_CHANGES,
  afterwards: NOTHING_CHANGES,
};

async function agree(oracle: Oracle, { homes }: Played): Promise<void> {
  for (const [index, family] of homes.entries()) {
    const invoices = await invoicesOf(town, { ...family, children: [] });
    expect(invoices.map(({ total, open }) => ({ total, open }))).toEqual(oracle.standingOf(index).invoices);
  }
  const { rows } = await owner().query<{ total: number }>(
    `SELECT total_cents AS total FROM invoice WHERE city_id = $1 AND family_id IS NULL AND status = 'issued' ORDER BY year, number`,
    [town.city.id],
  );
  expect(rows.map(({ total }) => total)).toEqual(oracle.standingOf("ccas").invoices.map(({ total }) => total));
}

describe("a day that the town closes after it was invoiced", () => {
  it("is given back by the next run, to each who paid it and to the cent (the oracle)", async () => {
    const oracle = new Oracle(told);
    const played = await settleIn(town, told);
    await eat(played, told, told.first);
    await runMonth(town, "2026-12", FIRST);
    oracle.invoice(told.first);
    await agree(oracle, played);

    await close("10/12/2026", "11/12/2026");
    await runMonth(town, "2026-12", JANUARY);
    // Control: without the closing, the two do not agree.
    await expect(agree(oracle, played)).rejects.toThrow();
    for (const day of [CLOSED, OTHER]) oracle.close(day);
    oracle.invoice(told.first);
    await agree(oracle, played);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is explained as closed, with the reason; what a family took back itself is not (control)", async () => {
    const family = await makeBilledFamily(town);
    await bookDays(town, family, DAYS);
    await runMonth(town, "2026-12", FIRST);
    await close();
    await owner().query(
      `WITH gone AS (UPDATE booking SET status = 'cancelled' WHERE family_id = $1 AND day = $2 RETURNING slot_id)
       UPDATE slot SET taken = taken - 1 FROM gone WHERE slot.id = gone.slot_id`,
      [family.familyId, OTHER],
    );
    await runMonth(town, "2026-12", JANUARY);
    const lines = (await invoicesOf(town, family))[1]?.lines.map(({ label, closing, days, calculation }) => ({
      label: label.replaceAll("\u00a0", " "),
      closing,
      days,
      why: calculation?.steps[0]?.replaceAll("\u00a0", " "),
    }));
    expect(lines).toEqual([
      {
        label: "Régularisation : repas, jour fermé par la mairie",
        closing: "Grève",
        days: [CLOSED],
        why: "La mairie a fermé ce jour (Grève) : rien n’est dû",
      },
      {
        label: "Régularisation : repas, réservation retirée",
        closing: null,
        days: [OTHER],
        why: "La réservation a été retirée : rien n’est dû",
      },
    ]);
  });

  it("is said to be taken off the next invoice by the mail of the closing; one that was not invoiced will not be", async () => {
    const [billed, later] = [await makeBilledFamily(town), await makeBilledFamily(town)];
    await bookDays(town, billed, [CLOSED]);
    await runMonth(town, "2026-12", FIRST);
    await bookDays(town, later, [CLOSED]);
    await bookDays(town, billed, [OTHER]);
    const mails = await mailsOf(town, "closing", await close("10/12/2026", "11/12/2026"), NEXT_DAY);
    const to = (familyId: string) => mails.find((mail) => mail.familyId === familyId)?.lines.join("\n") ?? "";
    expect(to(billed.familyId)).toContain("réservation annulée. Ce jour vous a déjà été facturé");
    expect(to(billed.familyId)).toContain(
      "Le prix des jours déjà facturés sera déduit de votre prochaine facture. Les autres ne vous seront pas facturés.",
    );
    expect(to(later.familyId)).toContain("Vous n’avez rien à faire. Ce jour ne vous sera pas facturé.");
    expect(to(later.familyId)).not.toContain("déjà");
  });
});

describe("a day that the town closes while drafts are looked at", () => {
  it("keeps them from being issued until they are computed again; it is billed to nobody then", async () => {
    const family = await makeBilledFamily(town, { quotient: 380 });
    await bookDays(town, family, DAYS);
    const runId = await runMonth(town, "2026-12", FIRST, "review");
    await close();
    const api = clerkApi(town, NEXT_DAY).billing.runs;
    const issue = () => api.issue({ runId, dueDay: "2027-01-10" });
    // The draft of the household, and that of the CCAS.
    await expect(issue()).rejects.toMatchObject({
      cause: { detail: { tag: "RunBillsClosedDays", days: [CLOSED], drafts: 2 } },
    });
    expect(await api.run({ runId })).toMatchObject({ status: "review", closed: { days: [CLOSED], drafts: 2 } });
    await api.recompute({ runId });
    await work(town, runId, NEXT_DAY);
    expect(await api.run({ runId })).toMatchObject({ closed: { days: [], drafts: 0 } });
    await issue();
    await work(town, runId, NEXT_DAY);
    const [invoice] = await invoicesOf(town, family);
    expect(invoice?.lines.flatMap(({ days }) => days)).toEqual(["2026-12-08", OTHER]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("does not when it was opened and booked again, nor when somebody came all the same", async () => {
    const [back, came] = [await makeBilledFamily(town), await makeBilledFamily(town)];
    await bookDays(town, back, [CLOSED]);
    await owner().query(
      `INSERT INTO attendance_exception (city_id, id, activity_id, school_id, day, child_id, family_id, kind, recorded_by)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'unbooked', $7)`,
      [town.city.id, town.activityId, town.schoolId, CLOSED, came.children[0], came.familyId, town.clerk.accountId],
    );
    const runId = await runMonth(town, "2026-12", FIRST, "review");
    await close();
    const issue = () => clerkApi(town, NEXT_DAY).billing.runs.issue({ runId, dueDay: "2027-01-10" });
    await expect(issue()).rejects.toMatchObject({ cause: { detail: { drafts: 1 } } });
    await owner().query("DELETE FROM closure WHERE city_id = $1", [town.city.id]);
    await bookDays(town, back, [CLOSED]);
    await issue();
  });
});
