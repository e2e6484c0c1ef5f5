import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from "pdf-lib";
import { type Element, nameOf, type OpenedPage, type OpenedPdf, stringOf } from "./opened-pdf";

const key = PDFName.of;

/** Everything that is painted is either in the structure or decoration (7.1), and each knows the other; no link aside (7.18). */
export function contentProblems(pdf: OpenedPdf): string[] {
  const elements = pdf.elements();
  return pdf.pages().flatMap((page, index) => {
    const problems = [
      ...markProblems(page),
      ...ownerProblems(pdf, page, elements),
      ...linkProblems(pdf, page, elements),
    ];
    return problems.map((problem) => `${problem} (page ${index + 1})`);
  });
}

function markProblems({ painted }: OpenedPage): string[] {
  const loose = painted.filter(({ marks }) => marks.length === 0);
  const nested = painted.some(({ marks }) => marks.length > 1);
  const idle = painted.some(({ marks }) => marks.some(({ tag, mcid }) => mcid === undefined && tag !== "Artifact"));
  return [
    ...(loose.length > 0 ? [`${loose.length} strokes are neither content nor decoration`] : []),
    ...(nested ? ["Marks stand in one another"] : []),
    ...(idle ? ["A mark belongs to no element"] : []),
  ];
}

/** The parent tree and the elements must agree on who owns each piece of content. */
function ownerProblems(
  pdf: OpenedPdf,
  { page, reference, numbers }: OpenedPage,
  elements: readonly Element[],
): string[] {
  const number = page.node.lookupMaybe(key("StructParents"), PDFNumber)?.asNumber();
  const owners = number === undefined ? undefined : pdf.parents(number);
  const list = owners instanceof PDFRef ? pdf.document.context.lookup(owners) : owners;
  const wrong = [...numbers].filter((mcid) => {
    const claimants = elements.filter(({ content }) =>
      content.some((place) => place.page === reference && place.mcid === mcid),
    );
    const owner = list instanceof PDFArray ? list.get(mcid) : undefined;
    return claimants.length !== 1 || claimants[0]?.reference !== owner;
  });
  const claimed = elements.flatMap(({ content }) => content.filter((place) => place.page === reference));
  const missing = claimed.filter(({ mcid }) => !numbers.has(mcid));
  return [
    ...(wrong.length > 0 ? [`${wrong.length} pieces of content have no owner, or two`] : []),
    ...(missing.length > 0 ? [`${missing.length} pieces of content are in the structure only`] : []),
  ];
}

function linkProblems(pdf: OpenedPdf, { page, reference }: OpenedPage, elements: readonly Element[]): string[] {
  const annotations = page.node.lookupMaybe(key("Annots"), PDFArray)?.asArray() ?? [];
  if (annotations.length > 0 && nameOf(page.node.get(key("Tabs"))) !== "S")
    return ["Links do not follow the structure"];
  return annotations.flatMap((entry) => {
    const annotation = pdf.document.context.lookup(entry, PDFDict);
    const number = annotation.lookupMaybe(key("StructParent"), PDFNumber)?.asNumber();
    const owner = number === undefined ? undefined : pdf.parents(number);
    const element = elements.find((candidate) => candidate.reference === owner);
    const place = element?.objects.find(({ object }) => object === entry);
    return [
      ...(nameOf(annotation.get(key("Subtype"))) === "Link" ? [] : ["There is an annotation that is no link"]),
      ...(element?.type === "Link" && place ? [] : ["A link is not in the structure"]),
      ...(place && place.page !== reference ? ["A link is on another page than the structure says"] : []),
      ...(stringOf(annotation.get(key("Contents")))?.trim() ? [] : ["A link does not say where it leads"]),
    ];
  });
}
