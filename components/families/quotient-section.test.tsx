import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { HouseholdView, QuotientView } from "@/server/families/domain/dossier";
import { QUOTIENT_FAILURES } from "@/server/families/domain/quotient-reading";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { QuotientSection } from "./QuotientSection";

const quotient = (id: string, euros: number, from: string): QuotientView => ({
  id,
  amount: cents(euros * 100),
  source: "caf",
  referenceMonth: localDate("2026-11-01"),
  validFrom: localDate(from),
  validTo: null,
});

function shown(quotients: readonly QuotientView[], props: Partial<Parameters<typeof QuotientSection>[0]> = {}): string {
  const household: HouseholdView = {
    address: { line: "", extra: "", postcode: "", town: "" },
    residence: "commune",
    moves: [],
    allocataireNumber: null,
    quotient: quotients[0] ?? null,
    quotients,
  };
  const html = renderToStaticMarkup(
    <QuotientSection base="/corbas" household={household} later={[]} offered={true} {...props} />,
  );
  return html.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");
}

describe("the quotient in the dossier", () => {
  it("explains before the prescribed button, a form that needs no script, with the other way beside it", () => {
    const html = shown([]);
    const [before = "", after = ""] = html.split("<form");
    expect(before).toContain("à la CAF ou à la MSA");
    expect(before).toContain("Nous ne les gardons pas");
    expect(after).toMatch(/^ action="\/corbas\/famille\/dossier\/quotient" method="post"/);
    expect(after).toContain('Récupérer ses données avec</span> <span class="fr-connect__brand">FranceConnect');
    expect(after).toContain('href="/corbas/famille/documents/deposer"');
  });

  it("offers nothing where the town or this adult may not", () => {
    expect(shown([], { offered: false })).not.toContain("FranceConnect");
  });

  it.each(QUOTIENT_FAILURES)("says of « %s » what happened, and leads to the attestation", (outcome) => {
    const html = shown([quotient("a", 742, "2026-11-27")], { outcome });
    expect(html).toContain('role="status"');
    expect(html).toMatch(/nvoyez-nous votre attestation/);
    expect(html).toContain("Le quotient de votre dossier n’est pas modifié");
    expect(html).toContain('href="/corbas/famille/documents/deposer"');
    expect(html).toContain("742,00 €");
  });

  it("keeps two of one day apart, and says from when the newest counts", () => {
    const later = [{ service: "Restauration scolaire", from: localDate("2026-12-01") }];
    const html = shown([quotient("b", 792, "2026-11-27"), quotient("a", 742, "2026-11-27")], { later, outcome: "lu" });
    expect(html).toContain("Votre quotient familial est à jour");
    expect(html).toContain("Restauration scolaire : à partir du 1er décembre 2026");
    expect(html).toContain("Quotients précédents");
    expect(html.match(/742,00 €/g)).toHaveLength(1);
  });
});
