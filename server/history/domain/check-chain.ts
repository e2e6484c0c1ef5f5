import { type Finding, hex, type PublishedHead, type Seal } from "./seal";
import { NO_DIGEST } from "./seal-digest";

/** What does not fit between the seals themselves, in ascending order: holes, and links that do not hold. */
export function checkLinks(seals: readonly Seal[]): Finding[] {
  const findings: Finding[] = [];
  let previous = { sequence: 0n, toXid: 0n, digest: NO_DIGEST as Uint8Array };
  for (const seal of seals) {
    for (let missing = previous.sequence + 1n; missing < seal.sequence; missing++) {
      findings.push({ tag: "SealMissing", sequence: missing });
    }
    const follows = seal.fromXid === previous.toXid && hex(seal.previousDigest) === hex(previous.digest);
    if (!follows && seal.sequence === previous.sequence + 1n)
      findings.push({ tag: "ChainBroken", sequence: seal.sequence });
    previous = seal;
  }
  return findings;
}

/** The seals after the last one that was published: made since, or since the copy was taken away. */
export function newerThanPublished(seals: readonly Seal[], published: readonly PublishedHead[]): Seal[] {
  const known = new Set(published.map(({ sequence }) => sequence));
  return seals.slice(seals.findLastIndex(({ sequence }) => known.has(sequence)) + 1);
}

/**
 * What the base says otherwise than what was published, and the seals that were never published. Those after the last
 * one that was published count only when they were made before `publishedBy`, in epoch milliseconds.
 */
export function checkHeads(
  seals: readonly Seal[],
  published: readonly PublishedHead[],
  publishedBy: number,
): Finding[] {
  const digests = new Map(seals.map((seal) => [seal.sequence, hex(seal.digest)]));
  const last = seals.at(-1)?.sequence ?? 0n;
  const known = new Set(published.map((head) => head.sequence));
  const wrong = published.flatMap((head): Finding[] => {
    if (head.sequence > last) return [{ tag: "TailCut", sequence: head.sequence }];
    const digest = digests.get(head.sequence);
    return digest === undefined || digest === head.digest ? [] : [{ tag: "HeadDiffers", sequence: head.sequence }];
  });
  const recent = new Set(
    newerThanPublished(seals, published).filter(({ sealedAt }) => sealedAt.getTime() >= publishedBy),
  );
  const unpublished = seals
    .filter((seal) => !known.has(seal.sequence) && !recent.has(seal))
    .map((seal): Finding => ({ tag: "NotPublished", sequence: seal.sequence }));
  return [...wrong, ...unpublished];
}
