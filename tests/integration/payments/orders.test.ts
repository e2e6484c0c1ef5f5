import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { askPayFipJob } from "@/server/payments";
import { fixedClock } from "@/server/platform/clock";
import { logger } from "@/server/platform/logger";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { cookieOf } from "../../support/payment-portal";
import { endAtPayFip, forgetRates, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begin,
  begun,
  count,
  makeInvoice,
  makePayingFamily,
  minutesFromNow,
  openOf,
  operationOf,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

invariantsHoldAfterEach();

/*
 * Whoever learns first what became of a payment, however often, at the same time or never: one settlement, and the right
 * state (quality F1–F3; PROTOCOLS 1.9). The simulator notifies, the payer comes back and the job runs over HTTP.
 */

const stage = paymentStage();
let town: PayingTown;
beforeAll(() => {
  ({ town } = stage());
});

type Outcome = "P" | "V" | "R" | "Z" | "A";

interface Begun {
  readonly family: PayingFamily;
  readonly invoice: string;
  readonly operationId: string;
  readonly idOp: string;
}

async function beginOne(): Promise<Begun> {
  await forgetRates();
  const family = await makePayingFamily(town);
  const invoice = await makeInvoice(town, family, 5775);
  return { family, invoice, ...(await begun(town, family, [invoice], { shown: 5775 })) };
}

const pay = ({ idOp }: Begun, outcome: Outcome) => endAtPayFip(stage(), idOp, outcome);

async function command(body: object): Promise<void> {
  const answer = await fetch(`${stage().simulator.base}/_simulator/operations`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

/** Long enough for whoever comes next to ask again. */
async function secondsPass({ operationId }: Begun): Promise<void> {
  await owner().query(
    "UPDATE payfip_operation SET last_asked_at = last_asked_at - interval '10 seconds' WHERE id = $1",
    [operationId],
  );
}

/** What the worker does with the jobs of an operation that are due within seconds. */
async function worker({ operationId }: Begun): Promise<void> {
  const { rows } = await owner().query<{ id: string }>(
    "SELECT id FROM graphile_worker.jobs WHERE key = $1 AND run_at < now() + interval '10 seconds'",
    [`${town.city.id}:ask-payfip:${operationId}`],
  );
  for (const { id } of rows) await owner().query("SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])", [id]);
  const run = { cityId: town.city.id, clock: fixedClock(minutesFromNow(0)), lastTry: false };
  for (const _ of rows) await askPayFipJob({ operationId }, run);
}

const NEWS = {
  "a notification": ({ idOp }: Begun) => command({ idOp, notify: 1 }),
  "two notifications": async ({ idOp }: Begun) => {
    await command({ idOp, notify: 1 });
    await command({ idOp, notify: 1 });
  },
  "fifty notifications at once": ({ idOp }: Begun) => command({ idOp, notify: 50 }),
  "the payer's return": async (one: Begun) => {
    expect(await comeBack(one, "GET")).toBe(`/${town.city.slug}/famille/paiements/${one.operationId}`);
    await apiOf(town, one.family).payments.family.check({ operationId: one.operationId });
  },
  "the payer's return by a form": async (one: Begun) => {
    const again = await comeBack(one, "POST");
    expect(again).toBe(`/${town.city.slug}/famille/paiements/retour?idop=${one.idOp}`);
    await NEWS["the payer's return"](one);
  },
  "the job": ({ operationId }: Begun) => ask(town, operationId, "job"),
  "an agent": ({ operationId }: Begun) => ask(town, operationId, "agent"),
} as const satisfies Record<string, (one: Begun) => Promise<unknown>>;

const newsNames = Object.keys(NEWS) as (keyof typeof NEWS)[];

/** The browser at the address where PayFiP sends the payer; gives where it is sent next. A form of another site has no cookie. */
async function comeBack({ idOp, family }: Begun, method: "GET" | "POST"): Promise<string> {
  const address = `${stage().portal.base}/${town.city.slug}/famille/paiements/retour`;
  const answer =
    method === "GET"
      ? await fetch(`${address}?idop=${idOp}`, { headers: await cookieOf(family.sessionId), redirect: "manual" })
      : await fetch(address, { method, body: new URLSearchParams({ idOp }), redirect: "manual" });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

async function settledOnce(one: Begun, status: string): Promise<void> {
  expect((await operationOf(town, one.operationId)).status).toBe(status);
  const settles = status === "paid" || status === "debit_ordered";
  expect(await count("payment", "payfip_operation_id = $1", [one.operationId])).toBe(settles ? 1 : 0);
  expect(await openOf(one.invoice)).toBe(settles ? 0 : 5775);
  expect(await count("mail", "family_id = $1 AND kind = 'receipt'", [one.family.familyId])).toBe(settles ? 1 : 0);
}

const STATUS = { P: "paid", V: "debit_ordered", R: "refused", Z: "refused" } as const;

describe("one settlement, in every order (F2, F3)", () => {
  const pairs = newsNames.flatMap((first) => newsNames.map((second) => [first, second] as const));

  it.each(pairs)("%s, then %s", async (first, second) => {
    const one = await beginOne();
    pay(one, "P");
    await NEWS[first](one);
    await secondsPass(one);
    await NEWS[second](one);
    await settledOnce(one, "paid");
  });

  it.each(newsNames)("%s alone is enough", async (name) => {
    for (const outcome of ["V", "R", "Z"] as const) {
      const one = await beginOne();
      pay(one, outcome);
      await NEWS[name](one);
      await settledOnce(one, STATUS[outcome]);
    }
  });

  it("a payer who gave up, went back and paid at once is told so, however soon", async () => {
    const one = await beginOne();
    const shown = () => apiOf(town, one.family).payments.family.check({ operationId: one.operationId });
    pay(one, "A");
    expect((await shown()).face).toEqual({ face: "cancelled", why: "abandoned" });
    pay(one, "P");
    expect((await shown()).face).toEqual({ face: "paid", why: "card" });
    await settledOnce(one, "paid");
  });

  it("all of them at the same time", async () => {
    const one = await beginOne();
    pay(one, "P");
    const start = performance.now();
    await Promise.all(newsNames.map((name) => NEWS[name](one)));
    await worker(one);
    await settledOnce(one, "paid");
    console.log(`everything at once: ${Math.round(performance.now() - start)} ms`);
  });

  it("fifty notifications at once are each answered and counted, all but the first are logged (F2)", async () => {
    const one = await beginOne();
    pay(one, "P");
    const logged = vi.spyOn(logger, "info");
    const start = performance.now();
    await command({ idOp: one.idOp, notify: 50 });
    console.log(`fifty notifications at once: settled and answered in ${Math.round(performance.now() - start)} ms`);
    await settledOnce(one, "paid");
    const sent = stage().simulator.operations.find(one.idOp)?.notifications ?? [];
    expect(sent.map(({ answer }) => answer)).toEqual(Array(50).fill(200));
    expect((await operationOf(town, one.operationId)).notifications).toBe(50);
    const again = logged.mock.calls.flatMap(([line, text]: readonly unknown[]) =>
      text === "PayFiP: notified again" ? [Object(line).notifications] : [],
    );
    logged.mockRestore();
    expect(again.sort((a, b) => a - b)).toEqual(Array.from({ length: 49 }, (_, n) => n + 2));
  });

  it("thirty days later a notification changes nothing, and has the same answer (F2)", async () => {
    const one = await beginOne();
    pay(one, "P");
    await NEWS["a notification"](one);
    await owner().query(
      "UPDATE payfip_operation SET created_at = created_at - interval '30 days', last_asked_at = last_asked_at - interval '30 days' WHERE id = $1",
      [one.operationId],
    );
    await NEWS["a notification"](one);
    await settledOnce(one, "paid");
    expect(
      stage()
        .simulator.operations.find(one.idOp)
        ?.notifications.map(({ answer }) => answer),
    ).toEqual([200, 200]);
  });
});

const late = (minutes: number) => minutesFromNow(minutes);

interface Model {
  outcome: Outcome | null;
  status: string;
  /** The payer has begun another payment of the invoice. */
  second?: boolean;
}

/** What must be known once somebody has asked, so many minutes after the beginning. */
function learn(model: Model, minutes = 0): void {
  const { outcome, status } = model;
  const isSettled = status === "paid" || status === "debit_ordered" || status === "refused";
  if (isSettled) return;
  if (outcome !== null && outcome !== "A") model.status = STATUS[outcome];
  else if (minutes > 20 && status === "created") model.status = outcome === "A" ? "abandoned" : "expired";
  else if (outcome === "A" && minutes > 20 && status === "expired") model.status = "abandoned";
}

type Step = fc.AsyncCommand<Model, Begun>;

class PayAtPayFip implements Step {
  constructor(readonly outcome: Outcome) {}
  check = ({ outcome }: Readonly<Model>) => outcome === null || outcome === "A";
  async run(model: Model, one: Begun): Promise<void> {
    pay(one, this.outcome);
    model.outcome = this.outcome;
  }
  toString = () => `the payer ends with ${this.outcome}`;
}

class Hear implements Step {
  constructor(readonly name: keyof typeof NEWS) {}
  check = () => true;
  async run(model: Model, one: Begun): Promise<void> {
    await secondsPass(one);
    await NEWS[this.name](one);
    learn(model);
    await settledOnce(one, model.status);
  }
  toString = () => this.name;
}

class LateJob implements Step {
  check = () => true;
  async run(model: Model, one: Begun): Promise<void> {
    await ask(town, one.operationId, "job", late(21));
    learn(model, 21);
    await settledOnce(one, model.status);
  }
  toString = () => "the job, 21 minutes later";
}

/** Once: a second one that begins is open itself from then on. */
class BeginAgain implements Step {
  check = ({ second }: Readonly<Model>) => !second;
  async run(model: Model, { family, invoice, operationId }: Begun): Promise<void> {
    const hadSettled = model.status === "paid" || model.status === "debit_ordered";
    learn(model, 22);
    const settled = model.status === "paid" || model.status === "debit_ordered";
    model.second = !settled;
    const again = await begin(town, family, [invoice], { shown: 5775, now: late(22) });
    if (hadSettled) expect(again).toMatchObject({ error: { tag: "AmountHasChanged" } });
    else if (settled) expect(again).toEqual({ ok: true, value: { operationId, outcome: "under_way" } });
    else expect(again).toMatchObject({ value: { outcome: "ready" } });
    expect((await operationOf(town, operationId)).status).toBe(model.status);
  }
  toString = () => "the payer begins again, 22 minutes later";
}

describe("whatever happens, and in whatever order (fast-check)", () => {
  it("one settlement, in the right state, and every invariant holds", async () => {
    const commands = fc.commands(
      [
        fc.constantFrom<Outcome>("P", "V", "R", "Z", "A").map((outcome) => new PayAtPayFip(outcome)),
        fc.constantFrom(...newsNames).map((name) => new Hear(name)),
        fc.constant(new LateJob()),
        fc.constant(new BeginAgain()),
      ],
      { maxCommands: 8 },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (steps) => {
        const real = await beginOne();
        await fc.asyncModelRun(() => ({ model: { outcome: null, status: "created" }, real }), steps);
        expect(await brokenInvariants()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
