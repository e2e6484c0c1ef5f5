import { owner } from "./owner";

/** What one family was told by an answer that reached it, and remembers: never read from the base. */
export interface Told {
  readonly familyId: string;
  readonly draftId: string;
  /** Days of its only child, as the page of the result says them; none when that page did not come. */
  readonly days: readonly { readonly day: string; readonly tag: string }[];
}

const LOST = `
  SELECT t.family || ' was told ' || t.told || coalesce(' for ' || t.day, '') AS lost
  FROM jsonb_to_recordset($1::jsonb) AS t (family uuid, draft uuid, told text, day date)
  WHERE NOT CASE t.told
    WHEN 'confirmed' THEN EXISTS (SELECT FROM booking_draft d WHERE d.id = t.draft AND d.confirmed_at IS NOT NULL)
    WHEN 'booked' THEN EXISTS (SELECT FROM booking b WHERE b.family_id = t.family AND b.day = t.day AND b.status = 'booked')
    WHEN 'waiting' THEN EXISTS (SELECT FROM waitlist_entry w WHERE w.family_id = t.family AND w.day = t.day AND w.status = 'waiting')
    ELSE false END`;

/** I9: every acknowledged write is present. Gives what clients were told and the base does not hold. */
export async function lostPromises(log: readonly Told[]): Promise<string[]> {
  const lines = log.flatMap(({ familyId: family, draftId: draft, days }) => [
    { family, draft, told: "confirmed", day: null },
    ...days.map(({ day, tag }) => ({ family, draft, told: tag, day })),
  ]);
  const { rows } = await owner().query<{ lost: string }>(LOST, [JSON.stringify(lines)]);
  return rows.map(({ lost }) => lost);
}
