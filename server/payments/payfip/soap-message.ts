import { isFaultCode, type PayFipFailure } from "@/server/payments/domain/payfip";
import { err, ok, type Result } from "@/server/platform/result";
import { escapeXml } from "@/server/platform/xml/escape-xml";
import { readXml, type XmlElement } from "@/server/platform/xml/read-xml";

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
const SERVICE =
  "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService";

/** An answer may hold this much: the real ones are of about a thousand characters. */
export const LARGEST_ANSWER = 65_536;

/** The fields of an answer by their names in lower case: `idOp` is also spelled `idop` (PROTOCOLS 1.3). */
export type Fields = ReadonlyMap<string, string>;

/**
 * A request: the operation in the namespace of the service, `arg0` and what it holds in none. An empty field is left
 * out. The order is that of the schema, and the spelling counts: `idop` is answered by P1.
 */
export function soapRequest(operation: string, fields: readonly (readonly [string, string])[]): string {
  const given = fields.filter(([, value]) => value !== "");
  const inner = given.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="${SOAP}"><S:Body><p:${operation} xmlns:p="${SERVICE}"><arg0>${inner}</arg0></p:${operation}></S:Body></S:Envelope>`;
}

function broken(reason: string): { readonly ok: false; readonly error: PayFipFailure } {
  return err({ tag: "PayFipBrokenAnswer", reason });
}

function isNamed(element: XmlElement | undefined, name: string): element is XmlElement {
  return element?.name.toLowerCase() === name.toLowerCase();
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => isNamed(one, name));
}

function fieldsOf(element: XmlElement | undefined): Fields {
  return new Map(element?.children.map(({ name, text }) => [name.toLowerCase(), text]));
}

/** The one child of the body, or undefined for what is no SOAP 1.1 envelope. */
function contentOf(envelope: XmlElement): XmlElement | undefined {
  const body = child(envelope, "Body");
  if (!isNamed(envelope, "Envelope") || envelope.namespace !== SOAP || body?.namespace !== SOAP) return undefined;
  return body.children.length === 1 ? body.children[0] : undefined;
}

function failureOf(fault: XmlElement): PayFipFailure {
  const detail = child(fault, "detail")?.children[0];
  const fields = fieldsOf(detail);
  const code = fields.get("code") ?? "";
  const words = [
    fields.get("descriptif"),
    fields.get("libelle"),
    fields.get("message"),
    child(fault, "faultstring")?.text,
  ];
  const label = words.find((word) => word !== undefined && word !== "") ?? "";
  switch (detail?.name.toLowerCase()) {
    case "fonctionnelleerreur":
      return { tag: "PayFipFault", code: isFaultCode(code.toUpperCase()) ? code.toUpperCase() : code, label };
    case "techindisponibiliteerreur":
      return { tag: "PayFipUnavailable", label };
    case "techprotocolaireerreur":
      return { tag: "PayFipProtocol", label };
    case "techdysfonctionnementerreur":
      return { tag: "PayFipMalfunction", code, label };
  }
  // `S:Client` and the like: SOAP 1.1 blames the message itself.
  const blamed = /(^|:)(client|versionmismatch|mustunderstand)/i.test(child(fault, "faultcode")?.text ?? "");
  return blamed ? { tag: "PayFipProtocol", label } : { tag: "PayFipMalfunction", code: "", label };
}

/**
 * What an answer to `operation` says: the fields below `return`, or why there are none. A fault may come with any HTTP
 * status, so the body is read before the status is looked at.
 */
export function readSoapAnswer(operation: string, status: number, text: string): Result<Fields, PayFipFailure> {
  const read = readXml(text, { size: LARGEST_ANSWER });
  const content = read.ok ? contentOf(read.value) : undefined;
  if (isNamed(content, "Fault") && content.namespace === SOAP) return err(failureOf(content));
  if (status < 200 || status > 299) return err({ tag: "PayFipHttpStatus", status });
  if (!read.ok) return broken(read.error.reason);
  if (!isNamed(content, `${operation}Response`) || content.namespace !== SERVICE)
    return broken("not the answer asked for");
  return ok(fieldsOf(child(content, "return")));
}
