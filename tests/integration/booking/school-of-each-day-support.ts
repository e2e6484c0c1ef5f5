import { afterEach, beforeAll } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf } from "../../support/booking";
import { type Canteen, FEES, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { moveTo } from "./school-move-support";

export const [TUESDAY, THURSDAY, FRIDAY] = ["2026-12-01", "2026-12-03", "2026-12-04"] as const;
/** The first day at the new school, and two more. */
export const [MONDAY, NEXT_TUESDAY, NEXT_THURSDAY] = ["2026-12-07", "2026-12-08", "2026-12-10"] as const;
/** The codes of schools where a meal costs 9,99 €: each former one takes one. */
const DEAR = Array.from({ length: 20 }, (_, index) => `06999${10 + index}Z`);
export const plain = (text: string | null | undefined) => (text ?? "").replaceAll("\u00a0", " ");

export let canteen: Canteen;
export let agent: { sessionId: string };

beforeAll(async () => {
  canteen = await makeCanteen();
  const rule = { id: "chere", label: "École chère", when: { schoolCode: [...DEAR] } };
  const rules = [{ ...rule, price: { kind: "fixed", amountCents: 999 } }, ...FEES.rules];
  await owner().query("UPDATE fee_schedule SET document = $2 WHERE city_id = $1", [
    canteen.city.id,
    JSON.stringify({ ...FEES, rules }),
  ]);
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

/** Windows are the whole town's. */
export async function forgetWindows() {
  await owner().query("DELETE FROM opening_window_school");
  await owner().query("DELETE FROM opening_window");
}

afterEach(forgetWindows);

export const clerk = () => apiOf(canteen, agent);
export const close = (schoolId: string, day: string, label: string) =>
  insert("closure", { city_id: canteen.city.id, id: newId(), school_id: schoolId, day, label });

/** Two schools with places on all days but the first one of the month at the second, and none on the last one at the first. */
export async function twoSchools(capacity = 5) {
  const former = await makeSchool(canteen.city.id, { name: "École Avant", uai: DEAR.pop() });
  const next = await makeSchool(canteen.city.id, { name: "École Après" });
  await makeSlots(canteen, former, [TUESDAY, THURSDAY, FRIDAY, MONDAY, NEXT_TUESDAY], capacity);
  await makeSlots(canteen, next, [THURSDAY, FRIDAY, MONDAY, NEXT_TUESDAY, NEXT_THURSDAY], capacity);
  return { former, next };
}

export type Schools = Awaited<ReturnType<typeof twoSchools>>;

/** A child of the former school who goes to the new one from Monday on. */
export async function moved({ former, next }: Schools) {
  const family = await makeEaters(canteen, [former]);
  const [childId = ""] = family.children;
  await moveTo(clerk(), { familyId: family.familyId, childId, schoolId: next, from: "07/12/2026" });
  return { family, childId, keys: (days: readonly string[]) => days.map((day) => `${childId}.${day}`) };
}

export type Moved = Awaited<ReturnType<typeof moved>>;
