import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, publicUrl } from "@/server/tenancy";
import { addressesOfPerson } from "../queries/mail-address";

export interface LoginAdded {
  readonly city: City;
  readonly clock: Clock;
  readonly requestId: string;
  readonly personId: string;
  readonly familyId: string | undefined;
  /** The address that the request gave, which nobody has verified. */
  readonly asked: string;
}

/**
 * A login was added to a person of the dossiers: the addresses that were on file are told, and not only the one of the
 * request. There, somebody else's login would be noticed (A3, A9).
 */
export async function mailKnownAddresses(tx: Tx, added: LoginAdded): Promise<void> {
  const { city, clock, requestId, personId, familyId, asked } = added;
  const known = (await addressesOfPerson(tx, personId)).filter((address) => address !== asked.toLowerCase());
  for (const to of known) {
    await queueMail(tx, {
      city,
      clock,
      familyId,
      to,
      kind: "login-added",
      dedupeKey: `login-added:${requestId}:${to}`,
      subject: "Un moyen de connexion a été ajouté à votre nom",
      paragraphs: [
        "Un agent a ajouté un moyen de connexion à votre nom sur le portail, à la demande de quelqu’un qui a donné une autre adresse e-mail que celle-ci.",
        "Si c’est vous, il n’y a rien à faire. Si vous n’avez rien demandé, contactez la mairie sans attendre\u00a0: elle retirera cette connexion.",
      ],
      action: { label: "Voir mes moyens de connexion", url: publicUrl(city, "/famille/profil") },
    });
  }
}
