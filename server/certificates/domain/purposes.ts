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

/** What each document asks, by purpose. */
export function purposesOf(lines: readonly PartedLine[]): Map<string, Purposes> {
  const documents = new Map<string, Map<PurposeKey, Cents>>();
  for (const { documentId, childId, activityId, care, other } of lines) {
    const sums = documents.get(documentId) ?? new Map<PurposeKey, Cents>();
    documents.set(documentId, sums);
    for (const [isCare, amount] of [
      [true, care],
      [false, other],
    ] as const) {
      const key = purposeKey({ childId, activityId, care: isCare });
      sums.set(key, cents((sums.get(key) ?? 0) + amount));
    }
  }
  return documents;
}
