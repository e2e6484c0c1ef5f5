import { beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/server/platform/ids";
import { cookieOf } from "../../support/payment-portal";
import { forgetRates, paymentStage } from "../../support/payment-stage";
import { begun, makeInvoice, makePayingFamily, type PayingFamily, type PayingTown } from "../../support/payments";

/** Anything is taken for an id, once a test takes that guard away. */
const guard = vi.hoisted(() => ({ anyId: false }));
vi.mock("@/server/payments/domain/payfip", async (original) => {
  const real = await original<typeof import("@/server/payments/domain/payfip")>();
  const isIdOp: typeof real.isIdOp = (text) => guard.anyId || real.isIdOp(text);
  const notifiedIdOp: typeof real.notifiedIdOp = (...sources) =>
    guard.anyId
      ? (sources.map((source) => source.get("idop")).find((id) => id !== null) ?? undefined)
      : real.notifiedIdOp(...sources);
  return { ...real, isIdOp, notifiedIdOp };
});

const stage = paymentStage();
let town: PayingTown;
let abroad: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  guard.anyId = false;
  ({ town, abroad } = stage());
  await forgetRates();
  stage().simulator.switches.reset();
  family = await makePayingFamily(town);
  invoice = await makeInvoice(town, family, 5775);
});

describe("where the payer comes back (attack 13)", () => {
  const at = (query: string) => `${stage().portal.base}/${town.city.slug}/famille/paiements/retour${query}`;
  const leads = async (query: string, headers: Record<string, string> = {}) =>
    (await fetch(at(query), { headers, redirect: "manual" })).headers.get("location");
  const home = () => `/${town.city.slug}`;

  it.each([
    "?idop=https://evil.example",
    "?idop=//evil.example",
    "?idop=%5C%5Cevil.example",
    "?suite=https://evil.example&next=//evil.example",
    "",
  ])("%s leads to our own pages only", async (query) => {
    expect(await leads(query, await cookieOf(family.sessionId))).toBe(`${home()}/famille/factures`);
  });

  it("would carry on what came with the request, were anything taken for an id (negative control)", async () => {
    const body = new URLSearchParams({ idop: "1&suite=//evil.example" });
    const send = async () =>
      (await fetch(at(""), { method: "POST", body, redirect: "manual" })).headers.get("location");
    expect(await send()).toBe(`${home()}/famille/factures`);
    guard.anyId = true;
    expect(await send()).toContain("suite=//evil.example");
  });

  it("another family, or another town's, learns nothing: the answer is that of an unknown id", async () => {
    const { idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const stranger = await makePayingFamily(town);
    const far = await makePayingFamily(abroad);
    const unknown = await leads(`?idop=${newId()}`, await cookieOf(stranger.sessionId));
    expect(await leads(`?idop=${idOp}`, await cookieOf(stranger.sessionId))).toBe(unknown);
    const abroadly = await fetch(at(`?idop=${idOp}`).replace(town.city.slug, abroad.city.slug), {
      headers: await cookieOf(far.sessionId),
      redirect: "manual",
    });
    expect(abroadly.headers.get("location")).toBe(`/${abroad.city.slug}/famille/factures`);
  });

  it("without a session leads to the login, and from there back here", async () => {
    const { idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const login = await leads(`?idop=${idOp}`);
    const suite = new URL(login ?? "", stage().portal.base).searchParams.get("suite");
    expect([login?.startsWith(`${home()}/connexion?suite=`), suite]).toEqual([
      true,
      `/famille/paiements/retour?idop=${idOp}`,
    ]);
  });
});
