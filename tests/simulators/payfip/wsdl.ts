import { faultNames, faultTexts, type MessageType, namespaces, operations } from "./contract";

const names = Object.keys(operations);
const messages: readonly MessageType[] = Object.values(operations).flatMap(({ asks, answers }) => [asks, answers]);

function textElements(fields: readonly string[]): string {
  return fields.map((field) => `<xs:element name="${field}" type="xs:string" minOccurs="0"/>`).join("");
}

function complexType(name: string, elements: string): string {
  return `<xs:complexType name="${name}"><xs:sequence>${elements}</xs:sequence></xs:complexType>`;
}

function schema(namespace: string, content: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:request="${namespaces.request}" xmlns:answer="${namespaces.answer}" xmlns:tns="${namespaces.service}" version="1.0" targetNamespace="${namespace}">${content}</xs:schema>`;
}

function messageSchema(namespace: MessageType["namespace"]): string {
  const types = messages.filter((message) => message.namespace === namespace);
  return schema(
    namespaces[namespace],
    types.map(({ type, fields }) => complexType(type, textElements(fields))).join(""),
  );
}

function serviceSchema(): string {
  const wrapper = (name: string, part: string, { namespace, type }: MessageType) =>
    complexType(name, `<xs:element name="${part}" type="${namespace}:${type}" minOccurs="0"/>`);
  const wrappers = Object.entries(operations).flatMap(([name, { asks, answers }]) => [
    wrapper(name, "arg0", asks),
    wrapper(`${name}Response`, "return", answers),
  ]);
  const faults = faultNames.map((name) =>
    complexType(name, `${textElements(faultTexts)}<xs:element name="severite" type="xs:int"/>`),
  );
  const elements = [...faultNames, ...names.flatMap((name) => [name, `${name}Response`])].map(
    (name) => `<xs:element name="${name}" type="tns:${name}"/>`,
  );
  const imports = [namespaces.request, namespaces.answer].map((namespace) => `<xs:import namespace="${namespace}"/>`);
  return schema(namespaces.service, [...imports, ...elements, ...faults, ...wrappers].join(""));
}

function message(name: string, part: string): string {
  return `<message name="${name}"><part name="${part}" element="tns:${name}"/></message>`;
}

function portOperation(name: string): string {
  const faults = faultNames.map((fault) => `<fault message="tns:${fault}" name="${fault}"/>`).join("");
  return `<operation name="${name}"><input message="tns:${name}"/><output message="tns:${name}Response"/>${faults}</operation>`;
}

function boundOperation(name: string): string {
  const body = '<soap:body use="literal"/>';
  const faults = faultNames
    .map((fault) => `<fault name="${fault}"><soap:fault name="${fault}" use="literal"/></fault>`)
    .join("");
  return `<operation name="${name}"><soap:operation soapAction=""/><input>${body}</input><output>${body}</output>${faults}</operation>`;
}

/** The description of the service, its schemas inside, for a service at `address`. */
export function wsdl(address: string): string {
  const service = "PaiementSecuriseService";
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${namespaces.service}" targetNamespace="${namespaces.service}" name="${service}">`,
    `<types>${messageSchema("request")}${messageSchema("answer")}${serviceSchema()}</types>`,
    ...names.flatMap((name) => [message(name, "parameters"), message(`${name}Response`, "parameters")]),
    ...faultNames.map((name) => message(name, "fault")),
    `<portType name="${service}">${names.map(portOperation).join("")}</portType>`,
    `<binding name="${service}PortBinding" type="tns:${service}"><soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>${names.map(boundOperation).join("")}</binding>`,
    `<service name="${service}"><port name="${service}Port" binding="tns:${service}PortBinding"><soap:address location="${address}"/></port></service>`,
    "</definitions>",
  ].join("\n");
}
