import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "./history-line";
import { familyHistoryLine } from "./history-line.fr";

const names = {
  actors: new Map([["account:1", "Vous"]]),
  rows: new Map([
    ["child-1", "Lou"],
    ["school-2", "École du Lac"],
  ]),
};
const entry = (over: Partial<HistoryEntry>): HistoryEntry => ({
  id: "1",
  at: "2026-11-23T08:00:00Z",
  actor: "account:1",
  operation: "update",
  table: "child",
  rowId: "child-1",
  before: null,
  after: null,
  ...over,
});

describe("the history in plain words", () => {
  it("says who, what, before and after", () => {
    const change = entry({
      before: { diet: "standard", school_id: null },
      after: { diet: "sans_viande", school_id: "school-2" },
    });
    expect(familyHistoryLine(change, names)).toEqual({
      id: "1",
      at: "2026-11-23T08:00:00Z",
      who: "Vous",
      what: "Enfant (Lou)\u00a0: modification",
      details: [
        { label: "École", before: "", after: "École du Lac" },
        { label: "Repas", before: "Repas habituel", after: "Repas sans viande" },
      ],
    });
  });

  it("says a first day before a last one, as the fields are listed", () => {
    const days = { last_day: "2026-12-11", first_day: "2026-12-07" };
    const line = familyHistoryLine(entry({ operation: "insert", table: "enrolment", after: days }), names);
    expect(line?.details.map(({ label }) => label)).toEqual(["Premier jour", "Dernier jour"]);
  });

  it("never shows a family an internal field or an unknown table", () => {
    const internal = { search_text: "x", pivot_key: "k", constructor: "c", storage_key: "s" };
    expect(familyHistoryLine(entry({ table: "person", before: internal, after: internal }), names)).toBeUndefined();
    expect(familyHistoryLine(entry({ table: "local_credential", after: { login: "ana" } }), names)).toBeUndefined();
  });

  it("tells that a health sheet was read and why, never what it holds", () => {
    const reading = entry({ table: "health_sheet", operation: "read", actor: "worker", after: { purpose: "x" } });
    expect(familyHistoryLine(reading, names)).toMatchObject({
      who: "Le service en ligne",
      what: "Fiche sanitaire (Lou)\u00a0: consultation",
      details: [{ label: "Raison", before: null, after: "x" }],
    });
  });

  it("names nobody for a place that was accepted by the link of a mail", () => {
    const answer = entry({
      table: "enrolment",
      operation: "insert",
      actor: "offer-link:1",
      after: { child_id: "child-1" },
    });
    expect(familyHistoryLine(answer, names)?.who).toBe("Le lien d’une place proposée par e-mail");
  });
});
