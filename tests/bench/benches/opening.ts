import { closeDatabase } from "@/server/db/client";
import { prepareRush } from "../bookings/choices";
import { type Morning, openingMorning } from "../bookings/opening";
import { type Journey, prepareJourney } from "../bookings/procedures";
import { rush } from "../bookings/rush";
import type { Latencies } from "../load/latencies";
import { atMost, type Result, result } from "../report/result";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";

const FAMILIES = 3_000;
const SECONDS = 10;
/** Twenty schools of twenty places on one day. */
const SLOTS = { schools: 20, days: 1, places: 20 } as const;
/** Families that the bench of bookings takes come first. */
const SKIP = 60_000;
const PREPARED_AT_ONCE = 8;

/** Leaves so many places in each slot of the morning, counted from what is really booked there. */
async function leavePlaces({ owner, city }: Stage, slots: readonly string[]): Promise<void> {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query(
    `UPDATE slot s SET taken = n.taken, capacity = n.taken + $3 FROM (
       SELECT s.id, (SELECT count(*) FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked')
         + (SELECT count(*) FROM waitlist_entry w WHERE w.city_id = s.city_id AND w.slot_id = s.id AND w.status = 'offered') AS taken
       FROM slot s WHERE s.city_id = $1 AND s.id = ANY ($2::uuid[])) n
     WHERE s.city_id = $1 AND s.id = n.id`,
    [city.id, slots, SLOTS.places],
  );
  // Whoever waited there already would be served first, and the places would not be these families'.
  await owner.query("DELETE FROM waitlist_entry WHERE city_id = $1 AND slot_id = ANY ($2::uuid[])", [city.id, slots]);
  await owner.query("COMMIT");
}

/** Places sold beyond what there was, or counted otherwise than they are booked (I1). */
async function tooMany({ owner, city }: Stage, slots: readonly string[]): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(
    `SELECT count(*) FROM slot s WHERE s.city_id = $1 AND s.id = ANY ($2::uuid[]) AND (s.taken > s.capacity OR s.taken <>
       (SELECT count(*) FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked')
       + (SELECT count(*) FROM waitlist_entry w WHERE w.city_id = s.city_id AND w.slot_id = s.id AND w.status = 'offered'))`,
    [city.id, slots],
  );
  return Number(rows[0]?.count);
}

const SHARES = [0.5, 0.95, 0.99] as const;

function times(name: string, latencies: Latencies, budgets: readonly (number | undefined)[] = []): Result[] {
  if (latencies.count === 0) return [];
  return SHARES.map((share, index) => {
    const budget = budgets[index];
    return result(`opening/${name}/p${share * 100}`, latencies.percentile(share), "ms", {
      budget: budget === undefined ? undefined : atMost(budget),
    });
  });
}

function figures(morning: Morning, beyond: number): Result[] {
  const failed = [...morning.failures.values()].reduce((sum, count) => sum + count, 0);
  for (const [what, count] of morning.failures) console.log(`  ${count} × ${what}`);
  return [
    result("opening/families", FAMILIES, "familles"),
    result("opening/placed", morning.placed, "familles"),
    result("opening/ranked", morning.ranked, "familles"),
    result("opening/without-answer", failed, "familles", { budget: atMost(0) }),
    result("opening/slots-too-full", beyond, "créneaux", { budget: atMost(0) }),
    result("opening/all-answered-after", morning.seconds, "s"),
    ...times("page", morning.page),
    ...times("draft", morning.draft),
    ...times("confirmation", morning.confirmation),
    ...times("answer", morning.answer, [undefined, 1_000, 3_000]),
  ];
}

/**
 * The morning of an opening: 3,000 families come within ten seconds for 400 places, through one web process. Each one gets a
 * place or a rank; how long it takes says what breaks first.
 */
export async function* opening(stage: Stage): AsyncGenerator<Result[]> {
  const { owner, city, secret } = stage;
  const choices = await prepareRush(owner, city, { ...SLOTS, children: FAMILIES, skip: SKIP });
  const slots = [...new Set(choices.map(({ slotId }) => slotId))];
  try {
    const accounts = choices.map(({ accountId }) => accountId);
    const logins = await logIn(owner, city.id, accounts, secret);
    const journeys: Journey[] = [];
    await rush([...choices.entries()], PREPARED_AT_ONCE, async ([n, choice]) => {
      const login = logins[n];
      if (login) journeys.push(await prepareJourney(city, login, choice));
    });
    await leavePlaces(stage, slots);
    const { origin } = await stage.product();
    const morning = await openingMorning(origin, city, journeys, { seconds: SECONDS }, async (draftId) => {
      const { rows } = await owner.query<{ outcome: string }>(
        `SELECT jsonb_path_query_first(result, '$.taken.*.outcome') #>> '{}' AS outcome FROM booking_draft
         WHERE city_id = $1 AND id = $2 AND confirmed_at IS NOT NULL`,
        [city.id, draftId],
      );
      const outcome = rows[0]?.outcome;
      return outcome === "booked" ? "placed" : outcome === "waiting" ? "ranked" : undefined;
    });
    yield figures(morning, await tooMany(stage, slots));
  } finally {
    await closeDatabase();
  }
}
