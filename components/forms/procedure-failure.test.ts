import { describe, expect, it } from "vitest";
import { failureOfCall } from "./procedure-failure";

describe("a procedure refused in the browser", () => {
  it("puts a domain error on the field that it is about", () => {
    const error = { data: { code: "UNPROCESSABLE_CONTENT", domain: { text: "Déjà utilisée.", field: "email" } } };
    expect(failureOfCall(error)).toEqual({ fieldErrors: { email: ["Déjà utilisée."] }, formErrors: [] });
  });

  it("tells a lost network from a fault of ours", () => {
    expect(failureOfCall(new TypeError("fetch failed")).formErrors[0]).toContain("Vérifiez votre connexion");
    const ours = failureOfCall({ data: { code: "INTERNAL_SERVER_ERROR", reference: "AB12" } });
    expect(ours.formErrors[0]).toContain("Référence\u00a0: AB12");
  });
});
