import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, contentDigest, type JsonValue } from "./content-digest";

const content = {
  kind: "attestation-de-paiement",
  child: "Léa Martin",
  amounts: [{ month: "2026-11", cents: 8420 }],
  year: 2026,
  paid: true,
  note: null,
} satisfies JsonValue;

/** The same values, each object written with its keys the other way round. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}

describe("the digest of what a certificate says", () => {
  it("is SHA-256 of canonical JSON", () => {
    expect(canonicalJson(content)).toBe(
      '{"amounts":[{"cents":8420,"month":"2026-11"}],"child":"Léa Martin","kind":"attestation-de-paiement","note":null,"paid":true,"year":2026}',
    );
    expect(contentDigest(content)).toMatch(/^[0-9a-f]{64}$/);
    expect(contentDigest({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  });

  it("follows the example of RFC 8785", () => {
    const example = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("does not depend on the order of keys, and reads back as the same content", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (any) => {
        const value = JSON.parse(JSON.stringify(any)) as JsonValue;
        expect(contentDigest(reversed(value))).toBe(contentDigest(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it("changes with one character, a figure, an order that means something", () => {
    const digest = contentDigest(content);
    expect(contentDigest({ ...content, child: "Lea Martin" })).not.toBe(digest);
    expect(contentDigest({ ...content, year: 2027 })).not.toBe(digest);
    expect(contentDigest({ ...content, note: "" })).not.toBe(digest);
    expect(contentDigest(["a", "b"])).not.toBe(contentDigest(["b", "a"]));
  });

  it("refuses what JSON cannot say", () => {
    expect(() => contentDigest({ cents: Number.NaN })).toThrow(RangeError);
    expect(() => contentDigest([Number.POSITIVE_INFINITY])).toThrow(RangeError);
  });
});
