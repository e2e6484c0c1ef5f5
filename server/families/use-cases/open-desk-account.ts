import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { lockActiveFamily } from "../data/desk-children";
import { nameOfAdult, readAdultPlace, setEmailIfNone } from "../data/desk-households";
import type { DeskError } from "../desk-errors";
import type { openAccountSchema } from "../desk-schemas";
import type { Desk } from "./desk";
import { mailKnownAddresses } from "./mail-known-addresses";
import { openLocalLogin } from "./open-local-login";

/**
 * Opens an account at the desk for an adult of a dossier (A3): a one-time password by mail, with the rules of an approved
 * request. Other addresses on file for them are told. Errors: DeskFamilyNotFound, DeskAdultNotFound,
 * AdultHasPassword, AdultSuspended.
 */
export async function openDeskAccount(
  tx: Tx,
  { city, clock, agentId }: Desk,
  { familyId, personId, email }: z.output<typeof openAccountSchema>,
): Promise<Result<{ familyId: string }, DeskError>> {
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  if (!(await readAdultPlace(tx, familyId, personId))) return err({ tag: "DeskAdultNotFound" });
  const occasion = newId();
  const because = "Un agent de la mairie a ouvert votre compte, à votre demande, au guichet.";
  const displayName = await nameOfAdult(tx, personId);
  const login = { city, clock, agentId, personId, familyId, displayName, email, occasion, because };
  const opened = await openLocalLogin(tx, login);
  if (!opened.ok) {
    const { error } = opened;
    return err(
      error.tag === "PersonSuspended" ? { tag: "AdultSuspended", name: error.name } : { tag: "AdultHasPassword" },
    );
  }
  await mailKnownAddresses(tx, { city, clock, requestId: occasion, personId, familyId, asked: email });
  await setEmailIfNone(tx, personId, email);
  return ok({ familyId });
}
