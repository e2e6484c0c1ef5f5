import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from "pdf-lib";
import { type Element, nameOf, type OpenedPdf, stringOf } from "./opened-pdf";

const key = PDFName.of;

/** What each type may hold; those that are not here hold content, links and spans (ISO 14289-1, 7.2 and 7.5). */
const CHILDREN: Readonly<Record<string, RegExp>> = {
  Document: /^(Div|P|H[1-6]|L|Table|Figure)$/,
  Div: /^(P|H[1-6]|L|Figure)$/,
  L: /^LI$/,
  LI: /^(Lbl|LBody)$/,
  Table: /^(Caption|THead|TBody|TFoot)$/,
  THead: /^TR$/,
  TBody: /^TR$/,
  TFoot: /^TR$/,
  TR: /^(TH|TD)$/,
};
const HOLDERS = new Set([
  ...Object.keys(CHILDREN),
  "P",
  "H1",
  "H2",
  "H3",
  "Lbl",
  "LBody",
  "Caption",
  "TH",
  "TD",
  "Figure",
  "Link",
]);

/** What is wrong in the tree of tags, for whoever hears the document. */
export function structureProblems(pdf: OpenedPdf): string[] {
  const elements = pdf.elements();
  return [
    ...elements.flatMap((element) => nestingProblems(element)),
    ...headingProblems(elements),
    ...elements.flatMap((element) => figureProblems(element)),
    ...elements.filter(({ type }) => type === "Table").flatMap((table) => tableProblems(pdf, table)),
  ];
}

function nestingProblems({ type, children, content, objects, parent, dictionary }: Element): string[] {
  const allowed = CHILDREN[type];
  const strange = children.find((child) => (allowed ? !allowed.test(child.type) : child.type !== "Link"));
  const empty = children.length + content.length + objects.length === 0;
  const up = dictionary.get(key("P"));
  return [
    ...(HOLDERS.has(type) ? [] : [`${type} is no standard type`]),
    ...(strange ? [`${type} holds a ${strange.type}`] : []),
    ...(allowed && content.length > 0 ? [`${type} holds content of its own`] : []),
    ...(empty ? [`A ${type} is empty`] : []),
    ...(parent && up !== parent.reference ? [`A ${type} names another parent`] : []),
  ];
}

function headingProblems(elements: readonly Element[]): string[] {
  let level = 0;
  return elements.flatMap(({ type }) => {
    const next = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
    if (next === 0) return [];
    const jumps = next > level + 1;
    level = next;
    return jumps ? [`H${next} comes too early`] : [];
  });
}

function figureProblems({ type, dictionary }: Element): string[] {
  if (type !== "Figure") return [];
  return [
    ...(stringOf(dictionary.get(key("Alt")))?.trim() ? [] : ["A picture has no alternative"]),
    ...(attribute(dictionary, "BBox") instanceof PDFArray ? [] : ["A picture has no place"]),
  ];
}

function attribute(dictionary: PDFDict, name: string) {
  return dictionary.lookupMaybe(key("A"), PDFDict)?.lookup(key(name));
}

function tableProblems(pdf: OpenedPdf, table: Element): string[] {
  const kinds = table.children.map(({ type }) => type).join(" ");
  const rows = table.children.flatMap(({ children }) => children.filter(({ type }) => type === "TR"));
  const lengths = new Set(rows.map((row) => row.children.reduce((sum, cell) => sum + spanOf(cell), 0)));
  const cells = rows.flatMap((row) => row.children);
  const names = namesOf(pdf);
  const lost = cells.flatMap(headersOf).find((header) => !names.has(header));
  const titled = rows.some((row) => row.parent?.type === "TBody" && row.children.length === 1);
  return [
    ...(/^Caption THead( TBody)+( TFoot)?$/.test(kinds) ? [] : [`A table is made of ${kinds}`]),
    ...(lengths.size === 1 ? [] : ["The rows of a table have different lengths"]),
    ...cells.filter(({ type }) => type === "TH").flatMap(scopeProblems),
    ...(rows.every((row) => row.children[0]?.type === "TH") ? [] : ["A row has no header"]),
    ...(lost === undefined ? [] : [`A cell names a header that is not there: ${lost}`]),
    ...(titled && cells.some((cell) => cell.type === "TD" && headersOf(cell).length < 2)
      ? ["A cell under a title does not name its headers"]
      : []),
  ];
}

function spanOf({ dictionary }: Element): number {
  const span = attribute(dictionary, "ColSpan");
  return span instanceof PDFNumber ? span.asNumber() : 1;
}

function headersOf({ dictionary }: Element): string[] {
  const headers = attribute(dictionary, "Headers");
  return headers instanceof PDFArray ? headers.asArray().map((header) => stringOf(header) ?? "") : [];
}

function scopeProblems({ dictionary, parent }: Element): string[] {
  const scope = nameOf(attribute(dictionary, "Scope"));
  const expected = parent?.parent?.type === "THead" || parent?.children.length === 1 ? "Column" : "Row";
  return scope === expected ? [] : [`A header cell has the scope "${scope}", not ${expected}`];
}

/** What elements are called, as the tree of names has it. */
function namesOf(pdf: OpenedPdf): ReadonlySet<string> {
  const tree = pdf.structure && pdf.dict(pdf.structure, "IDTree");
  const list = tree?.lookupMaybe(key("Names"), PDFArray)?.asArray() ?? [];
  const named = list.flatMap((entry, index) => {
    const owner = list[index + 1];
    if (index % 2 === 1 || !(owner instanceof PDFRef)) return [];
    const name = stringOf(entry) ?? "";
    const element = pdf.document.context.lookup(owner, PDFDict);
    return stringOf(element.get(key("ID"))) === name ? [name] : [];
  });
  return new Set(named);
}
