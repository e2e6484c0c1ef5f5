import type { XmlElement } from "@/server/platform/xml/read-xml";

const local = (name: string | undefined) => name?.replace(/^.*:/, "");

function all(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function named(elements: readonly XmlElement[], show: (element: XmlElement) => unknown): Record<string, unknown> {
  const entries = elements.map((element) => [element.attributes.get("name") ?? "", show(element)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => one.localeCompare(other)));
}

function attributes(element: XmlElement): Record<string, string | undefined> {
  return Object.fromEntries([...element.attributes].map(([name, value]) => [name, local(value)]).toSorted());
}

/** What a schema says, whatever its prefixes: its elements with their types, its types with their fields in order. */
function schemaStructure(schema: XmlElement): unknown {
  return {
    namespace: schema.attributes.get("targetNamespace"),
    form: schema.attributes.get("elementFormDefault") ?? "unqualified",
    elements: named(
      schema.children.filter(({ name }) => name === "element"),
      attributes,
    ),
    types: named(all(schema, "complexType"), (type) => all(type, "element").map(attributes)),
  };
}

/** Everything that a WSDL promises but its address, in a form in which two of them compare. */
export function wsdlStructure(definitions: XmlElement, schemas: readonly XmlElement[]): unknown {
  const messages = named(all(definitions, "message"), (message) => message.children.map(attributes));
  const tree = (element: XmlElement): unknown => ({
    is: element.name,
    ...attributes(element),
    children: element.children.map(tree),
  });
  const parts = definitions.children.filter(({ name }) => name === "portType" || name === "binding");
  return {
    namespace: definitions.attributes.get("targetNamespace"),
    messages,
    parts: parts.map(tree),
    schemas: schemas
      .filter((schema) => schema.attributes.has("targetNamespace"))
      .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)))
      .map(schemaStructure),
  };
}

function nameOf(schema: XmlElement): string {
  return schema.attributes.get("targetNamespace") ?? "";
}

/** The schemas that a WSDL holds in itself. */
export function innerSchemas(definitions: XmlElement): readonly XmlElement[] {
  return all(definitions, "schema");
}
