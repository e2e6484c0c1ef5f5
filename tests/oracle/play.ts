import { newId } from "@/server/platform/ids";
import { type BillingTown, clerkApi } from "../support/billing";
import { makeEaters } from "../support/canteen";
import { makeFamily, type TestFamily } from "../support/factory";
import { insertMove } from "../support/moves";
import { insert, owner } from "../support/owner";
import type { Kid, Meal, Move, Note, Scenario } from "./scenario";

export interface Played {
  readonly town: BillingTown;
  readonly homes: readonly TestFamily[];
  readonly kids: readonly string[];
}

/** Puts the families of a scenario in a town. Their order is that of their ids. */
export async function settleIn(town: BillingTown, scenario: Scenario): Promise<Played> {
  const cityId = town.city.id;
  const address = { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" };
  const homes: TestFamily[] = [];
  for (const { resident, moves, quotients } of scenario.homes) {
    const home = await makeFamily(cityId, { ...address, residence: resident ? "commune" : "outside" });
    homes.push(home);
    for (const move of moves) await moveHome(town, home.familyId, move);
    for (const { from, euros } of quotients) await learn(town, home.familyId, from, euros);
  }
  const kids: string[] = [];
  for (const kid of scenario.kids) kids.push(await addKid(town, homes, kid));
  return { town, homes, kids };
}

async function addKid(town: BillingTown, homes: readonly TestFamily[], kid: Kid): Promise<string> {
  const cityId = town.city.id;
  const theirs = kid.homes.map((home) => homes[home]?.familyId ?? "");
  const { children } = await makeEaters(town, [town.schoolId]);
  const [childId = ""] = children;
  await owner().query("DELETE FROM family_child WHERE child_id = $1", [childId]);
  if (kid.pai) await owner().query("UPDATE child SET diet = 'panier_pai' WHERE id = $1", [childId]);
  const [even = ""] = theirs;
  for (const familyId of theirs) {
    const weeks = kid.paying === "weeks" && theirs.length > 1 ? (familyId === even ? "even" : "odd") : null;
    const custody = weeks ? "alternating" : "full";
    await insert("family_child", {
      city_id: cityId,
      family_id: familyId,
      child_id: childId,
      custody,
      custody_weeks: weeks,
    });
  }
  if (typeof kid.paying === "object" && theirs.length > 1) {
    for (const [index, familyId] of theirs.entries()) {
      const share = index === 0 ? kid.paying.share : 10_000 - kid.paying.share;
      const agreed = { child_id: childId, family_id: familyId, share, first_day: kid.paying.from };
      await insert("child_payer", { city_id: cityId, id: newId(), ...agreed });
    }
  }
  return childId;
}

export async function learn(town: BillingTown, familyId: string, from: string, euros: number): Promise<void> {
  await insert("quotient_familial", {
    city_id: town.city.id,
    id: newId(),
    family_id: familyId,
    amount_cents: euros * 100,
    source: "caf",
    reference_month: `${from.slice(0, 7)}-01`,
    valid_from: from,
    recorded_by: "CAF",
  });
}

/** What an agent writes of where a home lives, from a day on. */
export async function moveHome(town: BillingTown, familyId: string, { from, resident }: Move): Promise<void> {
  await insertMove(town.city.id, familyId, { residence: resident ? "commune" : "outside", from });
}

export async function eat({ town, homes, kids }: Played, scenario: Scenario, meals: readonly Meal[]): Promise<void> {
  for (const meal of meals) {
    const kid = scenario.kids[meal.child];
    const home = homes[kid?.homes[meal.by] ?? kid?.homes[0] ?? 0];
    const common = {
      city_id: town.city.id,
      activity_id: town.activityId,
      day: meal.day,
      child_id: kids[meal.child],
      family_id: home?.familyId,
    };
    if (meal.unbooked) {
      await insert("attendance_exception", {
        ...common,
        id: newId(),
        school_id: town.schoolId,
        kind: "unbooked",
        recorded_by: town.clerk.accountId,
      });
      continue;
    }
    await owner().query(
      `INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, status, late, cancelled_late, price_cents, fee, booked_by)
       SELECT city_id, $1, id, activity_id, day, $2, $3, $4, $5, $6, 235, '{}', $7 FROM slot
       WHERE city_id = $8 AND school_id = $9 AND day = $10`,
      [
        newId(),
        common.child_id,
        common.family_id,
        meal.cancelledLate ? "cancelled" : "booked",
        meal.late,
        meal.cancelledLate,
        home?.accountId,
        town.city.id,
        town.schoolId,
        meal.day,
      ],
    );
    await write({ town, homes, kids }, scenario, meal, meal.note);
  }
  await owner().query(
    `UPDATE slot s SET taken = (SELECT count(*) FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked')
     WHERE s.city_id = $1`,
    [town.city.id],
  );
}

/** What the staff says of a meal that was booked. */
export async function write({ town, homes, kids }: Played, scenario: Scenario, meal: Meal, note: Note): Promise<void> {
  const childId = kids[meal.child];
  await owner().query("DELETE FROM attendance_exception WHERE child_id = $1 AND day = $2", [childId, meal.day]);
  if (note === null) return;
  const kid = scenario.kids[meal.child];
  await insert("attendance_exception", {
    city_id: town.city.id,
    id: newId(),
    activity_id: town.activityId,
    school_id: town.schoolId,
    day: meal.day,
    child_id: childId,
    family_id: homes[kid?.homes[meal.by] ?? 0]?.familyId,
    kind: note === "excused" ? "absent_excused" : "absent_unexcused",
    recorded_by: town.clerk.accountId,
  });
}

export async function exchangeWeeks({ kids }: Played): Promise<void> {
  await owner().query(
    `UPDATE family_child SET custody_weeks = CASE custody_weeks WHEN 'even' THEN 'odd' ELSE 'even' END
     WHERE child_id = ANY($1) AND custody = 'alternating'`,
    [kids],
  );
}

/** A kid of two homes has left the first one, from a day on. */
export async function leaveHome({ homes, kids }: Played, scenario: Scenario, kid: number, from: string): Promise<void> {
  const [first, second] = scenario.kids[kid]?.homes ?? [];
  if (first === undefined || second === undefined) return;
  await owner().query("UPDATE family_child SET left_at = $1::timestamptz WHERE child_id = $2 AND family_id = $3", [
    `${from} 09:00:00+01`,
    kids[kid],
    homes[first]?.familyId,
  ]);
}

const typed = (amount: number) => (amount / 100).toFixed(2).replace(".", ",");

/** Money at the counter, by the procedure of its form, of one means or two; what is more than is owed is agreed to be `kept`. */
export async function pay(
  { town, homes }: Played,
  home: number,
  { amount, kept }: { readonly amount: number; readonly kept: number },
  now: string,
): Promise<void> {
  const family = homes[home];
  if (!family) throw new Error("No such home");
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM debtor WHERE family_id = $1", [family.familyId]);
  const [debtor] = rows;
  if (!debtor) throw new Error("An invoice without a debtor");
  const second = amount % 2 === 0 ? Math.floor(amount / 3) : 0;
  const cheque = second > 0 ? { means2: "cheque" as const, amount2: typed(second), number2: "1234567" } : {};
  await clerkApi(town, now).payments.counter.record({
    debtorId: debtor.id,
    invoices: [],
    means1: "cash",
    amount1: typed(amount - second),
    ...cheque,
    ...(kept > 0 ? { keep: String(kept) } : {}),
    requestKey: newId(),
  });
}

/** Gives one day of an invoice back: its rank among the days that can be. Gives what was given back, or nothing. */
export async function giveBack(town: BillingTown, invoiceId: string, rank: number, now: string) {
  const { lines } = await clerkApi(town, now).billing.invoices.creditForm({ invoiceId });
  const days = lines.filter(({ unit }) => unit > 0).flatMap((line) => line.days.map((day) => ({ line, day })));
  const chosen = days[rank % Math.max(days.length, 1)];
  if (!chosen) return undefined;
  const { line, day } = chosen;
  await clerkApi(town, now).billing.invoices.giveCredit({
    invoiceId,
    what: "days",
    days: [`${line.position}.${day}`],
    reason: "Geste",
  });
  const { rows } = await owner().query<{ child_id: string }>(
    "SELECT child_id FROM invoice_line WHERE invoice_id = $1 AND position = $2",
    [invoiceId, line.position],
  );
  return { childId: rows[0]?.child_id ?? "", day, unit: line.unit };
}
