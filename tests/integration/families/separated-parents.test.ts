import { beforeAll, describe, expect, it } from "vitest";
import { ensureCityKey } from "@/server/platform/crypto";
import { makeAgent } from "../../support/factory";
import { CANARIES, callerOf, canariesIn, makeAdult, makeTwoHouseholds, type TwoHouseholds } from "./households";

let two: TwoHouseholds;

/** Every read of the parents' space about the dossier. */
async function everything(sessionId: string) {
  const { families } = callerOf(two.city, sessionId);
  return {
    shell: await families.shell(),
    dossier: await families.dossier(),
    children: await families.children(),
    history: await families.history(),
    form: await families.changes.form(),
    changes: await families.changes.list(),
    contacts: await families.contacts.form({ childId: two.childId }),
    health: await families.health.read({ childId: two.childId }),
  };
}

beforeAll(async () => {
  two = await makeTwoHouseholds();
  await ensureCityKey(two.city.id);
  // The other parent is active: all that leaves lines in a history.
  const other = callerOf(two.city, two.theirs.sessionId).families;
  const { me } = await other.changes.form();
  await other.changes.askPerson({
    ...{ usageName: "nom-canari", phone: "0688776655", email: "canari@cache.example" },
    ...{ shownUsageName: me.usageName, shownPhone: me.phone, shownEmail: me.email },
  });
  const { line = "", extra = "", postcode = "", town = "" } = (await other.household())?.address ?? {};
  await other.changes.askAddress({
    ...{ line: "10 rue-Canari-secret", postcode: "38250", town: "Villard-Canari" },
    ...{ shownLine: line, shownExtra: extra, shownPostcode: postcode, shownTown: town },
  });
  await other.chooseDiet({ childId: two.childId, diet: "sans_viande" });
  await other.health.save({ childId: two.childId, version: "", allergies: "Arachide" });
  const agent = await makeAgent(two.city.id, ["demandes.traiter", "familles.lire"]);
  const { staff } = callerOf(two.city, agent.sessionId).families;
  for (const { id } of await staff.pendingChanges()) await staff.acceptChange({ requestId: id });
});

describe("separated parents (attack 37)", () => {
  it("does not let one parent learn a byte of the other household", async () => {
    const mine = await everything(two.mine.sessionId);
    expect(canariesIn(mine)).toEqual([]);
    expect(JSON.stringify(mine)).not.toContain(two.theirs.familyId);
    expect(JSON.stringify(mine)).not.toContain(two.theirs.personId);
    expect(JSON.stringify(mine)).not.toContain(two.theirs.accountId);
  });

  it("shows both parents what concerns the child", async () => {
    const mine = await everything(two.mine.sessionId);
    expect(mine.dossier.children).toMatchObject([
      { firstName: "Lou", diet: "sans_viande", custody: { kind: "alternating", weeks: "odd" }, contacts: [] },
    ]);
    expect(mine.health.sheet.allergies).toBe("Arachide");
    const diet = mine.history.find(({ details }) => details.some(({ label }) => label === "Repas"));
    expect(diet).toMatchObject({ who: "Un autre responsable de l’enfant", what: "Enfant (Lou)\u00a0: modification" });
  });

  it("would find the canaries where they may be seen (negative control)", async () => {
    const seen = canariesIn(await everything(two.theirs.sessionId));
    expect(seen).toContain("rue-Canari-secret");
    expect(seen).toContain("compagnon-canari");
    expect(seen).toContain("98765");
    expect(CANARIES.length).toBeGreaterThan(10);
  });

  it.each([
    ["a payer", { role: "payeur", can_book: false, can_edit: false }],
    ["a relative", { role: "proche", can_book: false, can_edit: false, can_pay: false }],
    ["a parent without authority", { role: "parent", authority: "none", can_book: false, can_edit: false }],
  ])("keeps the household from %s of the same dossier", async (_who, role) => {
    const adult = await makeAdult(two.city.id, two.theirs.familyId, role);
    const { families } = callerOf(two.city, adult.sessionId);
    const dossier = await families.dossier();
    const rest = [await families.history(), await families.changes.list(), await families.children()];
    // The dossier's name and its adults' names are what it is called by; nothing else may show.
    const named = JSON.stringify([dossier, rest, await families.changes.form()]).replaceAll("nom-canari", "");
    expect(canariesIn(named)).toEqual([]);
    expect(dossier).toMatchObject({ household: null, canSeeHealth: false, canEdit: false });
    expect(dossier.children).toMatchObject([{ firstName: "Lou", birthdate: null, custody: null, contacts: null }]);
    await expect(families.household()).rejects.toMatchObject({ code: "FORBIDDEN", message: "RightMissing" });
    await expect(families.health.read({ childId: two.childId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("does not tell an adult the telephone of another adult of the same dossier", async () => {
    const adult = await makeAdult(two.city.id, two.theirs.familyId, { role: "parent" });
    const { families } = callerOf(two.city, adult.sessionId);
    const seen = canariesIn([await families.dossier(), await families.history(), await families.changes.list()]);
    expect(seen).toContain("rue-Canari-secret");
    expect(seen).not.toContain("0799887766");
    expect(seen).not.toContain("07 99 88 77 66");
    expect(seen).not.toContain("canari@cache.example");
  });
});
