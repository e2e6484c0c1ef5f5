import { describe, expect, it } from "vitest";
import { newReadableSecret } from "@/server/platform/ids";
import { CODE_GROUPS, mayBeInvited, normalCode } from "./activation";
import type { NamedPivot } from "./pivot";

const person = (over: Partial<NamedPivot> = {}): NamedPivot => ({
  birthName: "Petit",
  usageName: "Roy",
  firstNames: ["Camille", "Marie"],
  gender: "female",
  birthdate: "1985-04-12",
  birthplace: "69123",
  birthcountry: "99100",
  ...over,
});
const onFile = (over: Partial<NamedPivot> = {}) => person({ birthplace: "", birthcountry: "", gender: "", ...over });

describe("a code of the town (A4, attack 35)", () => {
  it("has at least 128 bits, and is read however it is typed", () => {
    const code = newReadableSecret(CODE_GROUPS);
    const bare = code.replaceAll("-", "");
    expect(bare).toHaveLength(28);
    expect(28 * Math.log2(32)).toBeGreaterThanOrEqual(128);
    for (const typed of [code, bare, code.toLowerCase(), code.replaceAll("-", " "), ` ${code}. `]) {
      expect(normalCode(typed)).toBe(bare);
    }
  });

  it.each(["", "K7QX", "K7QX-2MBF-W9TR-HNC4", "x".repeat(29)])("is not «\u00a0%s\u00a0»", (typed) => {
    expect(normalCode(typed)).toBeUndefined();
  });

  it.each([
    ["the same person", onFile(), true],
    ["without a birth on file", onFile({ birthdate: "" }), true],
    ["with a year on file", onFile({ birthdate: "1985" }), true],
    ["by the name of use", onFile({ birthName: "Roy", usageName: "" }), true],
    ["with one first name on file", onFile({ firstNames: ["Camille"] }), true],
    ["of another name", onFile({ birthName: "Durand", usageName: "" }), false],
    ["of another first name", onFile({ firstNames: ["Paul"] }), false],
    ["of another birth", onFile({ birthdate: "1985-04-13" }), false],
    ["of another year", onFile({ birthdate: "1960-04-12" }), false],
  ])("serves %s: %#", (_who, known, expected) => {
    expect(mayBeInvited(person(), known)).toBe(expected);
  });

  it("serves nobody whose birth FranceConnect does not know", () => {
    expect(mayBeInvited(person({ birthdate: "" }), onFile({ birthdate: "" }))).toBe(false);
  });
});
