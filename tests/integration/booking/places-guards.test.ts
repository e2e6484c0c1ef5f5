import { beforeAll, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters } from "../../support/canteen";
import { fullSchool } from "../../support/full-school";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

let canteen: Canteen;
const DAY = "2026-12-03";
beforeAll(async () => {
  canteen = await makeCanteen();
});

async function holdingOf({ familyId }: EatingFamily): Promise<readonly string[]> {
  const { rows } = await owner().query<{ status: string }>(
    `SELECT status FROM booking WHERE family_id = $1
     UNION ALL SELECT status FROM waitlist_entry WHERE family_id = $1`,
    [familyId],
  );
  return rows.map(({ status }) => status);
}

it("a place that is free goes to whoever waits for it, not to whoever comes while nobody has offered it yet (B5)", async () => {
  const { slotId, others } = await fullSchool(canteen, DAY, 1);
  const [waiting] = others;
  if (!waiting) throw new Error("nobody waits");
  await owner().query("UPDATE slot SET capacity = 2 WHERE id = $1", [slotId]);
  const { rows } = await owner().query("SELECT school_id FROM slot WHERE id = $1", [slotId]);
  const newcomer = await makeEaters(canteen, [rows[0].school_id]);
  await book(canteen, newcomer, { wanted: [`${newcomer.children[0]}.${DAY}`] });
  expect([await holdingOf(waiting), await holdingOf(newcomer)]).toEqual([["offered"], ["waiting"]]);
  expect((await apiOf(canteen, newcomer).booking.waitlist()).waiting).toHaveLength(1);
});

it("no family gives back the place of another, whatever it names (attack 1)", async () => {
  const { first, others } = await fullSchool(canteen, DAY, 1);
  const [stranger] = others;
  const { rows } = await owner().query("SELECT id FROM booking WHERE family_id = $1", [first.familyId]);
  const release = (familyId: string | undefined) =>
    withCity({ cityId: canteen.city.id, actor: "test" }, async (tx) => {
      const gone = await tx.$queryRaw<{ ids: string[] }[]>`
        SELECT app.release_places(${familyId}::uuid, NULL, ARRAY[${rows[0].id}]::uuid[], '{}', ${new Date(NOON)}) AS ids`;
      return gone[0]?.ids;
    });
  expect(await release(stranger?.familyId)).toEqual([]);
  expect(await holdingOf(first)).toEqual(["booked"]);
  // Control: its own.
  expect(await release(first.familyId)).toEqual([rows[0].id]);
});

it("a child that has left the household is not booked by it, though it is enrolled by another one (D3)", async () => {
  const { slotId, first } = await fullSchool(canteen, DAY, 0);
  const [child] = first.children;
  const take = JSON.stringify([{ id: newId(), slot: slotId, child }]);
  const mayBook = () =>
    withCity({ cityId: canteen.city.id, actor: "test" }, async (tx) => {
      const [row] = await tx.$queryRaw<{ may: boolean }[]>`
        SELECT app.may_still_book(${first.familyId}::uuid, ${take}::jsonb) AS may`;
      return row?.may;
    });
  expect(await mayBook()).toBe(true);
  await owner().query("UPDATE family_child SET left_at = $2 WHERE child_id = $1", [child, NOON]);
  expect(await mayBook()).toBe(false);
});
