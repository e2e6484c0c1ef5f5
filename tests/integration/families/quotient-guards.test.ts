import { beforeEach, describe, expect, it, vi } from "vitest";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { ok } from "@/server/platform/result";
import { makeChild, makeFamily } from "../../support/factory";
import { answerFor, city, knownFamily, read, rows } from "./quotient-readings";

/*
 * What keeps a quotient from being another family's, or too old (attack 30), taken away one at a time: only then is it kept, and
 * would it price what the family books.
 */
const guard = vi.hoisted(() => ({ anyMonth: false, anyHousehold: false, anybody: false }));
vi.mock("@/server/families/domain/quotient-reading", async (original) => {
  const real = await original<typeof import("@/server/families/domain/quotient-reading")>();
  const checkMonth: typeof real.checkMonth = (...given) =>
    guard.anyMonth ? { ok: true, value: undefined } : real.checkMonth(...given);
  return { ...real, checkMonth };
});
vi.mock("@/server/families/domain/same-household", async (original) => {
  const real = await original<typeof import("@/server/families/domain/same-household")>();
  const isSameHousehold: typeof real.isSameHousehold = (...given) =>
    guard.anyHousehold || real.isSameHousehold(...given);
  const agreesWithFile: typeof real.agreesWithFile = (...given) => guard.anybody || real.agreesWithFile(...given);
  return { ...real, isSameHousehold, agreesWithFile };
});

beforeEach(() => {
  Object.assign(guard, { anyMonth: false, anyHousehold: false, anybody: false });
});

describe("a quotient that is not the family's of today, without what keeps it out (negative controls of attack 30)", () => {
  it.each([
    ["2026-07-01", "ancien"],
    ["2026-12-01", "illisible"],
  ])("of %s", async (month, refusal) => {
    const family = await knownFamily();
    const outcome = async () =>
      (await read(family, { answer: ok(await answerFor(family, { month: localDate(month) })) })).outcome;
    expect([await outcome(), await rows(family.familyId)]).toEqual([refusal, []]);
    guard.anyMonth = true;
    expect(await outcome()).toBe("lu");
    expect(await rows(family.familyId)).toMatchObject([{ amount: 74_200, month }]);
  });

  it("of another household", async () => {
    const family = await knownFamily();
    const children = [{ birthName: "AUTRE", usageName: "", firstNames: "PLUME", birthdate: "2019-01-01" }];
    const outcome = async () => (await read(family, { answer: ok(await answerFor(family, { children })) })).outcome;
    expect([await outcome(), await rows(family.familyId)]).toEqual(["autre-foyer", []]);
    guard.anyHousehold = true;
    expect(await outcome()).toBe("lu");
    expect(await rows(family.familyId)).toHaveLength(1);
  });

  it("of somebody else, who has pressed the button at FranceConnect", async () => {
    const family = { ...(await makeFamily(city.id)), sub: newId() };
    await makeChild(city.id, family.familyId, { first_name: "Zoé", birthdate: "2018-05-04" });
    const claims = { family_name: "Autre", given_name: "Lou", birthdate: "1990-01-01" };
    const outcome = async () => (await read(family, { answer: ok(await answerFor(family)), claims })).outcome;
    expect([await outcome(), await rows(family.familyId)]).toEqual(["autre-personne", []]);
    Object.assign(guard, { anybody: true, anyHousehold: true });
    expect(await outcome()).toBe("lu");
    expect(await rows(family.familyId)).toHaveLength(1);
  });
});
