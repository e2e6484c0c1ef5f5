import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeChild, makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { callerOf, makeAdult } from "./households";

invariantsHoldAfterEach();

const SECRET = "canari-sante-arachide";
let city: { id: string; slug: string };
let elsewhere: { id: string; slug: string };
let family: TestFamily;
let childId: string;

const health = (sessionId = family.sessionId) => callerOf(city, sessionId).families.health;

/** Every table of the base, row by row, as text: what a stolen dump would say. */
async function dump(): Promise<string> {
  const { rows } = await owner().query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')",
  );
  const texts = await Promise.all(
    rows.map(async ({ name }) => {
      const schema = name.startsWith("_private") ? "graphile_worker" : "public";
      const { rows: content } = await owner()
        .query(`SELECT t::text AS row FROM ${schema}."${name}" t`)
        .catch(() => ({ rows: [] }));
      return content.map(({ row }) => row).join("\n");
    }),
  );
  return texts.join("\n");
}

beforeAll(async () => {
  city = await makeCity();
  elsewhere = await makeCity();
  await ensureCityKey(city.id);
});

beforeEach(async () => {
  family = await makeFamily(city.id);
  childId = await makeChild(city.id, family.familyId, { first_name: "Lou" });
});

describe("a health sheet (D8)", () => {
  it("is empty, then what a holder of authority wrote", async () => {
    expect(await health().read({ childId })).toEqual({
      version: "",
      sheet: { allergies: "", illnesses: "", pai: "", conduct: "", doctor: "" },
    });
    await health().save({ childId, version: "", allergies: SECRET, doctor: "Dr Essai" });
    expect(await health().read({ childId })).toMatchObject({
      sheet: { allergies: SECRET, doctor: "Dr Essai", pai: "" },
    });
  });

  it("leaves no clear byte anywhere in the base (attack 4)", async () => {
    await health().save({ childId, version: "", allergies: SECRET });
    const { version } = await health().read({ childId });
    await health().save({ childId, version, allergies: `${SECRET} 2` });
    const text = await dump();
    expect(text).toContain(childId);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(Buffer.from(SECRET).toString("hex"));
  });

  it("leaves a line at each reading, with who and what for", async () => {
    await health().read({ childId });
    await health().read({ childId });
    const { rows } = await owner().query(
      "SELECT actor, family_id, after FROM history_entry WHERE operation = 'read' AND table_name = 'health_sheet' AND row_id = $1",
      [childId],
    );
    const line = {
      actor: `account:${family.accountId}`,
      family_id: family.familyId,
      after: { purpose: "dossier de la famille" },
    };
    expect(rows).toEqual([line, line]);
  });

  it("is never overwritten by somebody who had not seen its last state", async () => {
    const partner = await makeAdult(city.id, family.familyId, { role: "parent" });
    await health().save({ childId, version: "", allergies: "Lait" });
    const seen = await health(partner.sessionId).read({ childId });
    await health().save({ childId, version: seen.version, allergies: "Lait, œuf" });
    const moved = { cause: { detail: { tag: "HealthSheetMoved" } } };
    const late = health(partner.sessionId);
    await expect(late.save({ childId, version: seen.version, allergies: "Rien" })).rejects.toMatchObject(moved);
    await expect(late.save({ childId, version: "", allergies: "Rien" })).rejects.toMatchObject(moved);
    expect((await health().read({ childId })).sheet.allergies).toBe("Lait, œuf");
  });

  it("takes one of several first versions written at once", async () => {
    const writes = ["a", "b", "c", "d"].map((allergies) => health().save({ childId, version: "", allergies }));
    expect((await Promise.allSettled(writes)).filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it.each([
    ["a payer", { role: "payeur" }],
    ["a relative", { role: "proche" }],
    ["a parent without authority", { role: "parent", authority: "none" }],
  ])("does not exist for %s", async (_who, role) => {
    await health().save({ childId, version: "", allergies: SECRET });
    const adult = await makeAdult(city.id, family.familyId, role);
    for (const id of [childId, newId()]) {
      await expect(health(adult.sessionId).read({ childId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(health(adult.sessionId).save({ childId: id, version: "" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const { rows } = await owner().query("SELECT 1 FROM history_entry WHERE operation = 'read' AND actor = $1", [
      `account:${adult.accountId}`,
    ]);
    expect(rows).toEqual([]);
  });

  it("does not exist for another family, another city, an agent on the parents' side, or nobody", async () => {
    await health().save({ childId, version: "", allergies: SECRET });
    const others = [
      [city, (await makeFamily(city.id)).sessionId, "NOT_FOUND"],
      [elsewhere, (await makeFamily(elsewhere.id)).sessionId, "NOT_FOUND"],
      [elsewhere, family.sessionId, "UNAUTHORIZED"],
      [city, (await makeAgent(city.id, ["sante.lire"])).sessionId, "NOT_FOUND"],
      [city, undefined, "UNAUTHORIZED"],
    ] as const;
    for (const [where, sessionId, code] of others) {
      await expect(callerOf(where, sessionId).families.health.read({ childId })).rejects.toMatchObject({ code });
    }
  });

  it("does not open once the child has left the dossier", async () => {
    await health().save({ childId, version: "", allergies: SECRET });
    await owner().query("UPDATE family_child SET left_at = now() WHERE child_id = $1", [childId]);
    await expect(health().read({ childId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("shows in the family's history as an act, without a word of it", async () => {
    await health().save({ childId, version: "", allergies: SECRET });
    const lines = await callerOf(city, family.sessionId).families.history();
    expect(lines.filter(({ what }) => what.startsWith("Fiche sanitaire"))).toMatchObject([
      { who: "Vous", what: "Fiche sanitaire (Lou)\u00a0: ajout", details: [] },
    ]);
  });
});

describe("meals", () => {
  it("are chosen by the household, in the list, and leave a line", async () => {
    const { families } = callerOf(city, family.sessionId);
    await families.chooseDiet({ childId, diet: "sans_porc" });
    expect((await families.children())[0]?.diet).toBe("sans_porc");
    const forged = { childId, ...JSON.parse('{"diet":"panier_pai"}') };
    await expect(families.chooseDiet(forged)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const relative = await makeAdult(city.id, family.familyId, { role: "proche", can_edit: false });
    await expect(
      callerOf(city, relative.sessionId).families.chooseDiet({ childId, diet: "standard" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = callerOf(city, (await makeFamily(city.id)).sessionId).families;
    await expect(stranger.chooseDiet({ childId, diet: "standard" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("brought from home are the town's to decide", async () => {
    await owner().query("UPDATE child SET diet = 'panier_pai' WHERE id = $1", [childId]);
    const { families } = callerOf(city, family.sessionId);
    await expect(families.chooseDiet({ childId, diet: "standard" })).rejects.toMatchObject({
      cause: { detail: { tag: "DietSetByTown" } },
    });
  });
});

describe("several dossiers", () => {
  it("are worked in one at a time; a stranger's does not exist", async () => {
    const second = await makeFamily(city.id);
    await insert("family_adult", {
      city_id: city.id,
      family_id: second.familyId,
      person_id: family.personId,
      role: "proche",
      can_edit: false,
    });
    const { families } = callerOf(city, family.sessionId);
    expect((await families.shell()).options).toHaveLength(2);
    await families.choose({ familyId: second.familyId });
    const chosen = callerOf(city, family.sessionId).families;
    expect((await chosen.shell()).family).toMatchObject({ role: "proche", household: false });
    expect((await chosen.dossier()).household).toBeNull();
    const stranger = await makeFamily(city.id);
    for (const familyId of [stranger.familyId, newId()]) {
      await expect(chosen.choose({ familyId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("says that there is none to a parent who is in no dossier", async () => {
    await owner().query("UPDATE family_adult SET left_at = now() WHERE family_id = $1", [family.familyId]);
    const { families } = callerOf(city, family.sessionId);
    expect(await families.shell()).toMatchObject({ family: null, options: [] });
    await expect(families.dossier()).rejects.toMatchObject({ code: "FORBIDDEN", message: "NoFamilyYet" });
  });
});

describe("the quotient familial", () => {
  it("is the one that holds today, with its source; the others are its history", async () => {
    const base = { city_id: city.id, family_id: family.familyId, recorded_by: "test" };
    const quotient = (amount: number, from: string, to: string | null) =>
      insert("quotient_familial", {
        ...base,
        id: newId(),
        amount_cents: amount,
        source: "caf",
        reference_month: from,
        valid_from: from,
        valid_to: to,
      });
    await quotient(50_000, "2025-09-01", "2026-08-31");
    await quotient(61_250, "2026-09-01", null);
    await quotient(70_000, "2027-01-01", null);
    const { household } = await callerOf(city, family.sessionId).families.dossier();
    expect(household).toMatchObject({ quotient: { amount: 61_250, source: "caf", validFrom: "2026-09-01" } });
    expect(household?.quotients.map(({ amount }) => amount)).toEqual([70_000, 61_250, 50_000]);
    await owner().query("UPDATE quotient_familial SET valid_to = '2026-10-31' WHERE amount_cents = 61250");
    expect((await callerOf(city, family.sessionId).families.dossier()).household?.quotient).toBeNull();
  });
});
