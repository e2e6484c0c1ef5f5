import { describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { QUOTIENT_FAILURES } from "@/server/families/domain/quotient-reading";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import { err, ok } from "@/server/platform/result";
import { makeAgent, makeChild, makeFamily, requestOf } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { makeAdult } from "./households";
import {
  answerFor,
  city,
  knownFamily,
  NOW,
  purposes,
  read,
  rows,
  SIRET,
  unknownTown,
  type Wish,
} from "./quotient-readings";

invariantsHoldAfterEach();

describe("a quotient that the fund gives (D15)", () => {
  it("is kept exactly, with its months, its source, who asked and from when it is known", async () => {
    const family = await knownFamily();
    const { outcome, asked } = await read(family, { answer: ok(await answerFor(family)) });
    expect(outcome).toBe("lu");
    expect(asked).toEqual([["a-token-canary", SIRET]]);
    expect(await rows(family.familyId)).toEqual([
      {
        amount: 74_200,
        source: "caf",
        month: "2026-11-01",
        calculated: "2026-11-01",
        from: "2026-11-23",
        to: null,
        by: `account:${family.accountId}`,
        asked: true,
      },
    ]);
    expect(await purposes(family.familyId)).toEqual([expect.stringContaining("nouveau quotient")]);
  });

  it("is not recorded twice; worked out again, it is added, and the former one stays", async () => {
    const family = await knownFamily();
    const answer = await answerFor(family, { source: "msa" });
    expect((await read(family, { answer: ok(answer) })).outcome).toBe("lu");
    expect((await read(family, { answer: ok(answer) })).outcome).toBe("inchange");
    expect((await read(family, { answer: ok({ ...answer, amount: cents(75_000) }) })).outcome).toBe("lu");
    expect((await read(family, { answer: ok(answer) })).outcome).toBe("lu");
    const kept = await rows(family.familyId);
    expect(kept.map(({ amount }) => amount).sort()).toEqual([74_200, 74_200, 75_000]);
    const { household } = await createCaller(requestOf(city.slug, family.sessionId, NOW)).families.dossier();
    expect(household?.quotients).toHaveLength(3);
  });

  it("is recorded once by two tabs that come back together", async () => {
    const family = await knownFamily();
    const answer = ok(await answerFor(family));
    const both = await Promise.all([read(family, { answer }), read(family, { answer })]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["inchange", "lu"]);
    expect(await rows(family.familyId)).toHaveLength(1);
  });

  it("may truly be zero", async () => {
    const family = await knownFamily();
    await read(family, { answer: ok(await answerFor(family, { amount: cents(0) })) });
    expect(await rows(family.familyId)).toMatchObject([{ amount: 0, source: "caf" }]);
  });

  it("is told to staff with its source, its dates and who", async () => {
    const family = await knownFamily();
    await read(family, { answer: ok(await answerFor(family)) });
    const { sessionId } = await makeAgent(city.id, ["familles.lire"]);
    const api = createCaller(requestOf(city.slug, sessionId, NOW));
    const { quotientRecords, household } = await api.backoffice.families.dossier({ familyId: family.familyId });
    expect(quotientRecords).toEqual([
      {
        id: household?.quotients[0]?.id,
        recordedAt: "2026-11-23T08:00:00Z",
        recordedBy: "Camille Essai",
        atFamilyRequest: true,
        calculatedMonth: "2026-11-01",
      },
    ]);
    const { acts } = await api.backoffice.families.acts({ familyId: family.familyId });
    expect(JSON.stringify(acts)).toContain("avec FranceConnect");
  });
});

describe("a quotient that is not given", () => {
  it.each(QUOTIENT_FAILURES)("%s: changes nothing, makes up nothing", async (failure) => {
    const family = await knownFamily();
    await read(family, { answer: ok(await answerFor(family)) });
    const before = await rows(family.familyId);
    expect((await read(family, { answer: err(failure) })).outcome).toBe(failure);
    expect(await rows(family.familyId)).toEqual(before);
    expect(await purposes(family.familyId)).toHaveLength(2);
  });

  it("is none where there was none", async () => {
    const family = await knownFamily();
    await read(family, { answer: err("inconnu-caf") });
    expect(await rows(family.familyId)).toEqual([]);
    const { household } = await createCaller(requestOf(city.slug, family.sessionId, NOW)).families.dossier();
    expect(household?.quotient).toBeNull();
  });

  it("is too old, or of a month to come", async () => {
    const family = await knownFamily();
    const of = async (month: string) =>
      (await read(family, { answer: ok(await answerFor(family, { month: localDate(month) })) })).outcome;
    expect([await of("2026-07-01"), await of("2026-12-01")]).toEqual(["ancien", "illisible"]);
    expect(await rows(family.familyId)).toEqual([]);
    expect(await of("2026-08-01")).toBe("lu");
  });

  it("names another household: refused, and nobody of it is kept (minimisation)", async () => {
    const family = await knownFamily();
    const children = [{ birthName: "CANARI", usageName: "", firstNames: "PLUME", birthdate: "2019-01-01" }];
    const { outcome } = await read(family, { answer: ok(await answerFor(family, { children })) });
    expect(outcome).toBe("autre-foyer");
    expect(await rows(family.familyId)).toEqual([]);
    const { rows: kept } = await owner().query(
      "SELECT count(*)::int AS n FROM history_entry WHERE after::text ~ 'CANARI|PLUME|a-token-canary'",
    );
    expect(kept).toEqual([{ n: 0 }]);
    expect((await read(family, { answer: ok(await answerFor(family)) })).outcome).toBe("lu");
  });
});

describe("who may read it (attacks 10, 11, 30)", () => {
  it("not with somebody else's identity, known or not: the fund is not even asked", async () => {
    const [family, other] = [await knownFamily(), await knownFamily()];
    const answer = ok(await answerFor(family));
    for (const sub of [other.sub, newId()]) {
      const { outcome, asked } = await read(family, { answer, claims: { sub } });
      expect([outcome, asked]).toEqual(["autre-personne", []]);
    }
    expect(await rows(family.familyId)).toEqual([]);
    expect(await purposes(family.familyId)).toEqual([
      expect.stringContaining("autre personne"),
      expect.stringContaining("autre personne"),
    ]);
  });

  it("with a local account, by the civil status on file", async () => {
    const family = { ...(await makeFamily(city.id)), sub: newId() };
    await makeChild(city.id, family.familyId, { first_name: "Zoé", birthdate: "2018-05-04" });
    const answer = ok(await answerFor(family));
    const namesake = { family_name: "Autre" };
    expect((await read(family, { answer, claims: namesake })).outcome).toBe("autre-personne");
    expect((await read(family, { answer, claims: { birthdate: "1985-04-13" } })).outcome).toBe("autre-personne");
    expect((await read(family, { answer })).outcome).toBe("lu");
  });

  it("not by a mandate that does not cover it, nor for another dossier, nor where the town is not known", async () => {
    const family = await knownFamily();
    const answer = ok(await answerFor(family));
    const outcome = async (wish: Omit<Wish, "answer">) => {
      const { outcome: told, asked } = await read(family, { answer, ...wish });
      expect(asked).toEqual([]);
      return told;
    };
    expect(await outcome({ claims: { rep_scope: ["Logement"] } })).toBe("mandat");
    expect(await outcome({ grant: { familyId: newId() } })).toBe("autre-dossier");
    const elsewhere = { ...(await makeFamily(unknownTown.id)), sub: newId() };
    const wish = { answer, town: unknownTown };
    expect((await read(elsewhere, wish)).outcome).toBe("configuration");
    const { outcome: covered } = await read(family, { answer, claims: { rep_scope: "Logement Famille-Scolarité" } });
    expect(covered).toBe("lu");
  });

  it("not by a payer or a relative, not without a grant, not logged out", async () => {
    const family = await knownFamily();
    const answer = ok(await answerFor(family));
    for (const role of ["payeur", "proche"]) {
      const { sessionId } = await makeAdult(city.id, family.familyId, { role });
      await expect(read(family, { answer, sessionId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const bare = createCaller(requestOf(city.slug, family.sessionId, NOW));
    await expect(bare.families.quotient.read()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(read(family, { answer, sessionId: newId() })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await rows(family.familyId)).toEqual([]);
  });

  it("not more than six times an hour", async () => {
    const family = await knownFamily();
    const answer = ok(await answerFor(family));
    for (let n = 0; n < 6; n++) await read(family, { answer });
    const { outcome, asked } = await read(family, { answer });
    expect([outcome, asked]).toEqual(["trop-d-essais", []]);
    const other = await knownFamily();
    expect((await read(other, { answer: ok(await answerFor(other)) })).outcome).toBe("lu");
  });
});
