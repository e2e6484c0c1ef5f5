import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { liftedIdentity } from "../data/certifications";
import { readAdultPlace } from "../data/desk-households";
import type { FormerIdentityView } from "../domain/former-identity";
import { formerLines } from "../domain/former-identity.fr";
import { shownVersion } from "../domain/shown-version";

interface Asked {
  readonly familyId: string;
  readonly personId: string;
}

/**
 * What an adult of the dossier was said to be before a FranceConnect login that staff have taken away; null when nothing
 * is to be decided, undefined when this person is not in the dossier.
 */
export async function formerIdentityView(
  tx: Tx,
  { familyId, personId }: Asked,
): Promise<FormerIdentityView | null | undefined> {
  if (!(await readAdultPlace(tx, familyId, personId))) return undefined;
  const lifted = await liftedIdentity(tx, personId);
  if (!lifted) return null;
  const lines = formerLines(lifted.former, lifted.current);
  return lines.length === 0 ? null : { lines, version: shownVersion({ ...lifted.current }) };
}
