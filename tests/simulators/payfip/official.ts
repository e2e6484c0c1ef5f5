import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { XmlDocument, type XmlElement, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { namespaces } from "./contract";

/** The official files are beside some checkouts; a clone alone has none. */
const folder = path.resolve(import.meta.dirname, "../../../../shared/reference/payments/payfip");
const schemaFile = path.join(folder, "wsdl", "PaiementSecuriseService_schema1.xsd");

export const officialFilesArePresent = existsSync(folder);
if (!officialFilesArePresent) console.warn("Left out: the official files of PayFiP are not beside this checkout.");

export function officialFile(name: string): string {
  return readFileSync(path.join(folder, name), "utf8");
}

export const officialSamples: readonly string[] = officialFilesArePresent
  ? readdirSync(path.join(folder, "samples")).filter((name) => name.endsWith(".xml"))
  : [];

/** What a message is about: the child of its body, or what the detail of its fault holds. */
const content = `/S:Envelope/S:Body/*[not(self::S:Fault)] | /S:Envelope/S:Body/S:Fault/detail/*`;

function contentOf(message: string): string {
  const document = XmlDocument.fromString(message);
  try {
    const found = document.find(content, { S: namespaces.soap });
    if (found.length !== 1) throw new Error(`a message has one content, not ${found.length}`);
    return (found[0] as XmlElement).toString();
  } finally {
    document.dispose();
  }
}

/** Holds the content of a SOAP message against the official schema. @throws what libxml2 finds wrong. */
export function validate(message: string): void {
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(readFileSync(schemaFile), { url: schemaFile });
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(contentOf(message));
  try {
    validator.validate(document);
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}
