import "server-only";
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { openText, seal } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";

const placeOf = (cityId: string, rowId: string) => ({ cityId, table: "invitation", column: "sealed", rowId });

/** Only the digest is searched: a copy of the base, without the town's key, attaches nobody. */
function digestOf(code: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(code).digest());
}

const at = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

export interface NewInvitation {
  readonly cityId: string;
  readonly familyId: string;
  readonly personId: string;
  readonly agentId: string;
  /** As it is printed, and as it is compared. */
  readonly printed: string;
  readonly code: string;
  readonly now: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/** Makes the person's only live code: the one before is worth nothing any more. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  const { cityId, familyId, personId, agentId, printed, code, now, expiresAt } = invitation;
  await tx.$executeRaw`
    UPDATE invitation SET revoked_at = ${at(now)}, sealed = NULL
    WHERE person_id = ${personId}::uuid AND used_at IS NULL AND revoked_at IS NULL`;
  const id = newId();
  const sealed = await seal(placeOf(cityId, id), printed);
  await tx.$executeRaw`
    INSERT INTO invitation (city_id, id, family_id, person_id, code_hash, sealed, created_by, created_at, expires_at)
    VALUES (${cityId}::uuid, ${id}::uuid, ${familyId}::uuid, ${personId}::uuid, ${digestOf(code)}, ${sealed},
      ${agentId}::uuid, ${at(now)}, ${at(expiresAt)})`;
}

/** The live code of an adult in a dossier, to be printed; undefined when there is none. */
export async function liveInvitation(
  tx: Tx,
  cityId: string,
  { familyId, personId }: { readonly familyId: string; readonly personId: string },
  now: Temporal.Instant,
): Promise<{ printed: string; expiresAt: string } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; sealed: Uint8Array | null; expires_at: Date }[]>`
    SELECT id, sealed, expires_at FROM invitation
    WHERE family_id = ${familyId}::uuid AND person_id = ${personId}::uuid AND used_at IS NULL AND revoked_at IS NULL
      AND expires_at > ${at(now)}`;
  if (!row?.sealed) return undefined;
  return { printed: await openText(placeOf(cityId, row.id), row.sealed), expiresAt: row.expires_at.toISOString() };
}

/**
 * Uses a code up, for whom it was prepared and who is still in that dossier. Of two that come with the same one, the
 * second gets undefined, like for a code that does not exist.
 */
export async function spendInvitation(
  tx: Tx,
  code: string,
  accountId: string,
  now: Temporal.Instant,
): Promise<{ id: string; familyId: string; personId: string } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; family_id: string; person_id: string }[]>`
    UPDATE invitation i SET used_at = ${at(now)}, used_by = ${accountId}::uuid, sealed = NULL
    WHERE i.code_hash = ${digestOf(code)} AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ${at(now)}
      AND EXISTS (SELECT FROM family_adult fa JOIN family f ON f.city_id = fa.city_id AND f.id = fa.family_id
        WHERE fa.city_id = i.city_id AND fa.family_id = i.family_id AND fa.person_id = i.person_id AND fa.left_at IS NULL
          AND f.status = 'active')
    RETURNING i.id, i.family_id, i.person_id`;
  return row && { id: row.id, familyId: row.family_id, personId: row.person_id };
}
