import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { Paper } from "@/components/papers/Paper";
import type { Paper as PaperContent } from "@/server/platform/paper/paper";
import { paperPdf } from "@/server/platform/paper/pdf";
import { CERTIFICATE, INVOICE, LOOK, longInvoice } from "../../support/papers";
import { heard } from "./poppler";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

/** The words of a page in the order of its source; spaces, which the two write differently, left out. */
function wordsOfPage(html: string): string {
  const text = html.replace(/<[^>]*>/g, "").replace(/&(#x27|\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return text.replace(/\s/g, "");
}

async function wordsOfPdf(paper: PaperContent): Promise<string> {
  const pdf = await paperPdf(paper, LOOK, Temporal.Instant.from("2026-12-03T08:00:00Z"));
  return heard(pdf).join("").replace(/\s/g, "").replaceAll("•", "");
}

const PAPERS: readonly (readonly [string, PaperContent])[] = [
  ["an invoice", INVOICE],
  ["a long invoice", longInvoice(12)],
  ["a certificate", CERTIFICATE],
  ["a duplicate without address", { ...INVOICE, recipient: [], references: [], mention: "Duplicata" }],
];

describe("the page and the PDF of a paper (RGAA 13.3)", () => {
  it.each(PAPERS)("say the same, word for word, in the same order: %s", async (_, paper) => {
    const page = renderToStaticMarkup(createElement(Paper, { paper }));
    expect(wordsOfPage(page)).toBe(await wordsOfPdf(paper));
  });

  it("would be found different if one left something out", async () => {
    const page = renderToStaticMarkup(createElement(Paper, { paper: { ...INVOICE, legal: [] } }));
    expect(wordsOfPage(page)).not.toBe(await wordsOfPdf(INVOICE));
  });
});
