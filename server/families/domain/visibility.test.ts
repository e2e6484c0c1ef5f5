import { describe, expect, it } from "vitest";
import { ADULT_ROLES, AUTHORITIES } from "./membership";
import { visibilityOf } from "./visibility";

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
