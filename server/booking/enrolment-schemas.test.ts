import { describe, expect, it } from "vitest";
import { acceptEnrolmentSchema } from "./enrolment-schemas";

const sent = { requestId: "019ac8a0-0000-7000-8000-000000000001", to: "18/12/2026" };
const refusals = (form: object) =>
  acceptEnrolmentSchema.safeParse(form).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

describe("the period that staff accept", () => {
  it("has a first day: one that is emptied is told next to its field", () => {
    for (const from of ["", "  "]) {
      expect(refusals({ ...sent, from })).toEqual([["from", "Écrivez le premier jour de l’inscription."]]);
    }
    expect(refusals({ ...sent, from: "01/12/2026" })).toEqual([]);
  });

  it("has none where the form has no such field: an enrolment that ends", () => {
    expect(refusals(sent)).toEqual([]);
  });
});
