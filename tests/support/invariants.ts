import { afterEach, expect } from "vitest";
import { type BrokenInvariant, INVARIANTS } from "./invariants-statement";
import { owner } from "./owner";

/** Looks behind row-level security, over every city: an empty list is what is wanted. */
export async function brokenInvariants(): Promise<BrokenInvariant[]> {
  const { rows } = await owner().query<BrokenInvariant>(INVARIANTS);
  return rows;
}

/**
 * For a file of tests about faults or races: every invariant is asked after each of them, so that none can forget.
 * A control that breaks some, and cannot mend them, names them by `areBroken`: these, and no others, are then found until
 * it is called again.
 */
export function invariantsHoldAfterEach(): { readonly areBroken: (...names: string[]) => void } {
  let known: readonly string[] = [];
  afterEach(async () => {
    const found = await brokenInvariants();
    const names = [...new Set(found.map(({ broken }) => broken))].sort();
    expect(names, JSON.stringify(found.slice(0, 5))).toEqual([...known].sort());
  });
  return {
    areBroken: (...names) => {
      known = names;
    },
  };
}
