import "server-only";
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { openText, type SealScope, seal } from "@/server/platform/crypto";
import { EMPTY_HEALTH_SHEET, type HealthSheet, healthSheetSchema } from "../domain/health-sheet";

/** An opened sheet, and what tells this state of it from any other; "" when the child has none yet. */
export interface OpenedSheet {
  readonly sheet: HealthSheet;
  readonly version: string;
}

const placeOf = (cityId: string, childId: string): SealScope => ({
  cityId,
  table: "health_sheet",
  column: "sealed",
  rowId: childId,
});

/** Every sealing is different, even of the same text: the ciphertext's digest is a version. */
const versionOf = (sealed: Uint8Array) => createHash("sha256").update(sealed).digest("hex").slice(0, 40);

/** Opens a child's sheet. The caller has checked who asks, and records the reading. */
export async function openHealthSheet(tx: Tx, cityId: string, childId: string): Promise<OpenedSheet> {
  const [row] = await tx.$queryRaw<{ sealed: Uint8Array }[]>`
    SELECT sealed FROM health_sheet WHERE child_id = ${childId}::uuid`;
  if (!row) return { sheet: EMPTY_HEALTH_SHEET, version: "" };
  const text = await openText(placeOf(cityId, childId), row.sealed);
  return { sheet: healthSheetSchema.parse(JSON.parse(text)), version: versionOf(row.sealed) };
}

/** Seals and writes a sheet if it still is at `version`. False when somebody changed it meanwhile. */
export async function replaceHealthSheet(
  tx: Tx,
  child: { readonly cityId: string; readonly childId: string },
  { sheet, version }: OpenedSheet,
  now: Temporal.Instant,
): Promise<boolean> {
  const { cityId, childId } = child;
  const sealed = await seal(placeOf(cityId, childId), JSON.stringify(sheet));
  const at = new Date(now.epochMilliseconds);
  if (version === "") {
    const written = await tx.$executeRaw`
      INSERT INTO health_sheet (city_id, child_id, sealed, updated_at)
      VALUES (${cityId}::uuid, ${childId}::uuid, ${sealed}, ${at}) ON CONFLICT (city_id, child_id) DO NOTHING`;
    return written > 0;
  }
  const [row] = await tx.$queryRaw<{ sealed: Uint8Array }[]>`
    SELECT sealed FROM health_sheet WHERE child_id = ${childId}::uuid FOR NO KEY UPDATE`;
  if (!row || versionOf(row.sealed) !== version) return false;
  await tx.$executeRaw`
    UPDATE health_sheet SET sealed = ${sealed}, updated_at = ${at} WHERE child_id = ${childId}::uuid`;
  return true;
}

/** Leaves a line in the history: who read which sheet, and for what (D8). */
export async function recordHealthReading(
  tx: Tx,
  childId: string,
  familyId: string | null,
  purpose: string,
): Promise<void> {
  await tx.$queryRaw`SELECT app.record_read('health_sheet', ${childId}, ${familyId}::uuid, ${purpose})::text`;
}
