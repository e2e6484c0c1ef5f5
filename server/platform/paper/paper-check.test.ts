import { describe, expect, it } from "vitest";
import { CERTIFICATE, INVOICE } from "@/tests/support/papers";
import type { Paper, PaperBlock, PaperTable } from "./paper";
import { paperProblems } from "./paper-check";

const table: PaperTable = {
  kind: "table",
  caption: "Repas",
  columns: [{ label: "Mois" }, { label: "Repas", numeric: true }],
  groups: [{ title: null, rows: [["novembre 2026", "12"]], total: null }],
  totals: [],
};

function withBlocks(...blocks: PaperBlock[]): Paper {
  return { ...CERTIFICATE, blocks };
}

describe("a paper", () => {
  it("is right when it is an invoice or a certificate as we make them", () => {
    expect(paperProblems(INVOICE)).toEqual([]);
    expect(paperProblems(CERTIFICATE)).toEqual([]);
    expect(paperProblems(withBlocks(table))).toEqual([]);
  });

  const wrong: readonly (readonly [string, Paper, string])[] = [
    ["has no title", { ...CERTIFICATE, title: " " }, "The title is empty"],
    ["has no subject", { ...CERTIFICATE, subject: "" }, "The subject is empty"],
    [
      "comes from nobody",
      { ...CERTIFICATE, letterhead: { ...CERTIFICATE.letterhead, issuer: "" } },
      "The letterhead names nobody",
    ],
    [
      "has a logo that nothing says in words",
      { ...CERTIFICATE, letterhead: { ...CERTIFICATE.letterhead, logo: { url: "/l.svg", alternative: "" } } },
      "The logo has no alternative",
    ],
    [
      "has an address that no envelope shows",
      { ...CERTIFICATE, recipient: ["1", "2", "3", "4", "5", "6", "7"] },
      "The address has 7 lines, 6 fit",
    ],
    [
      "jumps a level of headings",
      withBlocks({ kind: "heading", level: 3, text: "Détail" }),
      'The heading "Détail" jumps a level',
    ],
    ["has an empty heading", withBlocks({ kind: "heading", level: 2, text: " " }), "A heading is empty"],
    ["has an empty list", withBlocks({ kind: "list", items: [] }), "A list is empty"],
    ["has an empty list of facts", withBlocks({ kind: "facts", facts: [] }), "A list of facts is empty"],
    [
      "has a code QR that leads nowhere",
      withBlocks({ kind: "verification", code: "7", url: "ville.example/verifier", address: "ville.example" }),
      '"ville.example/verifier" is no whole address',
    ],
    ["has a table without caption", withBlocks({ ...table, caption: "" }), "A table has no caption"],
    [
      "has a column without header",
      withBlocks({ ...table, columns: [{ label: "" }, { label: "Repas" }] }),
      'The table "Repas" has a column without header',
    ],
    [
      "has a row of another length",
      withBlocks({ ...table, groups: [{ title: null, rows: [["novembre"]], total: null }] }),
      'The table "Repas" has a row of another length',
    ],
    ["has a table without row", withBlocks({ ...table, groups: [] }), 'The table "Repas" has no row'],
    [
      "has a total without room for its label",
      withBlocks({ ...table, totals: [{ label: "Total", values: ["1", "2"] }] }),
      'The table "Repas" has a total of another length',
    ],
  ];

  it.each(wrong)("is wrong when it %s", (_, paper, problem) => {
    expect(paperProblems(paper)).toEqual([problem]);
  });

  it("may go back from a third level to a second", () => {
    const headings = [2, 3, 3, 2].map(
      (level): PaperBlock => ({ kind: "heading", level: level === 2 ? 2 : 3, text: "a" }),
    );
    expect(paperProblems(withBlocks(...headings))).toEqual([]);
  });
});
