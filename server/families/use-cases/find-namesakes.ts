import "server-only";
import { err, ok, type Result } from "@/server/platform/result";
import type { KnownNamesake } from "../data/namesakes";
import type { Namesake } from "../desk-errors";
import { type Named, resemblance } from "../domain/resemblance";

/** What an agent answered about namesakes: nothing yet, somebody else than those they were shown, or one of them. */
export interface TwinAnswer {
  readonly twin?: string;
  readonly seen: readonly string[];
}

const SHOWN = 10;

/** Those who resemble what is typed, the same ones first; at most ten. */
export function namesakesOf(typed: Named, known: readonly KnownNamesake[]): Namesake[] {
  const found = known.flatMap((one) => {
    const how = resemblance(typed, one);
    return how ? [{ one, how }] : [];
  });
  const sorted = [...found.filter(({ how }) => how === "same"), ...found.filter(({ how }) => how === "near")];
  return sorted.slice(0, SHOWN).map(({ one: { id, name, birthdate, family } }) => ({ id, name, birthdate, family }));
}

/**
 * Whether somebody new may be made (D4): gives the namesake that the agent recognised, or null for somebody new. The
 * error holds those to show. "Nobody of these" is good only for those who were shown.
 */
export function settleTwin(
  namesakes: readonly Namesake[],
  { twin, seen }: TwinAnswer,
): Result<string | null, Namesake[]> {
  if (twin !== undefined && twin !== "none") {
    return namesakes.some(({ id }) => id === twin) ? ok(twin) : err([...namesakes]);
  }
  const isAnswered = twin === "none" && namesakes.every(({ id }) => seen.includes(id));
  return namesakes.length === 0 || isAnswered ? ok(null) : err([...namesakes]);
}
