import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FAULT_CODES, type PaymentRequest, RESULT_CODES } from "@/server/payments/domain/payfip";
import { configuredPayFip, type PayFip } from "@/server/payments/payfip";
import { readXml, type XmlElement } from "@/server/platform/xml/read-xml";
import { close, listen, readBody } from "../shared/http";
import { officialFile, officialFilesArePresent, officialSamples, validate } from "./official";
import { Payer } from "./payer";
import { startPortal } from "./portal";
import { startPayFip } from "./start";
import { innerSchemas, wsdlStructure } from "./wsdl-structure";

const idOp = "4b0eb5b0-b335-11e2-9219-001fe256bdfe";
/** The request of sample 01. */
const sampleRequest = {
  exer: "2026",
  mel: "parent@example.org",
  numcli: "006382",
  objet: "Facture 2026000123 Fevrier 2026",
  refdet: "FAC2026000123A1",
  saisie: "T",
  urlnotif: "https://portail.example.org/api/payfip/notification",
  urlredirect: "https://portail.example.org/paiement/retour",
} as const satisfies Partial<PaymentRequest>;

let recorder: Server;
let payFip: PayFip;
/** What the client sent last, and what it is answered. */
let sent: { readonly headers: IncomingMessage["headers"]; readonly text: string };
let reply = "";
let simulator: Awaited<ReturnType<typeof startPayFip>>;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  recorder = createServer(async (request, response) => {
    sent = { headers: request.headers, text: await readBody(request) };
    response.writeHead(reply.includes("Fault>") ? 500 : 200, { "Content-Type": "text/xml;charset=utf-8" });
    response.end(reply);
  });
  const base = `http://localhost:${await listen(recorder, 0, "127.0.0.1")}`;
  Object.assign(process.env, { PAYFIP_URL: base, PAYFIP_PAGE_URL: base });
  const configured = configuredPayFip();
  if (!configured) throw new Error("PayFiP is not configured");
  payFip = configured;
  simulator = await startPayFip({ port: 0 });
  portal = await startPortal();
});
afterAll(() => Promise.all([close(recorder), simulator.stop(), portal.stop()]));
beforeEach(() => {
  simulator.switches.reset();
});

function parsed(text: string): XmlElement {
  const read = readXml(text, { attribute: 10_000 });
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

async function post(text: string, headers: Record<string, string> = {}): Promise<string> {
  const all = { "Content-Type": "text/xml; charset=utf-8", SOAPAction: '""', ...headers };
  return (await fetch(simulator.serviceUrl, { method: "POST", headers: all, body: text })).text();
}

const sample = (start: string) => officialFile(`samples/${officialSamples.find((name) => name.startsWith(start))}`);

/** Names, namespaces and order, whatever the values. */
function shape({ name, namespace, children }: XmlElement): unknown {
  return { name, namespace, children: children.map(shape) };
}

describe.skipIf(!officialFilesArePresent)("the client, held against the official files", () => {
  const calls: readonly [string, string, () => Promise<unknown>][] = [
    ["01", "02", () => payFip.createOperation(portal.request({ ...sampleRequest }))],
    ["03", "04", () => payFip.readResult(idOp)],
    ["13", "14", () => payFip.readClient("006382")],
  ];

  it.each(calls)("sends what sample %s sends, valid by the schema", async (request, answer, call) => {
    reply = sample(answer);
    expect(await call()).toMatchObject({ ok: true });
    expect(parsed(sent.text)).toEqual(parsed(sample(request)));
    expect(sent.headers["content-type"]).toBe("text/xml; charset=utf-8");
    expect(sent.headers.soapaction).toBe('""');
    validate(sent.text);
  });

  it.each([
    ["04", "P", "A55A"],
    ["05", "V", "112233445566-tip"],
    ["06", "R", ""],
    ["07", "A", ""],
  ])("reads the result of sample %s", async (start, result, numauto) => {
    reply = sample(start);
    const read = await payFip.readResult(idOp);
    expect(read).toMatchObject({
      ok: true,
      value: { result, numauto, amount: 5775, numcli: "006382", refdet: "FAC2026000123A1", saisie: "T" },
    });
    expect(read.ok && read.value.at?.toString()).toBe("2026-03-25T08:12:00Z");
  });

  it.each([
    ["08", { tag: "PayFipFault", code: "P1", label: "IdOp incorrect." }],
    ["09", { tag: "PayFipFault", code: "P5", label: "Résultat de la transaction non connu." }],
    ["10", { tag: "PayFipFault", code: "R3", label: "Le format du paramètre REFDET n'est pas conforme" }],
    ["11", { tag: "PayFipMalfunction", code: "999", label: "Erreur technique" }],
  ])("reads the fault of sample %s", async (start, error) => {
    reply = sample(start);
    expect(await payFip.readResult(idOp)).toEqual({ ok: false, error });
  });

  it("knows every code of the lists", () => {
    const codesOf = (file: string) =>
      officialFile(file)
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(",")[0] ?? "");
    // 999 and those without a code are faults of another kind, told apart by their name.
    const functional = codesOf("error_codes.csv").filter((code) => code !== "999" && code !== "(none)");
    expect(functional.toSorted()).toEqual([...FAULT_CODES].toSorted());
    expect(codesOf("resultrans.csv").toSorted()).toEqual([...RESULT_CODES].toSorted());
  });
});

describe.skipIf(!officialFilesArePresent)("the simulator, held against the official files", () => {
  it("promises what the official WSDL promises", async () => {
    const ours = parsed(await (await fetch(`${simulator.serviceUrl}?wsdl`)).text());
    const theirs = parsed(officialFile("wsdl/PaiementSecuriseService.wsdl"));
    const schemas = [1, 2, 3].map((at) => parsed(officialFile(`wsdl/PaiementSecuriseService_schema${at}.xsd`)));
    const official = wsdlStructure(theirs, schemas);
    expect(wsdlStructure(ours, innerSchemas(ours))).toEqual(official);
    expect(JSON.stringify(official)).toContain('{"minOccurs":"0","name":"urlredirect","type":"string"}');
  });

  async function createdId(): Promise<string> {
    const { urlnotif, urlredirect } = portal.request();
    const text = sample("01").replace(sampleRequest.urlnotif, urlnotif).replace(sampleRequest.urlredirect, urlredirect);
    const answer = await post(text);
    validate(answer);
    expect(shape(parsed(answer))).toEqual(shape(parsed(sample("02"))));
    return /<idOp>(.*)<\/idOp>/.exec(answer)?.[1] ?? "";
  }

  it.each([
    ["04", "carte"],
    ["05", "prelevement"],
    ["06", "carte-refusee"],
    ["07", "abandon"],
  ])("answers as sample %s after « %s »", async (start, issue) => {
    const id = await createdId();
    await new Payer(simulator.pageUrl).pay(id, issue);
    const answer = await post(sample("03").replace(idOp, id));
    validate(answer);
    expect(shape(parsed(answer))).toEqual(shape(parsed(sample(start))));
    expect(answer).toContain(/<resultrans>.<\/resultrans>/.exec(sample(start))?.[0]);
  });

  it("answers with the faults of the samples, to the letter", async () => {
    const unknown = await post(sample("03"));
    const waiting = await post(sample("03").replace(idOp, await createdId()));
    const badReference = await post(sample("01").replace(sampleRequest.refdet, "ABCD"));
    simulator.switches.set({ malfunction: true });
    const technical = await post(sample("03"));
    for (const [answer, start] of [
      [unknown, "08"],
      [waiting, "09"],
      [badReference, "10"],
      [technical, "11"],
    ] as const) {
      expect(parsed(answer)).toEqual(parsed(sample(start)));
      validate(answer);
    }
  });

  it("answers with the other kinds of fault as the schema has them", async () => {
    const badObject = await post(sample("01").replace("Facture 2026000123", "Facture n°1"));
    simulator.switches.set({ unavailable: true });
    const closed = await post(sample("03"));
    expect(badObject).toContain("TechProtocolaireErreur");
    expect(closed).toContain("TechIndisponibiliteErreur");
    for (const answer of [badObject, closed]) validate(answer);
  });

  it("names the client of sample 13 as sample 14 does", async () => {
    const answer = await post(sample("13"));
    expect(parsed(answer)).toEqual(parsed(sample("14")));
    validate(answer);
  });

  it("takes the id spelled idop for no id at all, as the real service does", async () => {
    const id = await createdId();
    await new Payer(simulator.pageUrl).pay(id, "carte");
    const misspelled = sample("03").replace(idOp, id).replaceAll("idOp>", "idop>");
    expect(parsed(await post(misspelled))).toEqual(parsed(sample("08")));
  });
});

describe.skipIf(!officialFilesArePresent)("the schema", () => {
  it.each(officialSamples)("takes %s", (name) => {
    validate(officialFile(`samples/${name}`));
  });

  it("refuses a misspelled field, a wrong order, a wrong namespace (negative control)", () => {
    expect(() => validate(sample("03").replaceAll("idOp>", "idop>"))).toThrow(/idop/);
    const swapped = sample("01").replace(/(<exer>.*<\/exer>)\s*(<mel>.*<\/mel>)/, "$2$1");
    expect(() => validate(swapped)).toThrow(/exer/);
    expect(() => validate(sample("03").replace("<arg0>", "<p:arg0>").replace("</arg0>", "</p:arg0>"))).toThrow(/arg0/);
  });
});
