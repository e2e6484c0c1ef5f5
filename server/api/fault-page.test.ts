import { describe, expect, it } from "vitest";
import { faultPage, heavyPage } from "./fault-page";

const REFERENCE = "01990000-0000-7000-8000-000000000001";
const fault = (over: Partial<Parameters<typeof faultPage>[0]> = {}) =>
  faultPage({ base: "/corbas", nonce: "n0nce", reference: REFERENCE, page: "/corbas/famille?mois=2026-12", ...over });

describe("the page of a fault of ours", () => {
  it("says what happened, what to do, with a reference and the way back, and needs nothing else", () => {
    const html = fault();
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain("Une erreur est survenue de notre côté");
    expect(html).toContain(`Référence&nbsp;: ${REFERENCE}`);
    expect(html).toContain('href="/corbas/famille?mois=2026-12"');
    expect(html).not.toMatch(/<script|<link|src=/);
  });

  it.each([
    "https://ailleurs.example/",
    "//ailleurs.example/",
    "/\\ailleurs.example",
    "javascript:alert(1)",
    '/"><script>alert(1)</script>',
    "",
    null,
  ])("leads to the town’s home rather than to %s", (page) => {
    const links = [...fault({ page }).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(["/corbas", "/corbas"]);
  });

  it.each(["<script>alert(1)</script>", "Appelez le 0899", "", null])(
    "does not show %s as a reference",
    (reference) => {
      const html = fault({ reference });
      expect(html).not.toContain("Référence&nbsp;");
      expect(html).not.toContain("<script>");
      expect(html).not.toContain("0899");
    },
  );

  it("of a form that is too heavy says that it is not saved, and leads back to the form", () => {
    const html = heavyPage({ base: "/corbas", nonce: "n0nce", page: "/corbas/famille/documents/deposer" });
    expect(html).toContain("Rien n’a été enregistré");
    expect(html).toContain('href="/corbas/famille/documents/deposer"');
    expect(html).not.toMatch(/Référence|<script|<link|src=/);
  });
});
