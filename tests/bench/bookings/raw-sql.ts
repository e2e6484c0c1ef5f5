import pg from "pg";
import { newId } from "@/server/platform/ids";
import type { Stage } from "../stage/stage";
import type { Choice } from "./choices";
import { type Rush, rush } from "./rush";

/** What a real confirmation gave the function, but for who and when. */
interface Sample {
  readonly price: number;
  readonly fee: unknown;
  readonly summary: unknown;
}

async function sampleOf({ owner, city }: Stage, { childId, day }: Choice): Promise<Sample> {
  const { rows } = await owner.query<{ price: number; fee: unknown; summary: unknown }>(
    `SELECT b.price_cents AS price, b.fee, d.result - 'taken' - 'cancelled' - 'left' AS summary
     FROM booking b JOIN booking_draft d ON d.city_id = b.city_id AND d.family_id = b.family_id AND d.confirmed_at IS NOT NULL
     WHERE b.city_id = $1 AND b.child_id = $2 AND b.day = $3`,
    [city.id, childId, day],
  );
  const [sample] = rows;
  if (!sample) throw new Error("The booking that the raw run copies is not there");
  return sample;
}

async function writeDrafts({ owner, city }: Stage, choices: readonly Choice[]): Promise<string[]> {
  const ids = choices.map(newId);
  const column = (of: (choice: Choice) => string) => choices.map(of);
  await owner.query(
    `INSERT INTO booking_draft (city_id, id, family_id, account_id, activity_id, first_day, last_day, base, wanted)
     SELECT $1, id, family, account, activity, day, day, '[]', jsonb_build_array(child || '.' || day)
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[]) t (id, family, account, activity, child, day)`,
    [
      city.id,
      ids,
      column(({ familyId }) => familyId),
      column(({ accountId }) => accountId),
      column(({ activityId }) => activityId),
      column(({ childId }) => childId),
      column(({ day }) => day),
    ],
  );
  return ids;
}

const SETTLE = `
  SELECT app.settle_draft($1, $3, '{}', '{}', '{}', $4, $5, true, $6, $7) FROM app.enter($8, $2, 'bench')`;

/**
 * The statement that a confirmation ends with, sent by itself: prepared, by the serving role, under row-level security
 * and with history, one transaction each. What PostgreSQL gives when nothing else is in the way.
 */
export async function bookRaw(
  stage: Stage,
  booked: Choice,
  choices: readonly Choice[],
  clients: number,
): Promise<Rush> {
  const sample = await sampleOf(stage, booked);
  const drafts = await writeDrafts(stage, choices);
  const now = new Date();
  const until = new Date(now.getTime() + 24 * 60 * 60 * 1000).toISOString();
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: stage.servingUrl }));
  for (const connection of connections) await connection.connect();
  const work = choices.map(({ accountId, childId, slotId }, n) => [
    drafts[n],
    `account:${accountId}`,
    accountId,
    JSON.stringify([
      { id: newId(), slot: slotId, child: childId, late: false, group: null, price: sample.price, fee: sample.fee },
    ]),
    JSON.stringify({ [slotId]: until }),
    JSON.stringify(sample.summary),
    now,
    stage.city.id,
  ]);
  try {
    return await rush(work, clients, async (values, client) => {
      await connections[client]?.query({ name: "settle", text: SETTLE, values });
    });
  } finally {
    for (const connection of connections) await connection.end();
  }
}
