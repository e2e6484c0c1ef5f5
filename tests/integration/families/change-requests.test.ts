import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { callerOf, makeAdult } from "./households";

invariantsHoldAfterEach();

let city: { id: string; slug: string };
let elsewhere: { id: string; slug: string };
let quick: { id: string; slug: string };
let agent: { accountId: string; sessionId: string };
let family: TestFamily;

const changes = (sessionId = family.sessionId) => callerOf(city, sessionId).families.changes;
const staff = () => callerOf(city, agent.sessionId).families.staff;
const address = { line: "2 place du Four", extra: "", postcode: "69960", town: "Corbas" };
const shown = { shownUsageName: "", shownPhone: "0611111111", shownEmail: "avant@exemple.fr" };
const shownAddress = { shownLine: "1 rue du Lac", shownExtra: "", shownPostcode: "69960", shownTown: "Corbas" };
const tagged = (tag: string, rest = {}) => ({ cause: { detail: { tag, ...rest } } });

async function personRow() {
  const { rows } = await owner().query("SELECT usage_name, phone, email FROM person WHERE id = $1", [family.personId]);
  return rows[0];
}

async function mailsOf(familyId: string) {
  const { rows } = await owner().query("SELECT kind, to_address, text FROM mail WHERE family_id = $1 ORDER BY kind", [
    familyId,
  ]);
  return rows;
}

beforeAll(async () => {
  city = await makeCity({ settings: { appliedAtOnce: ["phone"] } });
  elsewhere = await makeCity();
  quick = await makeCity({ settings: { appliedAtOnce: ["email"] } });
  agent = await makeAgent(city.id, ["demandes.traiter"]);
});

beforeEach(async () => {
  family = await makeFamily(city.id, { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" });
  await owner().query("UPDATE person SET phone = '0611111111', email = 'avant@exemple.fr' WHERE id = $1", [
    family.personId,
  ]);
});

describe("a parent asks for a change (D13)", () => {
  it("applies at once what the town lets through, and makes the rest wait", async () => {
    const wanted = { ...shown, usageName: "Roy", phone: "07 22 22 22 22", email: "apres@exemple.fr" };
    const outcome = await changes().askPerson(wanted);
    expect(outcome.appliedRequestId && outcome.pendingRequestId).not.toBeNull();
    expect(await personRow()).toEqual({ usage_name: "", phone: "0722222222", email: "avant@exemple.fr" });
    expect(
      (await changes().list()).map(({ status, appliedAtOnce, lines }) => [
        status,
        appliedAtOnce,
        lines.map(({ field }) => field),
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["accepted", true, ["phone"]],
        ["pending", false, ["usageName", "email"]],
      ]),
    );
    expect((await changes().form()).pending.sort()).toEqual(["email", "usageName"]);
  });

  it("shows before and after in words", async () => {
    await changes().askAddress({ ...address, ...shownAddress });
    const [request] = await changes().list();
    expect(request?.lines).toEqual([
      {
        field: "address",
        label: "Adresse postale",
        before: "1 rue du Lac, 69960 Corbas",
        after: "2 place du Four, 69960 Corbas",
      },
    ]);
  });

  it("refuses a second request for the same field, and takes it once the first is withdrawn", async () => {
    await changes().askAddress({ ...address, ...shownAddress });
    const again = { ...address, line: "3 rue Neuve" };
    await expect(changes().askAddress({ ...again, ...shownAddress })).rejects.toMatchObject(
      tagged("ChangeAlreadyPending", { fields: ["address"] }),
    );
    const [first] = await changes().list();
    await changes().withdraw({ requestId: first?.id ?? "" });
    await changes().withdraw({ requestId: first?.id ?? "" });
    await changes().askAddress({ ...again, ...shownAddress });
    expect((await changes().list()).map(({ status }) => status)).toEqual(["pending", "withdrawn"]);
  });

  it("keeps one request of two that come at the same time", async () => {
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map(() => changes().askAddress({ ...address, ...shownAddress })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await changes().list()).toHaveLength(1);
  });

  it("says that nothing changed", async () => {
    const same = { ...shown, usageName: "", phone: "06 11 11 11 11", email: "AVANT@exemple.fr" };
    await expect(changes().askPerson(same)).rejects.toMatchObject(tagged("NothingChanged"));
  });

  it("takes as a wish only what differs from what the form showed: another tab's change stays", async () => {
    await owner().query("UPDATE person SET email = 'entretemps@exemple.fr' WHERE id = $1", [family.personId]);
    const stale = { ...shown, usageName: "", phone: "07 22 22 22 22", email: "avant@exemple.fr" };
    expect(await changes().askPerson(stale)).toMatchObject({ pendingRequestId: null });
    expect(await personRow()).toMatchObject({ phone: "0722222222", email: "entretemps@exemple.fr" });
    // Negative control: said to have been shown what the dossier has now, the same answers would take it back.
    await changes().askPerson({ ...stale, shownPhone: "0722222222", shownEmail: "entretemps@exemple.fr" });
    expect((await changes().form()).pending).toEqual(["email"]);
  });

  it("tells next to the field what both changed, and writes nothing", async () => {
    await owner().query("UPDATE person SET phone = '0744444444', email = 'a@b.fr' WHERE id = $1", [family.personId]);
    const asked = changes().askPerson({ ...shown, usageName: "Roy", phone: "07 22 22 22 22", email: "a@b.fr" });
    await expect(asked).rejects.toMatchObject(tagged("FieldMovedMeanwhile", { field: "phone" }));
    expect(await changes().list()).toEqual([]);
    const agreed = { ...shown, usageName: "", phone: "07 44 44 44 44", email: "A@b.fr" };
    await expect(changes().askPerson(agreed)).rejects.toMatchObject(tagged("NothingChanged"));
  });

  it("does not take back an address that the other parent changed meanwhile", async () => {
    await owner().query("UPDATE family SET address_line = '5 quai du Gier' WHERE id = $1", [family.familyId]);
    const old = { line: "1 rue du Lac", extra: "", postcode: "69960", town: "Corbas" };
    await expect(changes().askAddress({ ...old, ...shownAddress })).rejects.toMatchObject(tagged("NothingChanged"));
    await expect(changes().askAddress({ ...address, ...shownAddress })).rejects.toMatchObject(
      tagged("FieldMovedMeanwhile", { field: "address" }),
    );
    await changes().askAddress({ ...address, ...shownAddress, shownLine: "5 quai du Gier" });
    expect((await changes().form()).pending).toEqual(["address"]);
  });

  it("does not change a name that FranceConnect vouches for, and says why", async () => {
    await owner().query("UPDATE person SET certified_by = 'franceconnect' WHERE id = $1", [family.personId]);
    const details = { phone: shown.shownPhone, email: shown.shownEmail, ...shown, shownUsageName: undefined };
    const asked = changes().askPerson({ ...details, usageName: "Autre" });
    await expect(asked).rejects.toMatchObject(tagged("FieldIsCertified", { field: "usageName" }));
    await changes().askPerson({ ...details, email: "apres@exemple.fr" });
  });

  it.each([{ familyId: newId() }, { status: "accepted" }, { personId: newId() }, { quotient: "1" }])(
    "takes no key that it does not know: %j (attack 7)",
    async (forged) => {
      await expect(changes().askAddress({ ...address, ...shownAddress, ...forged })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    },
  );

  it("lets a relative change their own telephone, never the household's address", async () => {
    const relative = await makeAdult(city.id, family.familyId, { role: "proche", can_edit: false });
    await changes(relative.sessionId).askPerson({
      ...{ usageName: "", phone: "0733333333", email: "mamie@exemple.fr" },
      ...{ shownUsageName: "", shownPhone: "", shownEmail: "" },
    });
    await expect(changes(relative.sessionId).askAddress({ ...address, ...shownAddress })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(JSON.stringify(await changes().list())).not.toContain("0733333333");
  });

  it("is one's own to withdraw: a stranger's and another adult's do not exist", async () => {
    await changes().askPerson({ ...shown, usageName: "Roy", phone: "0611111111", email: "avant@exemple.fr" });
    const requestId = (await changes().list())[0]?.id ?? "";
    const stranger = await makeFamily(city.id);
    const partner = await makeAdult(city.id, family.familyId, { role: "parent" });
    for (const sessionId of [stranger.sessionId, partner.sessionId]) {
      await expect(changes(sessionId).withdraw({ requestId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await changes().list())[0]?.status).toBe("pending");
  });
});

describe("an agent answers", () => {
  async function pendingEmail(): Promise<string> {
    await changes().askPerson({ ...shown, usageName: "", phone: "0611111111", email: "apres@exemple.fr" });
    return (await staff().pendingChanges()).find(({ familyId }) => familyId === family.familyId)?.id ?? "";
  }

  it("accepts: the dossier changes, the family is told at both addresses, the history says who", async () => {
    const requestId = await pendingEmail();
    expect(await staff().change({ requestId })).toMatchObject({
      status: "pending",
      lines: [{ before: "avant@exemple.fr", after: "apres@exemple.fr", current: "avant@exemple.fr", moved: false }],
    });
    await staff().acceptChange({ requestId });
    expect(await personRow()).toMatchObject({ email: "apres@exemple.fr" });
    expect((await mailsOf(family.familyId)).map(({ kind, to_address }) => [kind, to_address])).toEqual([
      ["change-accepted", "apres@exemple.fr"],
      ["email-changed", "avant@exemple.fr"],
    ]);
    const line = (await callerOf(city, family.sessionId).families.history()).find(({ details }) =>
      details.some(({ label }) => label === "Adresse e-mail"),
    );
    expect(line).toMatchObject({
      who: "La mairie",
      details: [{ before: "avant@exemple.fr", after: "apres@exemple.fr" }],
    });
  });

  it("is found in the history page by page, to the first change of all", async () => {
    const { history, historyPages } = callerOf(city, family.sessionId).families;
    expect(await historyPages()).toBe(1);
    await owner().query(`DO $$ BEGIN FOR n IN 1..230 LOOP
      UPDATE family SET address_extra = 'étage ' || n WHERE id = '${family.familyId}'; END LOOP; END $$`);
    const pages = await historyPages();
    expect(pages).toBe(3);
    const read = await Promise.all([1, 2, 3, 4].map((page) => history({ page })));
    expect(read.map(({ length }) => length)).toEqual([100, 100, expect.any(Number), 0]);
    const ids = read.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(read[2]?.at(-1)?.what).toMatch(/ajout/);
    expect(await history({ page: "x" })).toEqual(read[0]);
  });

  it("refuses with a reason that the family reads", async () => {
    const requestId = await pendingEmail();
    await expect(staff().refuseChange({ requestId, reason: "  " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await staff().refuseChange({ requestId, reason: "Adresse illisible." })).toEqual({ unreached: null });
    expect(await personRow()).toMatchObject({ email: "avant@exemple.fr" });
    expect((await changes().list())[0]).toMatchObject({ status: "refused", reason: "Adresse illisible." });
    const [mail] = await mailsOf(family.familyId);
    expect(mail).toMatchObject({ kind: "change-refused", to_address: "avant@exemple.fr" });
    expect(mail?.text).toContain("Adresse illisible.");
    expect(mail?.text).not.toContain("apres@exemple.fr");
  });

  it("answers once, and not what was withdrawn", async () => {
    const requestId = await pendingEmail();
    const outcomes = await Promise.allSettled([
      staff().acceptChange({ requestId }),
      staff().refuseChange({ requestId, reason: "Non." }),
      changes().withdraw({ requestId }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(staff().acceptChange({ requestId })).rejects.toMatchObject(tagged("ChangeAlreadyDecided"));
    expect((await mailsOf(family.familyId)).filter(({ kind }) => kind.startsWith("change-")).length).toBeLessThan(2);
  });

  it("is warned when the value changed meanwhile, and overwrites only if asked to", async () => {
    const requestId = await pendingEmail();
    await owner().query("UPDATE person SET email = 'entretemps@exemple.fr' WHERE id = $1", [family.personId]);
    expect(await staff().change({ requestId })).toMatchObject({
      lines: [{ moved: true, current: "entretemps@exemple.fr" }],
    });
    const moved = tagged("ValueMovedMeanwhile", { fields: ["email"] });
    await expect(staff().acceptChange({ requestId })).rejects.toMatchObject(moved);
    expect(await personRow()).toMatchObject({ email: "entretemps@exemple.fr" });
    await staff().acceptChange({ requestId, overwrite: "on" });
    expect(await personRow()).toMatchObject({ email: "apres@exemple.fr" });
  });

  it("accepts a request about the address that names only who asked", async () => {
    await changes().askAddress({ ...address, ...shownAddress });
    await owner().query("UPDATE change_request SET person_id = NULL WHERE family_id = $1", [family.familyId]);
    const [request] = await changes().list();
    expect(request).toMatchObject({ status: "pending", mine: true });
    await staff().acceptChange({ requestId: request?.id ?? "" });
    const { household } = await callerOf(city, family.sessionId).families.dossier();
    expect(household?.address).toEqual(address);
  });

  it("needs the right and a request of the own city; a parent has no staff procedure (attack 6)", async () => {
    const requestId = await pendingEmail();
    const foreign = await makeAgent(elsewhere.id, ["demandes.traiter", "familles.lire"]);
    const without = await makeAgent(city.id, ["effectifs.lire"]);
    for (const { staff } of [
      callerOf(city, without.sessionId).families,
      callerOf(elsewhere, foreign.sessionId).families,
      callerOf(city, foreign.sessionId).families,
      callerOf(city, family.sessionId).families,
    ]) {
      await expect(staff.change({ requestId })).rejects.toBeDefined();
      await expect(staff.acceptChange({ requestId })).rejects.toBeDefined();
      await expect(staff.refuseChange({ requestId, reason: "x" })).rejects.toBeDefined();
    }
    expect((await changes().list())[0]?.status).toBe("pending");
  });
});

describe("an e-mail that applies at once", () => {
  it("tells the address that is left", async () => {
    const other = await makeFamily(quick.id);
    await owner().query("UPDATE person SET phone = '0611111111', email = 'avant@exemple.fr' WHERE id = $1", [
      other.personId,
    ]);
    const pirate = { ...shown, usageName: "", phone: "0611111111", email: "pirate@exemple.fr" };
    await callerOf(quick, other.sessionId).families.changes.askPerson(pirate);
    expect(await mailsOf(other.familyId)).toMatchObject([{ kind: "email-changed", to_address: "avant@exemple.fr" }]);
  });
});
