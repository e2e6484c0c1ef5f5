import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { readBody } from "../shared/http";
import type { Client } from "./clients";
import type { Operation, Operations } from "./operations";
import { checkClient, checkCreation, faultOnDemand, functionalFault } from "./request-checks";
import { parisZone } from "./simulated-clock";
import { answerMessage, clientFaultMessage, type Fault, faultMessage, readCall, type SoapCall } from "./soap";
import type { PayFipSwitches } from "./switches";

export interface ServiceParts {
  readonly clients: readonly Client[];
  readonly operations: Operations;
  readonly switches: PayFipSwitches;
  readonly say: (line: string) => void;
}

interface Message {
  readonly status: number;
  readonly text: string;
}

const hostile = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "${"a".repeat(100)}"><!ENTITY b "${"&a;".repeat(100)}"><!ENTITY c "${"&b;".repeat(100)}"><!ENTITY d "${"&c;".repeat(100)}">]><x>&file;&d;</x>`;

function refusal(fault: Fault): Message {
  return { status: 500, text: faultMessage(fault) };
}

function create({ fields }: SoapCall, { clients, operations, switches, say }: ServiceParts): Message {
  const creation = checkCreation(fields, clients);
  if ("code" in creation) return refusal(creation);
  const { idOp } = operations.create(creation);
  say(`${idOp} : ${creation.refdet}, ${creation.montant} centimes, client ${creation.numcli}, mode ${creation.saisie}`);
  const name = switches.values.otherSpelling ? "idop" : "idOp";
  return { status: 200, text: answerMessage("creerPaiementSecurise", [[name, idOp]]) };
}

function dated({ result }: Operation): { readonly dattrans: string; readonly heurtrans: string } {
  const local = result?.at.toZonedDateTimeISO(parisZone);
  if (!local) return { dattrans: "", heurtrans: "" };
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    dattrans: `${two(local.day)}${two(local.month)}${local.year}`,
    heurtrans: `${two(local.hour)}${two(local.minute)}`,
  };
}

/** Something well formed that was not sent. */
const OTHERWISE = { numcli: "000000", refdet: "REFERENCEAUTRE", saisie: (sent: string) => (sent === "W" ? "T" : "W") };

function detail({ fields }: SoapCall, { operations, switches }: ServiceParts): Message {
  const operation = operations.find(fields.get("idOp") ?? "");
  if (!operation) return refusal(functionalFault("P1"));
  const { creation, result, idOp } = operation;
  if (!result) return refusal(functionalFault("P5"));
  const { wrongAmount, otherSpelling, differs } = switches.values;
  const { dattrans, heurtrans } = dated(operation);
  const text = answerMessage("recupererDetailPaiementSecurise", [
    ["dattrans", dattrans],
    ["exer", creation.exer],
    ["heurtrans", heurtrans],
    [otherSpelling ? "idop" : "idOp", idOp],
    ["mel", creation.mel],
    ["montant", wrongAmount ? String(Number(creation.montant) + 1) : creation.montant],
    ["numauto", result.numauto],
    ["numcli", differs === "numcli" ? OTHERWISE.numcli : creation.numcli],
    ["objet", creation.objet],
    ["refdet", differs === "refdet" ? OTHERWISE.refdet : creation.refdet],
    ["resultrans", result.outcome],
    ["saisie", differs === "saisie" ? OTHERWISE.saisie(creation.saisie) : creation.saisie],
  ]);
  return { status: 200, text };
}

function clientDetail({ fields }: SoapCall, { clients }: ServiceParts): Message {
  const client = checkClient(fields.get("numCli") ?? "", clients);
  if ("code" in client) return refusal(client);
  const labels = client.labels.map((label, index) => [`libelleN${index + 1}`, label] as const);
  return { status: 200, text: answerMessage("recupererDetailClient", [...labels, ["numcli", client.numcli]]) };
}

function carryOut(call: SoapCall, parts: ServiceParts): Message {
  switch (call.operation) {
    case "creerPaiementSecurise":
      return create(call, parts);
    case "recupererDetailPaiementSecurise":
      return detail(call, parts);
    case "recupererDetailClient":
      return clientDetail(call, parts);
  }
}

function answerTo(request: IncomingMessage, text: string, parts: ServiceParts): Message {
  const { unavailable, malfunction, serverError, fault } = parts.switches.values;
  if (serverError) return { status: 500, text: "<html><body><h1>Internal Server Error</body></html>" };
  if (unavailable) return refusal({ name: "TechIndisponibiliteErreur", code: "", label: "Service indisponible" });
  if (malfunction) return refusal({ name: "TechDysfonctionnementErreur", code: "999", label: "Erreur technique" });
  const type = request.headers["content-type"] ?? "";
  if (!/^text\/xml\b/i.test(type)) return { status: 415, text: clientFaultMessage(`Unsupported Media Type: ${type}`) };
  // SOAP 1.1 asks for the header, and the WSDL says that it is empty.
  if (!/^("")?$/.test(request.headers.soapaction?.toString() ?? "missing")) {
    return { status: 500, text: clientFaultMessage("the SOAPAction header is not the one of the WSDL") };
  }
  const call = readCall(text);
  if (typeof call === "string") return { status: 500, text: clientFaultMessage(call) };
  return fault === "" ? carryOut(call, parts) : refusal(faultOnDemand(fault));
}

/** The SOAP endpoint. A fault comes with status 500, as SOAP 1.1 has it. */
export async function answerService(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ServiceParts,
): Promise<void> {
  const message = answerTo(request, await readBody(request), parts);
  const { slowMs, brokenXml, hostileXml } = parts.switches.values;
  if (slowMs > 0) await delay(slowMs, undefined, { ref: false });
  response.writeHead(message.status, { "Content-Type": "text/xml; charset=utf-8", "Cache-Control": "no-store" });
  if (hostileXml) response.end(hostile);
  else response.end(brokenXml ? message.text.slice(0, message.text.length / 2) : message.text);
}
