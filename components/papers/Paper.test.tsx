import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CERTIFICATE, INVOICE } from "@/tests/support/papers";
import { Paper } from "./Paper";

const invoice = renderToStaticMarkup(<Paper paper={INVOICE} />);
const certificate = renderToStaticMarkup(<Paper paper={CERTIFICATE} />);

describe("the page of a paper", () => {
  it("has one main heading, then those of its parts", () => {
    expect([...invoice.matchAll(/<(h\d)[^>]*>(.*?)<\/h\d>/g)].map(([, level, text]) => [level, text])).toEqual([
      ["h1", "Facture de novembre 2026"],
      ["h2", "Pour payer autrement"],
    ]);
  });

  it("names the table and says which headers each cell has (RGAA 5.4, 5.7)", () => {
    expect(invoice).toContain("<caption>Ce que vous devez pour novembre 2026</caption>");
    const ids = [...invoice.matchAll(/<th[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const cells = [...invoice.matchAll(/<td[^>]*>/g)].map(([cell]) => / headers="([^"]+)"/.exec(cell)?.[1]?.split(" "));
    expect(cells.length).toBeGreaterThan(10);
    for (const headers of cells) {
      expect(headers?.length).toBeGreaterThanOrEqual(2);
      for (const header of headers ?? []) expect(ids).toContain(header);
    }
  });

  it("needs no headers by name where scopes are enough", () => {
    const html = renderToStaticMarkup(
      <Paper
        paper={{
          ...CERTIFICATE,
          blocks: [
            {
              kind: "table",
              caption: "Repas",
              columns: [{ label: "Mois" }, { label: "Repas", numeric: true }],
              groups: [{ title: null, rows: [["novembre 2026", "12"]], total: null }],
              totals: [],
            },
          ],
        }}
      />,
    );
    expect(html).toContain('<th scope="col">Mois</th>');
    expect(html).toContain('<th scope="row">novembre 2026</th><td class="preau-table__number">12</td>');
    expect(html).not.toMatch(/ headers=| id=/);
  });

  it("says its pictures in words, and leads to the check of the paper", () => {
    expect(certificate).toContain('alt="Logo de la ville de Corbas"');
    expect(certificate).toContain('aria-label="Code QR qui mène à l’adresse familles.corbas.example/verifier"');
    expect(certificate).toContain('<a href="https://familles.corbas.example/verifier/79EG1ZW149Z902Y45RSC">');
  });

  it("parts the lines of an address for whoever does not see them", () => {
    expect(invoice).toContain("<span>Madame Camille Roy </span><span>Appartement 12, escalier B </span>");
  });

  it("keeps the number of a paper on one line, and lets a sentence go on", () => {
    const facts = [
      { label: "Reçu n°", value: "PERISC-R-2026-000224" },
      { label: "Payé par", value: "Camille Roy" },
    ];
    const html = renderToStaticMarkup(<Paper paper={{ ...CERTIFICATE, references: facts }} />);
    expect(html).toContain('<dd class="preau-paper__reference">PERISC-R-2026-000224</dd>');
    expect(html).toContain("<dd>Camille Roy</dd>");
  });

  it("keeps the emphasis, and writes nothing as code", () => {
    expect(certificate).toContain("l’enfant <strong>Léa Roy</strong>, née");
    const hostile = renderToStaticMarkup(<Paper paper={{ ...CERTIFICATE, title: "<script>alert(1)</script>" }} />);
    expect(hostile).not.toContain("<script>");
  });
});
