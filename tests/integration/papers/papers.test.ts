import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Paper, PaperCell } from "@/server/platform/paper/paper";
import { paperPdf } from "@/server/platform/paper/pdf";
import { fontOf } from "@/server/platform/paper/pdf/fonts";
import { ADDRESS, PAGE } from "@/server/platform/paper/pdf/measures";
import { type City, townPaper } from "@/server/tenancy";
import { citySettingsSchema } from "@/server/tenancy/domain/city";
import { CERTIFICATE, INVOICE, LOOK, longInvoice } from "../../support/papers";
import { pdfUaProblems } from "./pdf-ua/pdf-ua-problems";
import { heard, placedWords, poppler } from "./poppler";

const ISSUED = Temporal.Instant.from("2026-12-03T08:00:00Z");
const print = (paper: Paper) => paperPdf(paper, LOOK, ISSUED);

/** Everything that can go wrong with a text: longer than any line, than any page, in letters that the typeface lacks. */
const HOSTILE = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(5);
const ENDLESS = "Un repas de trop, puis un autre. ".repeat(150);

function hostilePaper(): Paper {
  const cells: PaperCell[] = [{ text: HOSTILE, note: ENDLESS }, "9".repeat(60), "1\u202f234\u202f567,89\u00a0€"];
  return {
    ...INVOICE,
    title: `Facture & reçu <${HOSTILE}>`,
    subject: "R&D <i>",
    mention: HOSTILE,
    letterhead: {
      ...INVOICE.letterhead,
      issuer: HOSTILE,
      lines: Array(6).fill(HOSTILE),
      contact: Array(6).fill(ENDLESS),
    },
    recipient: [HOSTILE, "Иван Ivanović 💥", HOSTILE, "4", "5", "69960 Corbas"],
    references: Array.from({ length: 9 }, () => ({ label: HOSTILE, value: HOSTILE })),
    blocks: [
      { kind: "callout", title: HOSTILE, figure: "1\u202f234\u202f567\u202f890,12\u00a0€", lines: [ENDLESS] },
      {
        kind: "table",
        caption: HOSTILE,
        columns: [{ label: HOSTILE }, { label: HOSTILE, numeric: true }, { label: "Montant", numeric: true }],
        groups: [{ title: HOSTILE, rows: [cells, cells], total: { label: ENDLESS, values: [HOSTILE] } }],
        totals: [{ label: HOSTILE, values: ["1", HOSTILE] }],
      },
      { kind: "facts", facts: [{ label: HOSTILE, value: ENDLESS }] },
      { kind: "list", items: [ENDLESS, ""] },
      { kind: "signature", placeAndDate: HOSTILE, name: HOSTILE, quality: HOSTILE },
      { kind: "verification", code: HOSTILE, url: `https://ville.example/${HOSTILE}`, address: HOSTILE },
    ],
    legal: [ENDLESS],
  };
}

function city(theme: string): City {
  const settings = citySettingsSchema.parse({ contactPhone: "04\u00a000\u00a000\u00a000\u00a000" });
  const place = { inseeCodes: [], postcodes: [], department: "69", timezone: "Europe/Paris", schoolZone: "A" };
  return { id: "01", slug: theme, name: theme, theme, settings, ...place };
}

const PAPERS: readonly (readonly [name: string, paper: Paper, pages: number])[] = [
  ["an invoice", INVOICE, 1],
  ["a certificate", CERTIFICATE, 1],
  ["an invoice of two pages", longInvoice(4), 2],
  ["an invoice of twelve pages", longInvoice(76), 12],
];

describe.each(PAPERS)("%s", (_, paper, pages) => {
  it("is a tagged PDF 1.7 with its title, language and fonts", async () => {
    const pdf = await print(paper);
    const facts = poppler("pdfinfo", [], pdf);
    expect(facts).toMatch(/^Tagged: +yes$/m);
    expect(facts).toMatch(/^PDF version: +1\.7$/m);
    expect(facts).toMatch(/^Page size: .*\(A4\)$/m);
    expect(facts).toMatch(new RegExp(`^Title: +${paper.title}$`, "m"));
    expect(facts).toMatch(/^Author: +Ville de Corbas$/m);
    expect(facts).toMatch(new RegExp(`^Pages: +${pages}$`, "m"));
    const [, , ...fonts] = poppler("pdffonts", [], pdf).trimEnd().split("\n");
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    for (const font of fonts) expect(font).toMatch(/AtkinsonHyperlegibleNext.* yes yes yes +\d+ +0$/);
  });

  it("follows PDF/UA-1 as far as a machine can tell", async () => {
    expect(await pdfUaProblems(await print(paper))).toEqual([]);
  });

  it("is the same file each time", async () => {
    const [one, other] = [await print(paper), await print(paper)];
    expect(one.equals(other)).toBe(true);
    const later = await paperPdf(paper, LOOK, ISSUED.add({ seconds: 1 }));
    expect(later.equals(one)).toBe(false);
  });

  it("stays within its margins", async () => {
    for (const word of placedWords(await print(paper))) {
      expect(word).toSatisfy(({ left, right }) => left >= PAGE.left - 1 && right <= PAGE.right + 1);
    }
  });
});

describe("what is heard", () => {
  it.each([
    ["invoice", INVOICE],
    ["certificate", CERTIFICATE],
  ])("of the %s is in its order, with its headers and pictures", async (name, paper) => {
    const tree = poppler("pdfinfo", ["-struct-text"], await print(paper)).replace(/Object \d+ \d+/g, "Object");
    await expect(tree).toMatchFileSnapshot(`heard/${name}.txt`);
  });

  it("is every letter of the typeface, whatever was printed before", async () => {
    const names = ["regular", "regular-ext"] as const;
    const letters = names.flatMap((name) => fontOf(name).characterSet.filter((code) => code > 0xa0 && code < 0x2e00));
    // Accents alone join the letter before them.
    const text = letters.map((code) => String.fromCodePoint(code)).filter((letter) => !/[\p{M}\p{Z}]/u.test(letter));
    for (const kind of ["plain", "strong"] as const) {
      const all = text.join(" ");
      const paper: Paper = {
        ...CERTIFICATE,
        blocks: [{ kind: "paragraph", text: kind === "plain" ? all : [{ strong: all }] }],
      };
      const spoken = heard(await print(paper))
        .join(" ")
        .replace(/\s+/g, " ");
      expect(spoken).toContain(all);
    }
  });

  it("says “Duplicata” before the title, and shows it on every page (X5)", async () => {
    const pdf = await print(longInvoice(4));
    const words = heard(pdf);
    expect(words.indexOf("Duplicata")).toBe(words.indexOf("Facture de l’année 2026") - 1);
    const shown = placedWords(pdf).filter(({ text }) => text === "Duplicata");
    expect(shown.map(({ page }) => page)).toEqual([1, 2]);
  });
});

describe("a table over several pages", () => {
  it("has its headers on each page, and is heard once", async () => {
    const pdf = await print(longInvoice(76));
    const headers = placedWords(pdf).filter(({ text }) => text === "Prestation");
    expect(headers.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const spoken = heard(pdf);
    expect(spoken.filter((text) => text === "Prestation")).toHaveLength(1);
    expect(spoken.some((text) => text.includes("(suite)"))).toBe(false);
    expect(placedWords(pdf).some(({ text }) => text === "(suite)")).toBe(true);
  });
});

describe("the link to the check of a certificate", () => {
  it("is on the page where it is drawn, though others follow", async () => {
    const pdf = await print({ ...CERTIFICATE, legal: [ENDLESS, ENDLESS] });
    expect(poppler("pdfinfo", [], pdf)).toMatch(/^Pages: +2$/m);
    expect(await pdfUaProblems(pdf)).toEqual([]);
    expect(poppler("pdfinfo", ["-url"], pdf)).toMatch(
      /^ +1 +Annotation +https:\/\/familles\.corbas\.example\/verifier\//m,
    );
  });
});

describe("a certificate of two pages", () => {
  it("can be checked with any of them", async () => {
    const filler: Paper["blocks"] = [{ kind: "paragraph", text: ENDLESS }];
    const words = placedWords(await print({ ...CERTIFICATE, blocks: [...filler, ...CERTIFICATE.blocks] }));
    const last = Math.max(...words.map(({ page }) => page));
    expect(last).toBeGreaterThan(1);
    for (let page = 1; page <= last; page++) {
      const foot = words.filter((word) => word.page === page && word.top > PAGE.bottom).map(({ text }) => text);
      expect(foot.join(" ")).toContain("79EG-1ZW1-49Z9-02Y4-5RSC, à l’adresse familles.corbas.example/verifier");
    }
    expect(placedWords(await print(CERTIFICATE)).filter(({ text }) => text.startsWith("79EG-"))).toHaveLength(1);
  });
});

describe("the box that says how to check a certificate", () => {
  it("is never alone on a page, nor with the signature alone, however many lines come before (Y6)", async () => {
    let moved = 0;
    for (let count = 20; count <= 50; count++) {
      const items = Array.from({ length: count }, (_, index) => `Ligne ${index + 1}`);
      const words = placedWords(
        await print({ ...CERTIFICATE, blocks: [{ kind: "list", items }, ...CERTIFICATE.blocks.slice(2)] }),
      );
      const pageOf = (text: string) => words.find((word) => word.text === text && word.top < PAGE.bottom)?.page;
      expect([count, pageOf("Lefèvre")]).toEqual([count, pageOf("79EG-1ZW1-49Z9-02Y4-5RSC")]);
      const lines = words.filter(({ text, page }) => text === "Ligne" && page === pageOf("Lefèvre"));
      expect([count, lines.length > 0]).toEqual([count, true]);
      if (pageOf("Lefèvre") === 2 && lines.length === 1) moved += 1;
    }
    expect(moved).toBeGreaterThan(0);
  });

  it("goes with the whole of a short list and its title", async () => {
    const basis: Paper["blocks"] = [
      { kind: "heading", level: 2, text: "Fondement" },
      { kind: "list", items: ["Premier", "Second", "Dernier"] },
      ...CERTIFICATE.blocks.slice(2),
    ];
    const pages = new Set<string>();
    for (let count = 14; count <= 34; count++) {
      const items = Array.from({ length: count }, (_, index) => `Ligne ${index + 1}`);
      const words = placedWords(await print({ ...CERTIFICATE, blocks: [{ kind: "list", items }, ...basis] }));
      const parts = ["Fondement", "Premier", "Dernier", "79EG-1ZW1-49Z9-02Y4-5RSC"];
      const on = parts.map((part) => words.find(({ text, top }) => text === part && top < PAGE.bottom)?.page);
      pages.add(on.join());
    }
    expect([...pages].sort()).toEqual(["1,1,1,1", "2,2,2,2"]);
  });
});

describe("the number of a paper", () => {
  const LONGEST = "PERISC-R-2026-000224";
  it.each([
    ["sent to somebody", INVOICE.recipient],
    ["kept by its reader", []],
  ])("is on one line when it is %s", async (_, recipient) => {
    const references = [
      { label: "Reçu n°", value: LONGEST },
      { label: "Corrige la facture", value: LONGEST },
    ];
    const words = placedWords(await print({ ...INVOICE, recipient, references }));
    expect(words.filter(({ text }) => text === LONGEST)).toHaveLength(2);
  });
});

describe("the address", () => {
  it("is all that the window of an envelope can show (NF Z 10-011)", async () => {
    const address = ["Madame Marie-Christine Lefèvre-Beauchamp", "Résidence les Platanes", "Bâtiment C, escalier 2"];
    const recipient = [...address, "148 avenue du Général de Gaulle", "BP 1234", "69960 Corbas Cedex"];
    const words = placedWords(await print({ ...INVOICE, recipient })).filter(({ page }) => page === 1);
    const { cleared, left, width, top, height } = ADDRESS;
    const seen = words.filter(
      (word) => word.right > cleared.left && word.bottom > cleared.top && word.top < cleared.bottom,
    );
    expect(seen.map(({ text }) => text).join(" ")).toBe(recipient.join(" "));
    for (const word of seen) {
      expect(word).toSatisfy(() => word.left >= left - 1 && word.right <= left + width + 1);
      expect(word).toSatisfy(() => word.top >= top - 2 && word.bottom <= top + height + 2);
    }
  });
});

describe.each(["corbas", "rive-de-gier", "saint-chamond", "ville-sans-theme"])("the papers of %s", (theme) => {
  it("have its colours, its logo and its letterhead, and can be heard", async () => {
    const { letterhead, look } = townPaper(city(theme));
    const pdf = await paperPdf({ ...CERTIFICATE, letterhead }, look, ISSUED);
    expect(await pdfUaProblems(pdf)).toEqual([]);
    expect(heard(pdf)[0]).toBe(letterhead.issuer);
  });
});

describe("a paper of the worst texts there are", () => {
  it("is still whole, tagged, and inside its pages", async () => {
    const pdf = await print(hostilePaper());
    expect(await pdfUaProblems(pdf)).toEqual([]);
    const words = placedWords(pdf);
    expect(Math.max(...words.map(({ page }) => page))).toBeGreaterThan(10);
    for (const word of words) {
      expect(word).toSatisfy(() => word.left >= PAGE.left - 1 && word.right <= PAGE.right + 1);
      expect(word).toSatisfy(() => word.top >= 0 && word.bottom <= PAGE.height);
    }
  });

  it("is refused when it would be wrong", async () => {
    const jump: Paper = { ...CERTIFICATE, blocks: [{ kind: "heading", level: 3, text: "Détail" }] };
    await expect(print(jump)).rejects.toThrow('The heading "Détail" jumps a level');
  });
});
