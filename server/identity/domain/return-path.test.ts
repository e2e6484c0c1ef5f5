import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path";

describe("the page after a login (attack 13)", () => {
  it.each([
    "/famille",
    "/famille/reservations",
    "/famille/reservations?mois=2026-11",
    "/agents/familles",
    "/connexion/demande",
  ])("goes to %s", (path) => {
    expect(safeReturnPath(path, "/x")).toBe(path);
  });

  it.each([
    "",
    null,
    undefined,
    "https://evil.example/famille",
    "//evil.example/famille",
    "/\\evil.example",
    "\\\\evil.example",
    "/famille/../..//evil.example",
    "/famille/..//evil.example",
    "/famille/../tarifs",
    "/famille/%2e%2e/api/auth",
    "/famille%2f..%2fapi",
    "/famille/..%2fapi",
    "/famille/a%5Cb",
    "/famille//evil.example",
    "/familles",
    "/api/auth/signin",
    "javascript:alert(1)",
    "/famille\r\nSet-Cookie: a=b",
    "/famille#@evil",
    "/agents/connexion",
    "/connexion",
    "/",
    // The form of the login would not take it.
    `/famille/factures/payer?facture=${"0".repeat(500)}`,
  ])("does not go to %j", (path) => {
    expect(safeReturnPath(path, "/x")).toBe("/x");
  });

  it("would leave it by a plain URL (negative control)", () => {
    const plain = (asked: string) => new URL(asked, "https://ville.example/connexion").origin;
    for (const asked of ["https://evil.example/famille", "//evil.example/famille", "/\\evil.example"]) {
      expect(plain(asked)).toBe("https://evil.example");
    }
  });

  it("never leaves the site, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((tail) => `/famille/${tail}`),
        ),
        (asked) => {
          const target = new URL(safeReturnPath(asked, "/famille"), "https://ville.example");
          expect(target.origin).toBe("https://ville.example");
          expect(target.pathname).toMatch(/^\/(famille|agents|connexion)/);
        },
      ),
    );
  });
});
