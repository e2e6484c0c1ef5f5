import { describe, expect, it } from "vitest";
import { journalChanges, journalHeading } from "./journal.fr";

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

  it("names the school of a closing, and leaves out what it does not have", () => {
    const closing = { id: "1", label: "Grève", school_id: "s", activity_id: null, closed_by: "a", reopened_from: null };
    expect(journalChanges("closing", null, closing, new Map([["s", "École du Lac"]]))).toEqual([
      { column: "intitulé", before: null, after: "Grève" },
      { column: "école", before: null, after: "École du Lac" },
    ]);
    expect(
      journalChanges("closing", { reopened_from: null }, { reopened_from: "2026-12-03", reopened_by: "a" }),
    ).toEqual([{ column: "rouvert à partir du", before: "", after: "3 décembre 2026" }]);
  });

  it("says why a health sheet was read", () => {
    expect(journalChanges("health_sheet", null, { purpose: "Préparer les repas" })).toEqual([
      { column: "raison", before: null, after: "Préparer les repas" },
    ]);
  });

  it("says that an agent logged in, not that their password changed", () => {
    const login = { operation: "update", table: "local_credential" } as const;
    const [before, after] = [{ totp_last_step: "***" }, { totp_last_step: "***" }];
    expect(journalHeading({ ...login, before, after })).toBe("Connexion\u00a0: second facteur accepté");
    expect(journalChanges("local_credential", before, after)).toEqual([]);
    const changed = { password_hash: "***" };
    expect(journalHeading({ ...login, before: changed, after: changed })).toBe("Modification\u00a0: Mot de passe");
    const setUp = { totp_confirmed_at: "2026-11-28T08:00:00Z", totp_last_step: "***" };
    expect(journalHeading({ ...login, before: setUp, after: setUp })).toBe("Modification\u00a0: Mot de passe");
    expect(journalChanges("local_credential", setUp, setUp).map(({ column }) => column)).toEqual(["second facteur"]);
  });

  it("shows no id and no code of the machine", () => {
    const role = { rights: ["familles.lire"], settings: { a: 1 }, role_id: "0190a5a4-0000-7000-8000-000000000001" };
    const changes = journalChanges("agent_role", {}, role);
    expect(JSON.stringify(changes)).not.toMatch(/familles\.lire|0190a5a4|\{"a"/);
    expect(JSON.stringify(changes)).toContain("Chercher et lire les dossiers");
  });

  it("does not list every column of a new row", () => {
    expect(journalChanges("booking", null, { id: "1", city_id: "2", status: "booked" })).toEqual([]);
  });
});
