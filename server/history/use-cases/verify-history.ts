import "server-only";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { cityKey } from "@/server/platform/crypto";
import { canonicalLines, linesWaiting } from "../data/entries";
import { headsFolder, readHeads } from "../data/published-heads";
import { sealsAfter } from "../data/seals";
import { checkHeads, checkLinks, newerThanPublished } from "../domain/check-chain";
import { type Finding, hex, type Seal } from "../domain/seal";
import { SEAL_LIMIT_MS, SealDigest } from "../domain/seal-digest";

export interface Verification {
  readonly seals: number;
  /** Lines that a seal covers and that were read again. */
  readonly lines: number;
  /** Lines written since the last seal: not protected yet. */
  readonly waiting: number;
  /** Seals made since the last one that was published, or since the copy of what was published was taken. */
  readonly newer: number;
  /** Instant of the last seal, or undefined when there is none. */
  readonly sealedUntil: Date | undefined;
  /** Empty when nothing was changed, removed, added or cut. */
  readonly findings: readonly Finding[];
}

const SEALS_AT_ONCE = 1_000;

async function allSeals(cityId: string): Promise<Seal[]> {
  const seals: Seal[] = [];
  for (;;) {
    const after = seals.at(-1)?.sequence ?? 0n;
    const page = await withCity({ cityId, actor: "system" }, (tx) => sealsAfter(tx, after, SEALS_AT_ONCE));
    seals.push(...page);
    if (page.length < SEALS_AT_ONCE) return seals;
  }
}

async function recompute(seal: Seal): Promise<{ found: number; digest: Uint8Array }> {
  const key = await cityKey(seal.cityId, seal.keyVersion, "history");
  const work = async (tx: Tx) => {
    const digest = new SealDigest(key, seal);
    for await (const { lines, count } of canonicalLines(tx, seal.cityId, seal.fromXid, seal.toXid)) {
      digest.add(lines, count);
    }
    return { found: digest.entries, digest: digest.finish(seal.previousDigest) };
  };
  return withCity({ cityId: seal.cityId, actor: "system" }, work, SEAL_LIMIT_MS);
}

/** Sealing and publishing run every five minutes, a copy is taken every day: what waits for a day shows that one does not. */
const LATE_AFTER_HOURS = 24;

async function whatWaits(cityId: string, last: Seal | undefined, limit: number) {
  const scope = { cityId, actor: "system" };
  const { count, oldest } = await withCity(scope, (tx) => linesWaiting(tx, cityId, last?.toXid ?? 0n));
  const late = oldest !== null && oldest.getTime() < limit;
  const findings: Finding[] = late ? [{ tag: "SealingLate", waiting: count, oldest }] : [];
  return { count, findings };
}

/**
 * Reads every sealed line of a city again and recomputes every seal: finds any line that was edited, removed, added
 * or moved, any seal that was made anew, and any cut of the end, by what was published outside the base. `heads` is
 * the folder of what was published: better a copy that was taken away at the time than the one beside the base.
 */
export async function verifyHistory(
  cityId: string,
  clock: Clock,
  heads: string = headsFolder(),
): Promise<Verification> {
  const published = await readHeads(heads, cityId);
  const seals = await allSeals(cityId);
  const limit = clock.now().subtract({ hours: LATE_AFTER_HOURS }).epochMilliseconds;
  const waiting = await whatWaits(cityId, seals.at(-1), limit);
  const findings = [...checkLinks(seals), ...checkHeads(seals, published, limit), ...waiting.findings];
  let lines = 0;
  for (const seal of seals) {
    const { found, digest } = await recompute(seal);
    lines += found;
    if (found !== seal.entries || hex(digest) !== hex(seal.digest)) {
      findings.push({ tag: "LinesAltered", sequence: seal.sequence, sealed: seal.entries, found });
    }
  }
  const newer = newerThanPublished(seals, published).length;
  return { seals: seals.length, lines, waiting: waiting.count, newer, sealedUntil: seals.at(-1)?.sealedAt, findings };
}
