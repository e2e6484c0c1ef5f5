import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { findAccount, isUsable } from "@/server/identity";
import { queueMail } from "@/server/messaging";
import { dayOf, formatDayWithYear } from "@/server/platform/dates";
import { newId, newReadableSecret } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { publicUrl } from "@/server/tenancy";
import { lockActiveFamily } from "../data/desk-children";
import { nameOfAdult, readAdultPlace } from "../data/desk-households";
import { insertInvitation } from "../data/invitations";
import { accountOfPerson } from "../data/pivot-persons";
import type { DeskError } from "../desk-errors";
import type { prepareCodeSchema } from "../desk-schemas";
import { CODE_GROUPS, normalCode } from "../domain/activation";
import { addressesOfPerson } from "../queries/mail-address";
import type { Desk } from "./desk";

/** As long as a one-time password: a letter takes days. Without a matching FranceConnect login it opens nothing. */
const CODE_DAYS = 7;

/**
 * Prepares a code with which an adult of a dossier, once logged in with FranceConnect, is attached to it (A4, A5). One
 * live code a person; it is printed, and mailed to the address on file when the agent says so. Errors: DeskAdultNotFound,
 * AdultHasLogin, AdultSuspended, AdultHasNoAddress.
 */
export async function prepareCode(
  tx: Tx,
  { city, clock, agentId }: Desk,
  { familyId, personId, send }: z.output<typeof prepareCodeSchema>,
): Promise<Result<{ familyId: string; personId: string }, DeskError>> {
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  if (!(await readAdultPlace(tx, familyId, personId))) return err({ tag: "DeskAdultNotFound" });
  const accountId = await accountOfPerson(tx, personId);
  const account = accountId ? await findAccount(tx, accountId) : undefined;
  if (account && !isUsable(account)) return err({ tag: "AdultSuspended", name: await nameOfAdult(tx, personId) });
  if (account) return err({ tag: "AdultHasLogin" });
  const [to] = await addressesOfPerson(tx, personId);
  if (send && !to) return err({ tag: "AdultHasNoAddress" });
  const printed = newReadableSecret(CODE_GROUPS);
  const code = normalCode(printed) ?? printed;
  const now = clock.now();
  const expiresAt = now.add({ hours: CODE_DAYS * 24 });
  await insertInvitation(tx, { cityId: city.id, familyId, personId, agentId, printed, code, now, expiresAt });
  if (send && to) {
    await queueMail(tx, {
      city,
      clock,
      to,
      familyId,
      kind: "activation-code",
      dedupeKey: `activation-code:${newId()}`,
      holdsSecret: true,
      subject: "Votre code d’activation",
      paragraphs: [
        "La mairie vous donne accès à un dossier de son portail des familles.",
        `Connectez-vous avec FranceConnect, puis écrivez ce code quand on vous le demande\u00a0:\n${printed}`,
        `Il sert une fois, jusqu’au ${formatDayWithYear(dayOf(expiresAt, city.timezone))}, et seulement à vous. Ne le donnez à personne.`,
      ],
      action: { label: "Me connecter", url: publicUrl(city, "/connexion/code") },
    });
  }
  return ok({ familyId, personId });
}
