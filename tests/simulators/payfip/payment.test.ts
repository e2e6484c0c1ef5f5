import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { configuredPayFip } from "@/server/payments/payfip";
import { Payer } from "./payer";
import { startPortal } from "./portal";
import { startPayFip } from "./start";

let simulator: Awaited<ReturnType<typeof startPayFip>>;
let portal: Awaited<ReturnType<typeof startPortal>>;
let payer: Payer;

beforeAll(async () => {
  simulator = await startPayFip({ port: 0 });
  portal = await startPortal();
  Object.assign(process.env, { PAYFIP_URL: simulator.serviceUrl, PAYFIP_PAGE_URL: simulator.pageUrl });
  payer = new Payer(simulator.pageUrl);
});
afterAll(() => Promise.all([simulator.stop(), portal.stop()]));
beforeEach(() => {
  simulator.switches.reset();
  portal.notifications.length = 0;
});

async function created(change: Parameters<typeof portal.request>[0] = {}): Promise<string> {
  const answer = await configuredPayFip()?.createOperation(portal.request(change));
  if (!answer?.ok) throw new Error("not created");
  return answer.value;
}

async function resultOf(idOp: string): Promise<string | undefined> {
  const read = await configuredPayFip()?.readResult(idOp);
  return read?.ok ? read.value.result : read?.error.tag === "PayFipFault" ? read.error.code : read?.error.tag;
}

async function refusal(response: Response): Promise<string | undefined> {
  expect(response.status).toBe(400);
  return /<dd>(P\d)<\/dd>/.exec(await response.text())?.[1];
}

describe("the page of an operation", () => {
  it("says what is paid to whom, without a script", async () => {
    const response = await payer.open(await created());
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    const page = await response.text();
    for (const said of ["COMMUNE FICTIVE — REGIE PERISCOLAIRE", "57,75\u00a0€", "parent@example.org", 'lang="fr"']) {
      expect(page).toContain(said);
    }
    expect(page).not.toMatch(/<script|Paiement de test/);
    expect(page.match(/<button name="issue"/g)).toHaveLength(6);
  });

  it.each([
    ["T", "Paiement de test"],
    ["X", "Paiement d’activation"],
  ] as const)("says of mode %s that it settles nothing", async (saisie, said) => {
    expect(await (await payer.open(await created({ saisie }))).text()).toContain(said);
  });

  it("opens once (P3), whether or not something was paid", async () => {
    const idOp = await created();
    expect((await payer.open(idOp)).status).toBe(200);
    expect(await refusal(await payer.open(idOp))).toBe("P3");
    await payer.press(idOp, "carte");
    expect(await refusal(await payer.open(idOp))).toBe("P3");
    expect(await refusal(await payer.press(idOp, "carte-refusee"))).toBe("P3");
    expect(await resultOf(idOp)).toBe("P");
  });

  it("opens for 15 minutes (P4), but lets who was there finish", async () => {
    const [late, slow] = [await created(), await created()];
    await payer.open(slow);
    simulator.switches.set({ clockShiftMinutes: 16 });
    expect(await refusal(await payer.open(late))).toBe("P4");
    expect((await payer.press(slow, "carte")).status).toBe(303);
    expect([await resultOf(late), await resultOf(slow)]).toEqual(["P5", "P"]);
  });

  it("can be come back to by who gave up, and be paid after all", async () => {
    const idOp = await created();
    await payer.pay(idOp, "abandon");
    expect(await resultOf(idOp)).toBe("A");
    await payer.pay(idOp, "carte");
    expect(await resultOf(idOp)).toBe("P");
  });

  it("knows no other id (P1), nor another button", async () => {
    expect(await refusal(await payer.open("4b0eb5b0-b335-11e2-9219-001fe256bdfe"))).toBe("P1");
    expect(await refusal(await payer.pay(await created(), "__proto__"))).toBe("P1");
  });

  it("is forgotten in the night when unused, and kept for a year when used", async () => {
    const [unused, used] = [await created(), await created()];
    await payer.pay(used, "carte");
    const body = JSON.stringify({ passTheNight: true });
    await fetch(`${simulator.base}/_simulator/switches`, { method: "POST", body });
    expect(await refusal(await payer.open(unused))).toBe("P1");
    expect([await resultOf(unused), await resultOf(used)]).toEqual(["P1", "P"]);
    simulator.switches.set({ clockShiftMinutes: 366 * 24 * 60 });
    expect(await resultOf(used)).toBe("P1");
  });
});

describe("the payer's return", () => {
  it("is by GET, with the id beside what the portal had put in the address", async () => {
    const idOp = await created();
    const back = new URL((await payer.pay(idOp, "carte")).headers.get("location") ?? "");
    expect(back.pathname).toBe("/paiement/retour");
    expect([...back.searchParams]).toEqual([
      ["ville", "corbas"],
      ["idop", idOp],
    ]);
  });

  it("is by POST where the switch says so", async () => {
    simulator.switches.set({ returnByPost: true });
    const page = await (await payer.pay(await created(), "carte-refusee")).text();
    expect(page).toMatch(/<form method="post" action="http:\/\/localhost:\d+\/paiement\/retour\?ville=corbas">/);
    expect(page).toMatch(/<input type="hidden" name="idop" value="[0-9a-f-]{36}">/);
  });

  it("does not come when the payer closes the window", async () => {
    const idOp = await created();
    const response = await payer.pay(idOp, "carte-sans-retour");
    expect([response.status, response.headers.get("location")]).toEqual([200, null]);
    expect(await resultOf(idOp)).toBe("P");
    expect(portal.notifications).toHaveLength(1);
  });
});

describe("the notification", () => {
  it("has come before the payer returns, with the id and nothing else", async () => {
    const idOp = await created();
    await payer.pay(idOp, "carte");
    expect(portal.notifications.map(String)).toEqual([`idop=${idOp}`]);
  });

  it.each([
    ["notificationTwice", 2],
    ["notificationFifty", 50],
    ["notificationLost", 0],
  ])("%s: %d", async (name, count) => {
    simulator.switches.set({ [name]: true });
    await payer.pay(await created(), "carte");
    expect(portal.notifications).toHaveLength(count);
    expect(new Set(portal.notifications.map(String)).size).toBe(Math.min(count, 1));
  });

  it.each([
    [{ notificationAfterReturn: true }, 1],
    [{ notificationDelayMs: 300, notificationTwice: true }, 2],
  ])("comes after the return: %o", async (change, count) => {
    simulator.switches.set(change);
    await payer.pay(await created(), "prelevement");
    expect(portal.notifications).toHaveLength(0);
    await portal.received(count);
    expect(portal.notifications).toHaveLength(count);
  });

  it("is spelled otherwise on demand, as the return is", async () => {
    simulator.switches.set({ otherSpelling: true });
    const idOp = await created();
    const back = new URL((await payer.pay(idOp, "carte")).headers.get("location") ?? "");
    expect(back.searchParams.get("idOp")).toBe(idOp);
    expect(portal.notifications.map(String)).toEqual([`idOp=${idOp}`]);
  });

  it("to a portal that is down keeps nobody from returning", async () => {
    const idOp = await created({ urlnotif: "http://127.0.0.1:9/notification" });
    expect((await payer.pay(idOp, "carte")).status).toBe(303);
    expect(simulator.operations.find(idOp)?.notifications).toMatchObject([{ answer: "TypeError" }]);
  });
});
