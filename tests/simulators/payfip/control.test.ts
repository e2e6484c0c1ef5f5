import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { configuredPayFip } from "@/server/payments/payfip";
import { runSimulator } from "../support/child";
import { startPortal } from "./portal";
import { startPayFip } from "./start";

let simulator: Awaited<ReturnType<typeof startPayFip>>;
let portal: Awaited<ReturnType<typeof startPortal>>;
const said: string[] = [];

beforeAll(async () => {
  simulator = await startPayFip({ port: 0, say: (line) => said.push(line) });
  portal = await startPortal();
  Object.assign(process.env, { PAYFIP_URL: simulator.serviceUrl, PAYFIP_PAGE_URL: simulator.pageUrl });
});
afterAll(() => Promise.all([simulator.stop(), portal.stop()]));
beforeEach(() => {
  simulator.switches.reset();
  portal.notifications.length = 0;
});

async function created(): Promise<string> {
  const answer = await configuredPayFip()?.createOperation(portal.request());
  if (!answer?.ok) throw new Error("not created");
  return answer.value;
}

function command(body: unknown): Promise<Response> {
  return fetch(`${simulator.base}/_simulator/operations`, { method: "POST", body: JSON.stringify(body) });
}

function soap(headers: Record<string, string>, body: string): Promise<Response> {
  return fetch(simulator.serviceUrl, { method: "POST", headers, body });
}

const asSoap = { "Content-Type": "text/xml; charset=utf-8", SOAPAction: '""' };

describe("what tests can ask of the simulator", () => {
  it("lists the operations, newest first", async () => {
    const [first, second] = [await created(), await created()];
    const listed = await (await fetch(`${simulator.base}/_simulator/operations`)).json();
    expect(listed.slice(0, 2)).toMatchObject([
      { idOp: second, outcome: null, montant: "5775", saisie: "W", notifications: [] },
      { idOp: first },
    ]);
    expect(said.at(-1)).toMatch(/FAC2026000123A\d+, 5775 centimes, client 006382, mode W$/);
    expect(said.join()).not.toContain("@");
  });

  it("ends a payment without the page, and notifies as often as it is told", async () => {
    const idOp = await created();
    const answer = await command({ idOp, outcome: "V", notify: 50 });
    expect(await answer.json()).toMatchObject({ outcome: "V", notifications: { length: 50 } });
    expect(portal.notifications).toHaveLength(50);
    expect((await command({ idOp, outcome: "R" })).status).toBe(409);
    expect((await command({ idOp: "4b0eb5b0-b335-11e2-9219-001fe256bdfe" })).status).toBe(404);
    for (const wrong of [{ idOp, outcome: "O" }, { idOp, notify: 0 }, { idOp, more: 1 }, "text", {}]) {
      expect((await command(wrong)).status).toBe(400);
    }
  });

  it("shows switches and last operations on a page without a script, with buttons for the clock", async () => {
    const idOp = await created();
    const address = `${simulator.base}/_simulator/switches`;
    const page = await (await fetch(address, { headers: { Accept: "text/html" } })).text();
    for (const text of ["Notification perdue", "Horloge avancée", "Passer la nuit", "sans résultat", idOp]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain("<script");
    await fetch(address, { method: "POST", body: new URLSearchParams({ action: "passTheLimit" }) });
    expect(simulator.switches.values.clockShiftMinutes).toBe(21);
    const chosen = { action: "save", fault: "A2", differs: "refdet" };
    await fetch(address, { method: "POST", body: new URLSearchParams(chosen) });
    expect(simulator.switches.values).toMatchObject({ fault: "A2", differs: "refdet", clockShiftMinutes: 0 });
    expect(await (await fetch(address, { headers: { Accept: "text/html" } })).text()).toContain(
      '<option value="A2" selected>A2</option>',
    );
    await fetch(address, { method: "POST", body: new URLSearchParams({ action: "reset" }) });
    expect(simulator.switches.values.clockShiftMinutes).toBe(0);
  });

  it("leads from the bare address to the switches, and knows no other", async () => {
    expect((await fetch(simulator.base)).url).toBe(`${simulator.base}/_simulator/switches`);
    expect((await fetch(`${simulator.base}/tpa/paiement.web`)).status).toBe(404);
    expect((await fetch(simulator.serviceUrl)).status).toBe(404);
    expect((await fetch(`${simulator.serviceUrl}?WSDL`)).headers.get("content-type")).toContain("text/xml");
  });
});

describe("the service is as strict as SOAP 1.1", () => {
  it.each<[string, Record<string, string>, string, number]>([
    ["another type", { ...asSoap, "Content-Type": "application/soap+xml" }, "<a/>", 415],
    ["no SOAPAction", { "Content-Type": "text/xml" }, "<a/>", 500],
    ["another SOAPAction", { ...asSoap, SOAPAction: "creerPaiementSecurise" }, "<a/>", 500],
    ["no envelope", asSoap, "<a/>", 500],
    ["no XML", asSoap, "hello", 500],
    ["a document type", asSoap, "<!DOCTYPE a><a/>", 500],
    [
      "an operation that it does not have",
      asSoap,
      '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><rembourser/></S:Body></S:Envelope>',
      500,
    ],
  ])("refuses %s", async (_, headers, body, status) => {
    const answer = await soap(headers, body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain("<faultcode>S:Client</faultcode>");
  });
});

describe("the PayFiP process", () => {
  it("speaks for the clients it was given, and stops cleanly", async () => {
    const clients = [{ numcli: "123456", labels: ["VILLE D’ESSAI"] }];
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const running = await runSimulator("payfip", { PAYFIP_PORT: "4197", PAYFIP_CLIENTS: JSON.stringify(clients) });
      expect(running.line).toBe("Simulateur PayFiP : http://localhost:4197/tpa/services/securite (clients : 123456)");
      expect((await fetch("http://localhost:4197/tpa/services/securite?wsdl")).status).toBe(200);
      expect(await running.stop(signal)).toBe(0);
    }
  });
});
