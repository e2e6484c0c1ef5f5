import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { insertQuotient, isLastQuotient, lockQuotients, type NewQuotient } from "../data/quotients";

/**
 * Adds a quotient to the history of a dossier, whoever brings it: those before it stay as they are (attack 30). From when
 * it counts for prices is the rule of each service's fees, which starts from the day on which the town came to know it.
 * The very one that was recorded last is recorded once.
 */
export async function recordQuotient(tx: Tx, recorded: NewQuotient): Promise<"recorded" | "unchanged"> {
  const { familyId, quotient, knownOn } = recorded;
  await lockQuotients(tx, familyId);
  if (await isLastQuotient(tx, familyId, quotient, knownOn)) return "unchanged";
  await insertQuotient(tx, recorded);
  return "recorded";
}
