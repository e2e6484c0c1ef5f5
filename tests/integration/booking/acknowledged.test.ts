import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeSchool } from "../../support/factory";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";

/*
 * I9 asked of the base itself: what an answer has told a family is kept with its form, and must be there. A client's own log
 * (postgres-killed) also finds the forms that are lost with what they told.
 */
const [DAY, NEXT] = ["2026-12-03", "2026-12-04"] as const;
let canteen: Canteen;
let schoolId: string;
let family: EatingFamily;

beforeAll(async () => {
  canteen = await makeCanteen();
});
beforeEach(async () => {
  schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [DAY, NEXT], 1);
  family = await makeEaters(canteen, [schoolId]);
  await book(canteen, family, { wanted: [`${family.children[0]}.${DAY}`] });
});

const broken = async () =>
  (await brokenInvariants()).map((line) => line.broken).filter((name) => name.startsWith("I9"));

describe("what a family was told (I9)", () => {
  it("of a place that it has, waits for or gave back is there", async () => {
    const second = await makeEaters(canteen, [schoolId]);
    await book(canteen, second, { wanted: [`${second.children[0]}.${DAY}`, `${second.children[0]}.${NEXT}`] });
    await book(canteen, family, { base: [`${family.children[0]}.${DAY}.booked`], wanted: [] });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("of a place that was lost since is found (negative control)", async () => {
    await owner().query("DELETE FROM booking WHERE family_id = $1", [family.familyId]);
    expect(await broken()).toEqual(["I9 a family was told of a place that is nowhere"]);
    await owner().query("DELETE FROM booking_draft WHERE family_id = $1", [family.familyId]);
  });

  it("of a cancellation that was lost since is found (negative control)", async () => {
    await book(canteen, family, { base: [`${family.children[0]}.${DAY}.booked`], wanted: [] });
    await owner().query("UPDATE booking SET status = 'booked' WHERE family_id = $1", [family.familyId]);
    expect(await broken()).toEqual(["I9 a family was told of a cancellation that was not made"]);
    await owner().query("DELETE FROM booking_draft WHERE family_id = $1", [family.familyId]);
  });

  it("of a payment that was lost since is found by its receipt (negative control)", async () => {
    await owner().query(
      `INSERT INTO mail (city_id, id, to_address, subject, text, html, kind, dedupe_key, status)
       VALUES ($1, gen_random_uuid(), 'a@exemple.fr', 'Reçu', '', '', 'receipt', 'receipt:' || gen_random_uuid() || ':a@exemple.fr', 'sent')`,
      [canteen.city.id],
    );
    expect(await broken()).toEqual(["I9 a receipt was mailed for a payment that is nowhere"]);
  });
});
