import { describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { withCity } from "@/server/db/tenant-tx";
import { priceBook } from "@/server/fees";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { makeCanteen } from "../../support/canteen";
import { makeCity, makeFamily, requestOf } from "../../support/factory";
import { insert, owner } from "../../support/owner";

const IN_TOWN = { first: "commune", changes: [] } as const;

async function makeQuotient(cityId: string, familyId: string, over: Record<string, unknown>): Promise<string> {
  const id = newId();
  await insert("quotient_familial", {
    city_id: cityId,
    id,
    family_id: familyId,
    amount_cents: 90_000,
    source: "caf",
    reference_month: "2026-01-01",
    valid_from: "2026-01-15",
    recorded_by: "CAF",
    ...over,
  });
  return id;
}

describe("the history of quotients (D6, attack 30)", () => {
  it("is never rewritten by the product: only an end may be set", async () => {
    const city = await makeCity();
    const { familyId } = await makeFamily(city.id);
    const id = await makeQuotient(city.id, familyId, {});
    const asProduct = (change: string) =>
      withCity({ cityId: city.id, actor: "test" }, (tx) =>
        tx.$executeRawUnsafe(`UPDATE quotient_familial SET ${change} WHERE id = '${id}'`),
      );
    for (const change of ["amount_cents = 0", "source = 'agent'", "valid_from = '2020-01-01'", "recorded_by = 'x'"]) {
      await expect(asProduct(change), change).rejects.toThrow(/permission denied/);
    }
    const deleted = withCity({ cityId: city.id, actor: "test" }, (tx) =>
      tx.$executeRawUnsafe(`DELETE FROM quotient_familial WHERE id = '${id}'`),
    );
    await expect(deleted).rejects.toThrow(/permission denied/);
    expect(await asProduct("valid_to = '2026-12-31'")).toBe(1);
    // Without the guard, the same statement of the product goes through.
    await owner().query("GRANT UPDATE (amount_cents) ON quotient_familial TO preau_app");
    const changed = await asProduct("amount_cents = 0");
    await owner().query("REVOKE UPDATE (amount_cents) ON quotient_familial FROM preau_app");
    expect(changed).toBe(1);
  });

  it("tells from when the newest counts for prices, by each service's own rule", async () => {
    const { city, activityId } = await makeCanteen();
    const family = await makeFamily(city.id);
    const api = (now: string) => createCaller(requestOf(city.slug, family.sessionId, `${now}T09:00:00+01:00`));
    expect(await api("2026-11-23").fees.laterQuotient()).toEqual([]);
    await makeQuotient(city.id, family.familyId, {});
    expect(await api("2026-11-23").fees.laterQuotient()).toEqual([]);
    await makeQuotient(city.id, family.familyId, {
      amount_cents: 50_000,
      reference_month: "2026-11-01",
      valid_from: "2026-11-23",
      at_family_request: true,
    });
    const later = [{ service: "Restauration scolaire", from: "2026-12-01" }];
    expect(await api("2026-11-23").fees.laterQuotient()).toEqual(later);
    expect(await api("2026-12-01").fees.laterQuotient()).toEqual([]);
    const quotientOn = await withCity({ cityId: city.id, actor: "test" }, async (tx) => {
      const book = await priceBook(tx, { activityId, family: { id: family.familyId, homes: IN_TOWN } });
      return (day: string) => book.quotientOn(localDate(day));
    });
    expect([quotientOn("2026-11-30"), quotientOn("2026-12-01")]).toEqual([900, 500]);
  });

  it("treats what the family had its fund give as a report, not as the town's yearly reading", async () => {
    const { city, activityId } = await makeCanteen();
    const { familyId } = await makeFamily(city.id);
    await owner().query(
      `UPDATE fee_schedule SET document = jsonb_set(document, '{quotientFamilial,reference}', '{"referenceDay": {"month": 3, "day": 31}, "changes": "monthAfter"}') WHERE activity_id = $1`,
      [activityId],
    );
    await makeQuotient(city.id, familyId, { valid_from: "2025-09-01" });
    const newer = { amount_cents: 50_000, reference_month: "2026-11-01", valid_from: "2026-11-23" };
    const id = await makeQuotient(city.id, familyId, newer);
    const onNewYear = () =>
      withCity({ cityId: city.id, actor: "test" }, async (tx) =>
        (await priceBook(tx, { activityId, family: { id: familyId, homes: IN_TOWN } })).quotientOn(
          localDate("2027-01-01"),
        ),
      );
    expect(await onNewYear()).toBe(900);
    await owner().query("UPDATE quotient_familial SET at_family_request = true WHERE id = $1", [id]);
    expect(await onNewYear()).toBe(500);
  });
});
