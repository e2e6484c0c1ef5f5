import { describe, expect, it } from "vitest";
import { journalChanges } from "./journal.fr";

describe("what the journal says of a change (W3)", () => {
  it("names the columns of people's data, without their values", () => {
    const changes = journalChanges("person", { phone: "0611111111" }, { phone: "0622222222" });
    expect(changes).toEqual([{ column: "téléphone", before: null, after: null }]);
    expect(JSON.stringify(changes)).not.toContain("0611111111");
  });

  it("says the values of the town's settings", () => {
    expect(journalChanges("slot", { capacity: 20 }, { capacity: 24 })).toEqual([
      { column: "nombre de places", before: "20", after: "24" },
    ]);
    const wanted = journalChanges(
      "slot",
      { capacity: 20, capacity_target: null },
      { capacity: 18, capacity_target: 12 },
    );
    expect(wanted[1]).toEqual({ column: "nombre de places voulu", before: "", after: "12" });
    expect(journalChanges("slot", { capacity: 18, taken: "***" }, { capacity: 17, taken: "***" })).toHaveLength(1);
  });

  it("says why a health sheet was read", () => {
    expect(journalChanges("health_sheet", null, { purpose: "Préparer les repas" })).toEqual([
      { column: "raison", before: null, after: "Préparer les repas" },
    ]);
  });

  it("does not list every column of a new row", () => {
    expect(journalChanges("booking", null, { id: "1", city_id: "2", status: "booked" })).toEqual([]);
  });
});
