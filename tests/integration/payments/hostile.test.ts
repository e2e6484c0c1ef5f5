import { beforeEach, describe, expect, it, vi } from "vitest";
import { answerTrpc } from "@/server/api/answer-trpc";
import { createCaller } from "@/server/api/root";
import type { PaymentAnswer } from "@/server/payments/domain/payfip";
import { newId } from "@/server/platform/ids";
import { logger } from "@/server/platform/logger";
import { ok } from "@/server/platform/result";
import { requestOf } from "../../support/factory";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, forgetRates, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
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

const invariants = invariantsHoldAfterEach();

/** What a notification claims, in place of what PayFiP answers, once a test takes that guard away. */
const guard = vi.hoisted((): { claimed?: PaymentAnswer } => ({}));
vi.mock("@/server/payments/payfip", async (original) => {
  const real = await original<typeof import("@/server/payments/payfip")>();
  const configuredPayFip: typeof real.configuredPayFip = () => {
    const payFip = real.configuredPayFip();
    const { claimed } = guard;
    return payFip && claimed ? { ...payFip, readResult: async () => ok(claimed) } : payFip;
  };
  return { ...real, configuredPayFip };
});

const stage = paymentStage();
let town: PayingTown;
let abroad: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  guard.claimed = undefined;
  ({ town, abroad } = stage());
  await forgetRates();
  stage().simulator.switches.reset();
  family = await makePayingFamily(town);
  invoice = await makeInvoice(town, family, 5775);
});

const pay = (idOp: string, outcome: "P" | "R") => endAtPayFip(stage(), idOp, outcome);

/** A notification that anybody may send; gives the status and the text of the answer. */
async function notify(body: string, slug = town.city.slug, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${stage().portal.base}/${slug}/api/payfip/notification`, {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });
  return `${answer.status} ${await answer.text()}`;
}

/** The towns of the security events about an id that is not theirs. */
const unknownIds = (told: { readonly mock: { readonly calls: readonly (readonly unknown[])[] } }) =>
  told.mock.calls.flatMap(([line]) => (Object(line).event === "payfip-unknown-id" ? [Object(line).cityId] : []));

describe("a forged notification (attack 26)", () => {
  it("that claims a payment settles nothing: PayFiP is asked, and says otherwise", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    expect(await notify(`idop=${idOp}&resultrans=P&montant=5775&saisie=W`)).toBe("200 OK");
    expect([(await operationOf(town, operationId)).status, await openOf(invoice)]).toEqual(["created", 5775]);
  });

  it("has one answer, whatever it says and whoever it is about", async () => {
    const { idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const bodies = [
      `idop=${idOp}`,
      `idop=${newId()}`,
      "idop=",
      "",
      `idop=${"a".repeat(10_000)}`,
      "idop=1%27%20OR%20%271",
      `idop=${encodeURIComponent("<script>")}`,
      "{}",
    ];
    for (const body of bodies) expect(await notify(body), body).toBe("200 OK");
    expect(await notify(`idop=${idOp}`, "ville-inconnue")).toBe("200 OK");
    const asked = await fetch(`${stage().portal.base}/${town.city.slug}/api/payfip/notification?idop=${idOp}`);
    expect([asked.status, await asked.text()]).toEqual([200, "OK"]);
  });

  it("about an id that is not known leaves no row, and a security event", async () => {
    const before = await count("payfip_operation");
    const told = vi.spyOn(logger, "warn");
    await notify(`idop=${newId()}`);
    expect(unknownIds(told)).toEqual([town.city.id]);
    told.mockRestore();
    expect([await count("payfip_operation"), await count("payment", "family_id = $1", [family.familyId])]).toEqual([
      before,
      0,
    ]);
  });

  it("sent to another town does not even touch the operation", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    const told = vi.spyOn(logger, "warn");
    expect(await notify(`idop=${idOp}`, abroad.city.slug)).toBe("200 OK");
    expect(unknownIds(told)).toEqual([abroad.city.id]);
    expect(await operationOf(town, operationId)).toMatchObject({
      status: "created",
      notifications: 0,
      lastAskedAt: null,
    });
    await notify(`idop=${idOp}`);
    expect(await operationOf(town, operationId)).toMatchObject({ status: "paid", notifications: 1 });
    expect(unknownIds(told)).toHaveLength(1);
    told.mockRestore();
  });

  it("in a flood is answered, and no longer looked up", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const flood = Array.from({ length: 340 }, () => notify(`idop=${idOp}`));
    expect(new Set(await Promise.all(flood))).toEqual(new Set(["200 OK"]));
    expect((await operationOf(town, operationId)).notifications).toBe(300);
    expect(await notify(`idop=${idOp}`, town.city.slug, { "x-forwarded-for": "198.51.100.9" })).toBe("200 OK");
    expect((await operationOf(town, operationId)).notifications).toBe(301);
  });

  it("would pay an invoice, were it believed and not PayFiP (negative control)", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const { sent } = await operationOf(town, operationId);
    guard.claimed = { ...sent, result: "P", numauto: "", at: null };
    await notify(`idop=${idOp}&resultrans=P&montant=5775&saisie=W`);
    expect([(await operationOf(town, operationId)).status, await openOf(invoice)]).toEqual(["paid", 0]);
  });

  it("is seen by what must hold, had it only changed the state (negative control)", async () => {
    const { operationId } = await begun(town, family, [invoice], { shown: 5775 });
    // What a portal that believed it would write.
    const answer = { result: "P", amount: 5775, numauto: "", at: null, differences: [] };
    await owner().query("UPDATE payfip_operation SET status = 'paid', result = $2 WHERE id = $1", [
      operationId,
      answer,
    ]);
    expect((await brokenInvariants()).map(({ broken }) => broken)).toContain(
      "I3 what PayFiP has collected is no payment, or has no receipt on its way",
    );
    await owner().query("UPDATE payfip_operation SET status = 'created', result = NULL WHERE id = $1", [operationId]);
  });
});

describe("a late or repeated notification (attack 27)", () => {
  it("after a new attempt counts for the attempt that it is about", async () => {
    const first = await begun(town, family, [invoice], { shown: 5775 });
    await ask(town, first.operationId, "job", minutesFromNow(21));
    const second = await begun(town, family, [invoice], { shown: 5775 });
    pay(first.idOp, "P");
    // Not within the seconds after the question that came before the second attempt: then a job asks for it.
    await owner().query("UPDATE payfip_operation SET last_asked_at = NULL WHERE id = $1", [first.operationId]);
    await notify(`idop=${first.idOp}`);
    expect([
      (await operationOf(town, first.operationId)).status,
      (await operationOf(town, second.operationId)).status,
    ]).toEqual(["paid", "created"]);
    expect(await openOf(invoice)).toBe(0);
    await notify(`idop=${first.idOp}`);
    expect(await count("payment", "family_id = $1", [family.familyId])).toBe(1);
  });

  it("after a refusal changes nothing", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "R");
    await notify(`idop=${idOp}`);
    await notify(`idop=${idOp}`);
    expect((await operationOf(town, operationId)).status).toBe("refused");
    expect(await count("payfip_move", "operation_id = $1 AND to_status = 'refused'", [operationId])).toBe(1);
  });
});

describe("a notification that comes again, without what keeps it out (negative control of attack 27)", () => {
  const replayed = async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    await notify(`idop=${idOp}`);
    // What is settled is forgotten: no state of the operation keeps the second one out.
    const forget = "UPDATE payfip_operation SET status = 'created', last_asked_at = NULL WHERE id = $1";
    await owner().query(forget, [operationId]);
    await notify(`idop=${idOp}`);
    return count("payment", "payfip_operation_id = $1", [operationId]);
  };

  it("is kept out by the base too, which takes one payment for an operation", async () => {
    expect(await replayed()).toBe(1);
    await owner().query("UPDATE payfip_operation SET status = 'paid' WHERE family_id = $1", [family.familyId]);
  });

  it("would be counted twice without either, and be seen", async () => {
    await owner().query("ALTER TABLE payment DROP CONSTRAINT payment_once_per_operation");
    // The mail of the receipt is written once for each payment: it keeps nothing out.
    expect(await replayed()).toBe(2);
    invariants.areBroken("I3 an operation was settled twice");
  });
});

describe("a change asked by another site (attack 31)", () => {
  const form = () => JSON.stringify({ invoices: invoice, email: "a@exemple.fr", shown: "5775", requestKey: newId() });

  async function post(headers: Record<string, string>): Promise<number> {
    const request = new Request(`http://localhost:3000/${town.city.slug}/api/trpc/payments.family.begin`, {
      method: "POST",
      headers: { "content-type": "application/json", host: "localhost:3000", ...headers },
      body: form(),
    });
    const context = requestOf(town.city.slug, family.sessionId, minutesFromNow(0));
    return (await answerTrpc(request, async () => context)).status;
  }

  it.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { "content-type": "text/plain", "sec-fetch-site": "cross-site" },
    {},
  ])("%o begins no payment", async (headers) => {
    expect(await post(headers as Record<string, string>)).toBe(403);
    expect(await count("payfip_operation", "family_id = $1", [family.familyId])).toBe(0);
  });

  it("would begin one from our own page (positive control)", async () => {
    expect(await post({ "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await count("payfip_operation", "family_id = $1", [family.familyId])).toBe(1);
  });
});

describe("payments of others (attacks 1, 2, 7)", () => {
  it("do not exist, for a stranger of the town and for another town", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    await ask(town, operationId);
    const { rows } = await owner().query("SELECT id FROM payment WHERE family_id = $1", [family.familyId]);
    const strangers = [
      apiOf(town, await makePayingFamily(town)).payments.family,
      apiOf(abroad, await makePayingFamily(abroad)).payments.family,
      createCaller(requestOf(abroad.city.slug, family.sessionId, minutesFromNow(0))).payments.family,
    ];
    for (const api of strangers) {
      for (const call of [
        () => api.check({ operationId }),
        () => api.leave({ operationId }),
        () => api.receipt({ paymentId: rows[0].id }),
        () => api.returned({ idOp }),
        () => api.recap({ invoices: [invoice] }),
      ]) {
        await expect(call()).rejects.toMatchObject({ code: expect.stringMatching(/^(NOT_FOUND|UNAUTHORIZED)$/) });
      }
    }
    const own = apiOf(town, family).payments.family;
    expect((await own.check({ operationId })).receipt?.paymentId).toBe(rows[0].id);
  });

  it.each(["amount", "cityId", "familyId", "status", "saisie", "by"])("« %s » is no part of a form", async (name) => {
    const input = { invoices: invoice, email: "a@exemple.fr", shown: "5775", requestKey: newId(), [name]: "1" };
    await expect(apiOf(town, family).payments.family.begin(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
