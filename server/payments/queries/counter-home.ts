import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { CounterHome } from "../domain/counter-view";
import { countOpenAlerts } from "./alerts";
import { readThirdPartiesDue } from "./counter-third-party";

interface RecentRow {
  family_id: string;
  name: string;
  number: bigint;
  amount_cents: number;
  recorded_at: Date;
}

/** The families that this agent has taken money from last, what third parties owe, and how much waits for a look. */
export async function readCounterHome(tx: Tx, accountId: string, zone: string): Promise<CounterHome> {
  const rows = await tx.$queryRaw<RecentRow[]>`
    SELECT family_id, name, number, amount_cents, recorded_at FROM (
      SELECT DISTINCT ON (p.family_id) p.family_id, f.name, f.number, p.amount_cents, p.recorded_at
      FROM (SELECT * FROM payment WHERE recorded_by = ${accountId}::uuid ORDER BY recorded_at DESC LIMIT 50) p
      JOIN family f ON f.id = p.family_id ORDER BY p.family_id, p.recorded_at DESC) last
    ORDER BY recorded_at DESC LIMIT 8`;
  return {
    recent: rows.map((row) => ({
      familyId: row.family_id,
      name: row.name,
      number: String(row.number),
      amount: cents(row.amount_cents),
      at: formatInstant(Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime()), zone),
    })),
    thirdParties: await readThirdPartiesDue(tx),
    openAlerts: await countOpenAlerts(tx),
  };
}
