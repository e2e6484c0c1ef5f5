import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition } from "./content-disposition";

describe("the name of a file that is given back", () => {
  it("goes into one header, whatever its letters (RFC 5987)", () => {
    expect(contentDisposition("été (1)'s.pdf")).toBe(
      "attachment; filename=\"ete _1__s.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9%20%281%29%27s.pdf",
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (given) => {
        expect(contentDisposition(given)).toMatch(/^attachment; filename="[\w.\- ]*"; filename\*=UTF-8''[\w.\-~%]*$/);
      }),
    );
  });
});
