import { describe, expect, it } from "vitest";
import { ADULT_ROLES, AUTHORITIES, FAMILY_RIGHTS, type FamilyRight } from "./membership";
import { priceSightOf, visibilityOf } from "./visibility";

const shown = (part: "household" | "health") =>
  ADULT_ROLES.flatMap((role) => AUTHORITIES.map((authority) => ({ role, authority })))
    .filter((adult) => visibilityOf(adult)[part])
    .map(({ role, authority }) => `${role} ${authority}`);

describe("what an adult of a dossier may see", () => {
  it("shows the household to the responsible adult and to parents with authority", () => {
    const household = ["responsable joint", "responsable sole", "responsable none", "parent joint", "parent sole"];
    expect(shown("household")).toEqual(household);
  });

  it("shows health sheets to holders of authority only", () => {
    expect(shown("health")).toEqual(["responsable joint", "responsable sole", "parent joint", "parent sole"]);
  });
});

/** Every role, authority and set of rights. */
const EVERY_ADULT = ADULT_ROLES.flatMap((role) =>
  AUTHORITIES.flatMap((authority) =>
    Array.from({ length: 2 ** FAMILY_RIGHTS.length }, (_, bits) => {
      const rights: readonly FamilyRight[] = FAMILY_RIGHTS.filter((_right, index) => bits & (1 << index));
      return { role, authority, rights };
    }),
  ),
);

describe("what an adult may know of prices (attack 37)", () => {
  it.each([
    ["the responsible adult", "responsable", "joint", ["view", "book", "edit", "pay"], "amounts calculation"],
    ["a parent with authority who may only look", "parent", "joint", ["view"], "amounts calculation"],
    ["a payer", "payeur", "none", ["view", "pay"], "amounts"],
    ["a parent without authority who pays", "parent", "none", ["view", "book", "pay"], "amounts"],
    ["a parent without authority who books", "parent", "none", ["view", "book"], ""],
    ["a relative who books", "proche", "none", ["view", "book"], ""],
    ["a relative", "proche", "none", ["view"], ""],
  ] as const)("%s", (_who, role, authority, rights, expected) => {
    const sight = priceSightOf({ role, authority, rights });
    expect([sight.amounts ? "amounts" : "", sight.calculation ? "calculation" : ""].filter(Boolean).join(" ")).toBe(
      expected,
    );
  });

  it("tells how a price is reached, which names the quotient, to nobody who does not hold the household", () => {
    for (const adult of EVERY_ADULT) expect(priceSightOf(adult).calculation).toBe(visibilityOf(adult).household);
  });

  it("tells amounts to the household and to who pays, and who knows the calculation knows the amounts", () => {
    for (const adult of EVERY_ADULT) {
      const { amounts, calculation } = priceSightOf(adult);
      expect(amounts).toBe(visibilityOf(adult).household || adult.rights.includes("pay"));
      expect(calculation && !amounts).toBe(false);
    }
  });
});
