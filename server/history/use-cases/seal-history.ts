import "server-only";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import { cityKey, newestKeyVersion } from "@/server/platform/crypto";
import { canonicalLines, horizon, rangeEnd } from "../data/entries";
import { headsFolder, publishHeads, readHeads } from "../data/published-heads";
import { insertSeal, lastSealIfFree, sealsAfter } from "../data/seals";
import { NO_DIGEST, SEAL_LIMIT_MS, SealDigest } from "../domain/seal-digest";

const LINES_PER_SEAL = 5_000;
const SEALS_PER_TURN = 200;

/** @throws when the base counts its transactions anew: it was copied into another server without care (ADR 0008). */
function mustHavePassed(toXid: bigint, next: bigint): void {
  if (next < toXid) {
    throw new Error(
      `The last seal of the history covers transactions up to ${toXid}, but the base is at ${next}: ` +
        "its numbers began anew, and new lines would fall behind the seal. With the site and the worker stopped, run " +
        "SELECT app.continue_history() as the owner of the base. See docs/adr/0008-history.md.",
    );
  }
}

/** Makes the next seal of a city. False when there is nothing to seal, or when another worker is at it. */
async function sealOnce(cityId: string): Promise<boolean> {
  const keyVersion = await newestKeyVersion(cityId);
  const key = await cityKey(cityId, keyVersion, "history");
  const seal = async (tx: Tx) => {
    const turn = await lastSealIfFree(tx, cityId);
    if (!turn) return false;
    const { xmin, next } = await horizon(tx);
    const fromXid = turn.last?.toXid ?? 0n;
    mustHavePassed(fromXid, next);
    const toXid = await rangeEnd(tx, cityId, fromXid, xmin, LINES_PER_SEAL);
    if (toXid === undefined) return false;
    const range = { cityId, sequence: (turn.last?.sequence ?? 0n) + 1n, fromXid, toXid, keyVersion };
    const digest = new SealDigest(key, range);
    for await (const { lines, count } of canonicalLines(tx, cityId, fromXid, toXid)) digest.add(lines, count);
    const previousDigest = turn.last?.digest ?? NO_DIGEST;
    await insertSeal(tx, { ...range, entries: digest.entries, digest: digest.finish(previousDigest), previousDigest });
    return true;
  };
  return withCity({ cityId, actor: "system" }, seal, SEAL_LIMIT_MS);
}

/** Makes the seals known outside the base. What an interrupted turn left unpublished is published by the next one. */
async function publishNew(cityId: string): Promise<void> {
  const published = (await readHeads(headsFolder(), cityId)).at(-1)?.sequence ?? 0n;
  const seals = await withCity({ cityId, actor: "system" }, (tx) => sealsAfter(tx, published, SEALS_PER_TURN * 10));
  if (seals.length > 0) await publishHeads(cityId, seals);
}

/**
 * Seals the history of a city up to the oldest transaction that is still open, and publishes the seals (W3). No
 * writer ever waits for it: it reads lines that are there for good. Returns how many seals it made.
 */
export async function sealHistory(cityId: string): Promise<number> {
  let made = 0;
  while (made < SEALS_PER_TURN && (await sealOnce(cityId))) made++;
  await publishNew(cityId);
  return made;
}
