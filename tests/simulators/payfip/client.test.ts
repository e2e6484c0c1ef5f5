import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PaymentRequest } from "@/server/payments/domain/payfip";
import { configuredPayFip, PAGE_MS, type PayFip, paymentPageUrl } from "@/server/payments/payfip";
import type { Cents } from "@/server/platform/money";
import { Payer } from "./payer";
import { startPortal } from "./portal";
import { startPayFip } from "./start";

let simulator: Awaited<ReturnType<typeof startPayFip>>;
let portal: Awaited<ReturnType<typeof startPortal>>;
let payFip: PayFip;
let payer: Payer;

beforeAll(async () => {
  simulator = await startPayFip({ port: 0 });
  portal = await startPortal();
  Object.assign(process.env, { PAYFIP_URL: simulator.serviceUrl, PAYFIP_PAGE_URL: simulator.pageUrl });
  const configured = configuredPayFip();
  if (!configured) throw new Error("PayFiP is not configured");
  payFip = configured;
  payer = new Payer(simulator.pageUrl);
});
afterAll(async () => {
  await simulator.stop();
  await portal.stop();
});
beforeEach(() => {
  simulator.switches.reset();
});

async function created(request: PaymentRequest = portal.request()): Promise<string> {
  const answer = await payFip.createOperation(request);
  if (!answer.ok) throw new Error(answer.error.tag);
  return answer.value;
}

describe("a payment, from the request to its result", () => {
  it("gives an id, whose page is the configured one", async () => {
    const idOp = await created();
    expect(idOp).toMatch(/^[0-9a-f-]{36}$/);
    expect(paymentPageUrl(idOp)).toBe(`${simulator.pageUrl}?idop=${idOp}`);
    const page = await (await fetch(paymentPageUrl(idOp))).text();
    expect(page).toContain("COMMUNE FICTIVE");
    expect(page).toContain("Cantine de fevrier l ecole d ete");
  });

  it.each([
    ["carte", "P", /^[0-9A-F]{4}$/],
    ["prelevement", "V", /^\d{12}-tip$/],
    ["carte-refusee", "R", /^$/],
    ["prelevement-refuse", "Z", /^$/],
    ["carte-sans-retour", "P", /^[0-9A-F]{4}$/],
    ["abandon", "A", /^$/],
  ])("reads the result of « %s »", async (issue, result, numauto) => {
    const request = portal.request();
    const idOp = await created(request);
    await payer.pay(idOp, issue);
    const read = await payFip.readResult(idOp);
    const { amount, numcli, refdet, saisie } = request;
    expect(read).toMatchObject({ ok: true, value: { result, amount, numcli, refdet, saisie } });
    expect(read.ok && read.value.numauto).toMatch(numauto);
    const paidAgo = read.ok && read.value.at ? Date.now() - read.value.at.epochMilliseconds : Number.NaN;
    expect(paidAgo).toBeLessThan(120_000);
  });

  it("names the client of a number", async () => {
    expect(await payFip.readClient("006382")).toEqual({
      ok: true,
      value: { numcli: "006382", lines: ["COMMUNE FICTIVE", "REGIE PERISCOLAIRE", "SERVICE ENFANCE"] },
    });
  });

  it("reads the id and the result in either spelling, asked in either case", async () => {
    simulator.switches.set({ otherSpelling: true });
    const idOp = await created();
    await payer.pay(idOp, "carte");
    expect(await payFip.readResult(idOp.toUpperCase())).toMatchObject({ ok: true, value: { result: "P" } });
  });

  it("passes on an amount that is not the one that was asked", async () => {
    const idOp = await created();
    await payer.pay(idOp, "carte");
    simulator.switches.set({ wrongAmount: true });
    expect(await payFip.readResult(idOp)).toMatchObject({ ok: true, value: { result: "P", amount: 5776 } });
  });
});

describe("each fault comes with its code", () => {
  it.each<[string, Partial<PaymentRequest>]>([
    ["T1", { numcli: "6382" }],
    ["T2", { numcli: "999999" }],
    ["T4", { numcli: "006384" }],
    ["S1", { numcli: "006383", saisie: "W" }],
    ["M1", { amount: -5 as Cents }],
    ["M3", { amount: 99 as Cents }],
    ["M5", { amount: 10_000_000 as Cents }],
    ["A1", { mel: "" }],
    ["A2", { mel: "john.doeexample.com" }],
    ["N1", { urlnotif: "portail.example.org" }],
    ["D1", { urlredirect: "portail.example.org" }],
    ["R3", { refdet: "ABCD" }],
  ])("%s", async (code, change) => {
    // The check that the product makes before is passed by on purpose.
    const answer = await payFip.createOperation({ ...portal.request(), ...change });
    expect(answer).toMatchObject({ ok: false, error: { tag: "PayFipFault", code } });
  });

  it("P5 before any result, then P1 once the night has passed", async () => {
    const idOp = await created();
    expect(await payFip.readResult(idOp)).toMatchObject({ ok: false, error: { tag: "PayFipFault", code: "P5" } });
    await turn({ passTheNight: true });
    expect(await payFip.readResult(idOp)).toMatchObject({ ok: false, error: { tag: "PayFipFault", code: "P1" } });
  });

  it("P1 for an id that was never given, and T2 for a client that is none", async () => {
    const unknown = await payFip.readResult("4b0eb5b0-b335-11e2-9219-001fe256bdfe");
    expect(unknown).toEqual({ ok: false, error: { tag: "PayFipFault", code: "P1", label: "IdOp incorrect." } });
    expect(await payFip.readClient("999999")).toMatchObject({ ok: false, error: { tag: "PayFipFault", code: "T2" } });
  });

  it("escapes what it sends: nothing in a field makes another", async () => {
    const injected = '1</idOp><idOp>"&amp;\u0000';
    expect(await payFip.readResult(injected)).toMatchObject({ ok: false, error: { code: "P1" } });
  });
});

describe("a service that is ill", () => {
  it.each([
    ["unavailable", { tag: "PayFipUnavailable", label: "Service indisponible" }],
    ["malfunction", { tag: "PayFipMalfunction", code: "999", label: "Erreur technique" }],
    ["serverError", { tag: "PayFipHttpStatus", status: 500 }],
    ["brokenXml", { tag: "PayFipBrokenAnswer", reason: "not_well_formed" }],
  ])("%s", async (name, error) => {
    await turn({ [name]: true });
    expect(await payFip.createOperation(portal.request())).toEqual({ ok: false, error });
    expect(await payFip.readClient("006382")).toEqual({ ok: false, error });
    await turn({ reset: true });
    expect((await payFip.readClient("006382")).ok).toBe(true);
  });

  it("hostileXml: entities and bombs are refused at once (attack 22)", async () => {
    const idOp = await created();
    await payer.pay(idOp, "carte");
    await turn({ hostileXml: true });
    const error = { tag: "PayFipBrokenAnswer", reason: "doctype" };
    expect(await payFip.readResult(idOp)).toEqual({ ok: false, error });
  });

  it("slow: the page gives up after two seconds and a half, the job waits for the answer (F6)", async () => {
    const idOp = await created();
    await payer.pay(idOp, "carte");
    await turn({ slowMs: 4_000 });
    const page = await payFip.readResult(idOp, { withinMs: PAGE_MS });
    expect(page).toEqual({ ok: false, error: { tag: "PayFipTimeout", limitMs: 2_500 } });
    expect(await payFip.readResult(idOp)).toMatchObject({ ok: true, value: { result: "P" } });
  });

  it("an operation whose answer was lost is not asked for a second time", async () => {
    const before = simulator.operations.list().length;
    await turn({ brokenXml: true });
    await payFip.createOperation(portal.request());
    expect(simulator.operations.list()).toHaveLength(before + 1);
  });
});

async function turn(change: Record<string, unknown>): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify(change);
  const answer = await fetch(`${simulator.base}/_simulator/switches`, { method: "POST", headers, body });
  expect(answer.status).toBe(200);
}
