import { describe, expect, it } from "vitest";
import { agreeSharesSchema } from "./agreement-schemas";

const [A, B, C] = ["a", "b", "c"].map((letter) => `018f0000-0000-7000-8000-00000000000${letter}`);
const form = { familyId: A, childId: B, version: "v", firstDay: "01/09/2026", household1: A, household2: B };

describe("the form of an agreement", () => {
  it.each([
    ["60", "40", 6_000, 4_000],
    ["33,33", "66,67\u00a0%", 3_333, 6_667],
    ["33.3", "66,7", 3_330, 6_670],
    ["100 %", "0", 10_000, 0],
  ])("takes %s and %s", (share1, share2, first, second) => {
    expect(agreeSharesSchema.parse({ ...form, share1, share2 }).shares).toEqual([
      { familyId: A, share: first },
      { familyId: B, share: second },
    ]);
  });

  it.each([
    ["60", "30", "share2", "Ces parts font 90\u00a0% en tout. Écrivez des parts qui font 100\u00a0%."],
    ["33,33", "66,66", "share2", "Ces parts font 99,99\u00a0% en tout. Écrivez des parts qui font 100\u00a0%."],
    ["33,333", "66,667", "share1", "deux décimales au plus"],
    ["-10", "110", "share1", "de 0 à 100"],
    ["0", "101", "share2", "de 0 à 100"],
    ["", "100", "share1", "0 s’il ne paie rien"],
    ["moitié", "50", "share1", "de 0 à 100"],
  ])("refuses %s and %s, beside the field", (share1, share2, field, words) => {
    const { error } = agreeSharesSchema.safeParse({ ...form, share1, share2 });
    const message = error?.issues.find(({ path }) => path[0] === field)?.message;
    expect(message).toContain(words);
  });

  it("adds up as many households as it shows", () => {
    const third = { share1: "33,33", share2: "33,33", household3: C, share3: "33,34" };
    expect(agreeSharesSchema.parse({ ...form, ...third }).shares).toHaveLength(3);
    expect(agreeSharesSchema.safeParse({ ...form, ...third, share3: "33,33" }).error?.issues[0]?.path).toEqual([
      "share3",
    ]);
  });
});
