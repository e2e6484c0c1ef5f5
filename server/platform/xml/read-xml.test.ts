import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeXml } from "./escape-xml";
import { readXml } from "./read-xml";

const entities = Array.from({ length: 40 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join("");
const bomb = `<!DOCTYPE a [<!ENTITY e0 "x">${entities}]><a>&e40;</a>`;

/** Text of any characters, control characters and lone surrogates included. */
const anyText = fc.array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff })));

describe("what may harm its reader (attack 22)", () => {
  it.each([
    ["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "doctype"],
    ["an external subset", '<!DOCTYPE a SYSTEM "http://169.254.169.254/x.dtd"><a/>', "doctype"],
    ["a parameter entity", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/">%x;]><a/>', "doctype"],
    ["an entity bomb", bomb, "doctype"],
    ["an entity nobody declared", "<a>&x;</a>", "not_well_formed"],
    [
      "an inclusion",
      '<a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="file:///etc/passwd"/></a>',
      "inclusion",
    ],
    ["an instruction", '<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1/"?><a/>', "instruction"],
    ["a huge attribute", `<a b="${"x".repeat(60_000)}"/>`, "attribute_too_long"],
    [
      "too many attributes",
      `<a ${Array.from({ length: 5_000 }, (_, at) => `b${at}=""`).join(" ")}/>`,
      "too_many_attributes",
    ],
    ["too deep a tree", "<a>".repeat(20_000), "too_deep"],
    ["too large a text", `<a>${"x".repeat(70_000)}</a>`, "too_large"],
    ["an unclosed type of document", `<!DOCTYPE a [${" ".repeat(60_000)}`, "not_well_formed"],
    ["an unclosed comment", `<a><!--${"-".repeat(60_000)}`, "not_well_formed"],
    ["a page of an error", "<html><body><p>Service indisponible<br></body></html>", "not_well_formed"],
    ["the start of an answer", "<a><b>", "not_well_formed"],
    ["two roots", "<a/><b/>", "not_well_formed"],
    ["an attribute twice", '<a b="1" b="2"/>', "not_well_formed"],
    ["nothing", "", "not_well_formed"],
    ["no XML", "hello", "not_well_formed"],
  ])("refuses %s, quickly", (_, text, reason) => {
    const before = process.threadCpuUsage();
    expect(readXml(text)).toEqual({ ok: false, error: { tag: "XmlRefused", reason } });
    // Its own work, whatever else the machine does: 100 ms at most.
    expect(process.threadCpuUsage(before).user).toBeLessThan(100_000);
  });

  it("lets nothing in by a prototype", () => {
    const read = readXml('<a __proto__="x" constructor="y"/>');
    expect(read.ok && [...read.value.attributes]).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });

  it("reads what holds the limits, by the same reader (negative control)", () => {
    expect(readXml(`<a b="${"x".repeat(4_096)}"/>`).ok).toBe(true);
    expect(readXml(`${"<a>".repeat(32)}${"</a>".repeat(32)}`).ok).toBe(true);
    expect(readXml("<a>x</a>", { size: 7 }).ok).toBe(false);
  });
});

describe("a document", () => {
  it("is read with its names, attributes and texts", () => {
    const read = readXml(
      '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<p:a xmlns:p="urn:a" xmlns="urn:b">\n <b V="1&amp;2"> x &lt;<![CDATA[ <y> ]]></b><c xmlns=""/>\n</p:a>',
    );
    expect(read).toEqual({
      ok: true,
      value: {
        name: "a",
        namespace: "urn:a",
        attributes: new Map(),
        text: "",
        children: [
          { name: "b", namespace: "urn:b", attributes: new Map([["V", "1&2"]]), children: [], text: "x < <y>" },
          { name: "c", namespace: "", attributes: new Map(), children: [], text: "" },
        ],
      },
    });
  });

  it("gives back any text that was escaped, but for what XML cannot hold", () => {
    fc.assert(
      fc.property(anyText, (characters) => {
        const text = String.fromCodePoint(...characters);
        const read = readXml(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`);
        expect(read.ok).toBe(true);
        if (!read.ok) return;
        const kept = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
        const lines = kept.replace(/\r\n?/g, "\n");
        expect(read.value.text).toBe(lines.trim());
        expect(read.value.attributes.get("b")).toBe(lines.replace(/[\t\n]/g, " "));
      }),
    );
  });
});
