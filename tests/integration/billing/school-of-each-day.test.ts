import { beforeAll, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  CCAS_FEES,
  DECEMBER,
  invoicesOf,
  makeBilledFamily,
  makeBillingTowns,
  note,
  runMonth,
  verify,
} from "../../support/billing";
import { makeSlots } from "../../support/canteen";
import { makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";

invariantsHoldAfterEach();

/** Where a meal costs 9,99 €, and 1 € in its class of another kind. */
const [DEAR, DEAR_TOO] = ["0699999Z", "0699998Z"];
const fixed = (amountCents: number) => ({ kind: "fixed", amountCents });

let town: BillingTown;

beforeAll(async () => {
  town = (await makeBillingTowns(1))();
  const rules = [
    { id: "ulis", label: "Dispositif ULIS", when: { classKind: ["ulis"] }, price: fixed(100) },
    { id: "chere", label: "École chère", when: { schoolCode: [DEAR, DEAR_TOO] }, price: fixed(999) },
    ...CCAS_FEES.rules,
  ];
  await owner().query("UPDATE fee_schedule SET document = $1 WHERE activity_id = $2", [
    JSON.stringify({ ...CCAS_FEES, rules }),
    town.activityId,
  ]);
});

/** "2026-12-04 unbooked 425": each line of the household's only invoice. */
async function billed(family: Awaited<ReturnType<typeof makeBilledFamily>>): Promise<string[]> {
  const [invoice] = await invoicesOf(town, family);
  return (invoice?.lines ?? []).flatMap(({ days, state, unit }) => days.map((day) => `${day} ${state} ${unit}`)).sort();
}

it("prices each day at the school and in the class where the child was, whatever its card says since (D3, F1, P1)", async () => {
  const next = await makeSchool(town.city.id, { uai: DEAR });
  await makeSlots(town, next, DECEMBER, 5);
  const classId = newId();
  await insert("school_class", {
    ...{ city_id: town.city.id, id: classId, school_id: town.schoolId, name: "ULIS", levels: ["CE1"], kind: "ulis" },
  });
  const [family, ulis] = [await makeBilledFamily(town), await makeBilledFamily(town)];
  for (const one of [family, ulis]) {
    const [childId = ""] = one.children;
    await bookDays(town, one, ["2026-12-01"]);
    await note(town, one, childId, "2026-12-04", "unbooked");
    await owner().query(
      "UPDATE child SET school_id = $2, school_from = '2026-12-07', former_school_id = $3, former_class_id = $4 WHERE id = $1",
      [childId, next, town.schoolId, one === ulis ? classId : null],
    );
    await bookDays(town, one, ["2026-12-10"]);
    await note(town, one, childId, "2026-12-11", "unbooked");
    await owner().query("UPDATE attendance_exception SET school_id = $2 WHERE child_id = $1 AND day = '2026-12-11'", [
      childId,
      next,
    ]);
  }
  await verify(town);
  await verify({ ...town, schoolId: next });
  await runMonth(town, "2026-12");
  const there = ["2026-12-10 present 999", "2026-12-11 unbooked 1249"];
  expect(await billed(family)).toEqual(["2026-12-01 present 175", "2026-12-04 unbooked 425", ...there]);
  expect(await billed(ulis)).toEqual(["2026-12-01 present 100", "2026-12-04 unbooked 350", ...there]);
});

it("prices at the school where it ate a child that has moved twice since", async () => {
  const [second, third] = [await makeSchool(town.city.id, { uai: DEAR_TOO }), await makeSchool(town.city.id)];
  const family = await makeBilledFamily(town);
  const [childId = ""] = family.children;
  await note(town, family, childId, "2026-12-04", "unbooked");
  await owner().query(
    "UPDATE child SET school_id = $2, school_from = '2026-12-14', former_school_id = $3 WHERE id = $1",
    [childId, third, second],
  );
  await runMonth(town, "2026-12");
  expect(await billed(family)).toEqual(["2026-12-04 unbooked 425"]);
});
