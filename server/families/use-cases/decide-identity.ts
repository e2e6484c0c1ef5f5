import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { insertAccessDecision } from "../data/access-decisions";
import { liftCertification, liftedIdentity } from "../data/certifications";
import { lockActiveFamily } from "../data/desk-children";
import { readAdultPlace } from "../data/desk-households";
import type { DeskError } from "../desk-errors";
import { identityRestoredMail } from "../domain/access-mails.fr";
import { shownVersion } from "../domain/shown-version";
import { type Unreached, unreachedBy } from "../domain/unreached";
import type { decideIdentitySchema } from "../former-identity-schemas";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";

export interface IdentityDecided {
  readonly familyId: string;
  readonly personId: string;
  readonly choice: "restore" | "keep";
  /** Of a civil status that is put back: nobody is told of one that is kept. */
  readonly unreached: Unreached | null;
}

/**
 * Puts back what a FranceConnect login that was taken away had replaced of an adult's civil status, and tells the
 * household; or keeps it as it is. Either is decided once, and the history has it with its reason. Errors:
 * DeskFamilyNotFound, DeskAdultNotFound, DeskFormMoved when somebody else has decided, or changed it, meanwhile.
 */
export async function decideIdentity(
  tx: Tx,
  { city, clock, agentId }: Desk,
  { familyId, personId, version, choice, reason }: z.output<typeof decideIdentitySchema>,
): Promise<Result<IdentityDecided, DeskError>> {
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  if (!(await readAdultPlace(tx, familyId, personId))) return err({ tag: "DeskAdultNotFound" });
  const lifted = await liftedIdentity(tx, personId);
  if (!lifted || shownVersion({ ...lifted.current }) !== version) return err({ tag: "DeskFormMoved" });
  let unreached: Unreached | null = null;
  if (choice === "restore") {
    const mail = identityRestoredMail();
    unreached = unreachedBy(await mailHousehold(tx, { city, clock, familyId, kind: "adult-changed", mail }));
    await liftCertification(tx, personId, lifted.former);
  }
  const kind = choice === "restore" ? "identity-restored" : "identity-kept";
  const { accountId } = lifted;
  const decision = { cityId: city.id, familyId, personId, accountId, kind, reason, agentId } as const;
  await insertAccessDecision(tx, { ...decision, now: clock.now() });
  return ok({ familyId, personId, choice, unreached });
}
