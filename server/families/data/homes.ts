import "server-only";
import type { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import type { HomeChange, Homes } from "../domain/homes";

/** `Homes` of the family of alias `f`, as JSON. */
export const HOMES = Prisma.sql`json_build_object('first', f.residence, 'changes', (
  SELECT coalesce(json_agg(json_build_object('residence', m.residence, 'from', m.from_day) ORDER BY m.from_day, m.recorded_at, m.id), '[]')
  FROM residence_change m WHERE m.city_id = f.city_id AND m.family_id = f.id))`;

export async function readHomes(tx: Tx, familyId: string): Promise<Homes | undefined> {
  const [row] = await tx.$queryRaw<{ homes: Homes }[]>`
    SELECT ${HOMES} AS homes FROM family f WHERE f.id = ${familyId}::uuid`;
  return row?.homes;
}

export interface NewHomeChange extends HomeChange {
  readonly cityId: string;
  readonly familyId: string;
  /** An agent wrote it on the household's form, or accepted what a parent had asked for. */
  readonly source: "desk" | "request";
  readonly agentId: string;
  readonly now: Temporal.Instant;
}

/** Adds a change to those of a household; the others stay as they are. */
export async function insertHomeChange(tx: Tx, change: NewHomeChange): Promise<void> {
  const { cityId, familyId, residence, from, source, agentId, now } = change;
  await tx.$executeRaw`
    INSERT INTO residence_change (city_id, id, family_id, residence, from_day, source, recorded_at, recorded_by)
    VALUES (${cityId}::uuid, ${newId()}::uuid, ${familyId}::uuid, ${residence}, ${from}::date, ${source},
      ${new Date(now.epochMilliseconds)}, ${`account:${agentId}`})`;
}
