import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Seal } from "../domain/seal";

interface SealRow {
  city_id: string;
  sequence: bigint;
  from_xid: string;
  to_xid: string;
  key_version: number;
  entries: bigint;
  digest: Uint8Array;
  previous_digest: Uint8Array;
  sealed_at: Date;
}

function toSeal(row: SealRow): Seal {
  return {
    cityId: row.city_id,
    sequence: row.sequence,
    fromXid: BigInt(row.from_xid),
    toXid: BigInt(row.to_xid),
    keyVersion: row.key_version,
    entries: Number(row.entries),
    digest: row.digest,
    previousDigest: row.previous_digest,
    sealedAt: row.sealed_at,
  };
}

/** The seals of the transaction's city with a number above `after`, in ascending order, so many at most. */
export async function sealsAfter(tx: Tx, after: bigint, limit: number): Promise<Seal[]> {
  const rows = await tx.$queryRaw<SealRow[]>`
    SELECT city_id, sequence, from_xid::text, to_xid::text, key_version, entries, digest, previous_digest, sealed_at
    FROM history_seal WHERE sequence > ${after} ORDER BY sequence LIMIT ${limit}`;
  return rows.map(toSeal);
}

/** Takes the city's turn to seal, until the end of the transaction; undefined when somebody else has it. */
export async function lastSealIfFree(tx: Tx, cityId: string): Promise<{ last: Seal | undefined } | undefined> {
  const [turn] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('history ' || ${cityId}, 0)) AS free`;
  if (!turn?.free) return undefined;
  const rows = await tx.$queryRaw<SealRow[]>`
    SELECT city_id, sequence, from_xid::text, to_xid::text, key_version, entries, digest, previous_digest, sealed_at
    FROM history_seal ORDER BY sequence DESC LIMIT 1`;
  return { last: rows[0] && toSeal(rows[0]) };
}

export async function insertSeal(tx: Tx, seal: Omit<Seal, "sealedAt">): Promise<void> {
  const { cityId, sequence, fromXid, toXid, keyVersion, entries, digest, previousDigest } = seal;
  await tx.$executeRaw`
    INSERT INTO history_seal (city_id, sequence, from_xid, to_xid, key_version, entries, digest, previous_digest)
    VALUES (${cityId}::uuid, ${sequence}, ${`${fromXid}`}::text::xid8, ${`${toXid}`}::text::xid8, ${keyVersion}, ${entries}, ${digest}, ${previousDigest})`;
}
