import { describe, expect, it } from "vitest";
import { isTownNamed } from "./town-search";

const saintChamond = { name: "Saint-Chamond", postcodes: ["42400"] };

describe("isTownNamed", () => {
  it.each([
    "saint-chamond",
    "Saint Chamond",
    "st chamond",
    "St-Chamond",
    "CHAMOND",
    "chamo",
    "42400",
    "424",
    "42 400",
    "",
  ])("finds Saint-Chamond by %j", (typed) => {
    expect(isTownNamed(saintChamond, typed)).toBe(true);
  });

  it.each(["corbas", "69960", "2400", "chamonix"])("does not find it by %j", (typed) => {
    expect(isTownNamed(saintChamond, typed)).toBe(false);
  });

  it("reads names without their accents", () => {
    expect(isTownNamed({ name: "Vénissieux", postcodes: ["69200"] }, "venissieux")).toBe(true);
  });
});
