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

/** What the base says otherwise than what was published, and the seals that were never published. */
export function checkHeads(seals: readonly Seal[], published: readonly PublishedHead[]): Finding[] {
  const digests = new Map(seals.map((seal) => [seal.sequence, hex(seal.digest)]));
  const last = seals.at(-1)?.sequence ?? 0n;
  const known = new Set(published.map((head) => head.sequence));
  const wrong = published.flatMap((head): Finding[] => {
    if (head.sequence > last) return [{ tag: "TailCut", sequence: head.sequence }];
    const digest = digests.get(head.sequence);
    return digest === undefined || digest === head.digest ? [] : [{ tag: "HeadDiffers", sequence: head.sequence }];
  });
  const unpublished = seals
    .filter((seal) => !known.has(seal.sequence))
    .map((seal): Finding => ({ tag: "NotPublished", sequence: seal.sequence }));
  return [...wrong, ...unpublished];
}
