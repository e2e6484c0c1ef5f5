import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../result";

/** An element that was read. Names are without prefix; the namespace is "" for none. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** By name; those of namespace declarations are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, white space at both ends taken off; that of its children is theirs. */
  readonly text: string;
}

export interface XmlLimits {
  /** In characters. */
  readonly size: number;
  readonly depth: number;
  /** Characters of one attribute. */
  readonly attribute: number;
  /** Attributes of one element, declarations of namespaces included. */
  readonly attributes: number;
}

export interface XmlRefused {
  readonly tag: "XmlRefused";
  readonly reason:
    | "too_large"
    | "doctype"
    | "instruction"
    | "inclusion"
    | "too_deep"
    | "attribute_too_long"
    | "too_many_attributes"
    | "not_well_formed";
}

const LIMITS: XmlLimits = { size: 65_536, depth: 32, attribute: 4_096, attributes: 32 };
const XINCLUDE = "http://www.w3.org/2001/XInclude";

/** Leaves the parser from within one of its events. */
class Refusal extends Error {
  constructor(readonly reason: XmlRefused["reason"]) {
    super(reason);
  }
}

interface Growing {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly texts: string[];
}

function closed({ texts, ...element }: Growing): XmlElement {
  return { ...element, text: texts.join("").trim() };
}

function parse(text: string, limits: XmlLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  let attributes = 0;
  const refuse = (reason: XmlRefused["reason"]) => () => {
    throw new Refusal(reason);
  };
  const addText = (part: string) => {
    open.at(-1)?.texts.push(part);
  };
  parser.on("error", refuse("not_well_formed"));
  // A type of document is where entities, external files and bombs come from: none of our partners sends one.
  parser.on("doctype", refuse("doctype"));
  parser.on("processinginstruction", refuse("instruction"));
  parser.on("opentagstart", () => {
    attributes = 0;
    if (open.length >= limits.depth) throw new Refusal("too_deep");
  });
  parser.on("attribute", ({ value }) => {
    attributes += 1;
    if (attributes > limits.attributes) throw new Refusal("too_many_attributes");
    if (value.length > limits.attribute) throw new Refusal("attribute_too_long");
  });
  parser.on("opentag", ({ local, uri, attributes: given }) => {
    if (uri === XINCLUDE) throw new Refusal("inclusion");
    const own = Object.values(given).filter(({ prefix, name }) => prefix !== "xmlns" && name !== "xmlns");
    const named = new Map(own.map((attribute) => [attribute.local, attribute.value]));
    open.push({ name: local, namespace: uri, attributes: named, children: [], texts: [] });
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const last = open.pop();
    if (!last) return;
    const element = closed(last);
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  });
  parser.write(text).close();
  if (!root) throw new Refusal("not_well_formed");
  return root;
}

/**
 * Reads a whole document that somebody else wrote. Well-formed or refused; it fetches nothing, knows no entity but the
 * five of XML, and its work is bounded by the limits (quality attack 22, ASVS 1.5.1).
 */
export function readXml(text: string, limits: Partial<XmlLimits> = {}): Result<XmlElement, XmlRefused> {
  const all = { ...LIMITS, ...limits };
  if (text.length > all.size) return err({ tag: "XmlRefused", reason: "too_large" });
  try {
    return ok(parse(text, all));
  } catch (error) {
    if (error instanceof Refusal) return err({ tag: "XmlRefused", reason: error.reason });
    throw error;
  }
}
