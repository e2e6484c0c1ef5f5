import { escapeXml } from "@/server/platform/xml/escape-xml";
import { readXml, type XmlElement } from "@/server/platform/xml/read-xml";
import { type FaultName, isOperationName, namespaces, type OperationName } from "./contract";

/** What the caller is told in place of an answer. */
export interface Fault {
  readonly name: FaultName;
  readonly code: string;
  readonly label: string;
}

export interface SoapCall {
  readonly operation: OperationName;
  /** Those of `arg0`, named to the letter; what has a namespace is not seen, as by the real service. */
  readonly fields: ReadonlyMap<string, string>;
}

function only(element: XmlElement | undefined, name: string, namespace: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name && child.namespace === namespace);
}

/** The call that a message makes, or why it makes none. */
export function readCall(text: string): SoapCall | string {
  const read = readXml(text);
  if (!read.ok) return `the message is not XML that this service reads: ${read.error.reason}`;
  const envelope = read.value;
  if (envelope.name !== "Envelope" || envelope.namespace !== namespaces.soap) return "no SOAP 1.1 envelope";
  const call = only(envelope, "Body", namespaces.soap)?.children[0];
  if (!call || call.namespace !== namespaces.service || !isOperationName(call.name)) {
    return `Cannot find dispatch method for {${call?.namespace ?? ""}}${call?.name ?? ""}`;
  }
  const fields = only(call, "arg0", "")?.children.filter(({ namespace }) => namespace === "") ?? [];
  return { operation: call.name, fields: new Map(fields.map(({ name, text: value }) => [name, value])) };
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="${namespaces.soap}"><S:Body>${body}</S:Body></S:Envelope>`;
}

/** An answer, its fields in the order given; those without a value are left out. */
export function answerMessage(operation: OperationName, fields: readonly (readonly [string, string])[]): string {
  const given = fields.filter(([, value]) => value !== "");
  const inner = given.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join("");
  return envelope(
    `<p:${operation}Response xmlns:p="${namespaces.service}"><return>${inner}</return></p:${operation}Response>`,
  );
}

export function faultMessage({ name, code, label }: Fault): string {
  const severity = name === "FonctionnelleErreur" ? 2 : 3;
  const codeElement = code && `<code>${escapeXml(code)}</code>`;
  return envelope(
    `<S:Fault><faultcode>S:Server</faultcode><faultstring>fr.gouv.finances.cp.tpa.webservice.exceptions.${name}</faultstring><detail><p:${name} xmlns:p="${namespaces.service}">${codeElement}<descriptif/><libelle>${escapeXml(label)}</libelle><severite>${severity}</severite></p:${name}></detail></S:Fault>`,
  );
}

/** What SOAP itself answers to a message that is no call: no fault of the service, and the blame on the client. */
export function clientFaultMessage(reason: string): string {
  return envelope(`<S:Fault><faultcode>S:Client</faultcode><faultstring>${escapeXml(reason)}</faultstring></S:Fault>`);
}
