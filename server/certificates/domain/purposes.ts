import { type Cents, cents } from "@/server/platform/money";
import type { PartedLine } from "./care-part";

/** What money is for: one child, one activity, and in it the care that may count for taxes, or the rest. */
export interface Purpose {
  readonly childId: string;
  readonly activityId: string;
  readonly care: boolean;
}

/** A purpose as the key of a map. */
export type PurposeKey = string & { readonly __brand: "PurposeKey" };

export function purposeKey({ childId, activityId, care }: Purpose): PurposeKey {
  return `${childId} ${activityId} ${care ? "care" : "other"}` as PurposeKey;
}

export function purposeOf(key: PurposeKey): Purpose {
  const [childId = "", activityId = "", part] = key.split(" ");
  return { childId, activityId, care: part === "care" };
}

/** Amounts by purpose; one that is not named is zero. */
export type Purposes = ReadonlyMap<PurposeKey, Cents>;

/** What a document gives back of what earlier ones had asked: above zero, by purpose and by earlier document. */
export type Corrections = ReadonlyMap<PurposeKey, ReadonlyMap<string, Cents>>;

function partsOf({ childId, activityId, care, other }: PartedLine) {
  return [
    { key: purposeKey({ childId, activityId, care: true }), amount: care },
    { key: purposeKey({ childId, activityId, care: false }), amount: other },
  ];
}

/** What each document asks, by purpose. */
export function purposesOf(lines: readonly PartedLine[]): Map<string, Purposes> {
  const documents = new Map<string, Map<PurposeKey, Cents>>();
  for (const line of lines) {
    const sums = documents.get(line.documentId) ?? new Map<PurposeKey, Cents>();
    documents.set(line.documentId, sums);
    for (const { key, amount } of partsOf(line)) sums.set(key, cents((sums.get(key) ?? 0) + amount));
  }
  return documents;
}

/** What the regularisations of each document give back. */
export function correctionsOf(lines: readonly PartedLine[]): Map<string, Corrections> {
  const documents = new Map<string, Map<PurposeKey, Map<string, Cents>>>();
  for (const line of lines) {
    if (line.corrects === null) continue;
    const purposes = documents.get(line.documentId) ?? new Map<PurposeKey, Map<string, Cents>>();
    documents.set(line.documentId, purposes);
    for (const { key, amount } of partsOf(line)) {
      if (amount >= 0) continue;
      const earlier = purposes.get(key) ?? new Map<string, Cents>();
      purposes.set(key, earlier.set(line.corrects, cents((earlier.get(line.corrects) ?? 0) - amount)));
    }
  }
  return documents;
}
