import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { newId } from "@/server/platform/ids";
import { publicUrl } from "@/server/tenancy";
import type { Credential } from "../data/credentials";
import type { Door } from "../use-cases/door";

/** A link to a new password, and where it goes. */
export interface RecoveryLink {
  readonly to: string;
  readonly token: string;
}

/** The link is in the mail and nowhere else; the mail's text is erased once it has left. */
export async function mailRecovery(
  tx: Tx,
  door: Door,
  { login }: Credential,
  { to, token }: RecoveryLink,
): Promise<void> {
  await queueMail(tx, {
    city: door.city,
    clock: door.clock,
    to,
    kind: "password-recovery",
    dedupeKey: `password-recovery:${newId()}`,
    holdsSecret: true,
    subject: "Choisissez un nouveau mot de passe",
    paragraphs: [
      `Vous avez demandé un nouveau mot de passe pour le compte «\u00a0${login}\u00a0».`,
      "Ce lien sert une seule fois, pendant une heure. Ne le donnez à personne.",
      "Si vous n’avez rien demandé, ne faites rien\u00a0: votre mot de passe reste le même.",
    ],
    action: {
      label: "Choisir un nouveau mot de passe",
      url: publicUrl(door.city, `/connexion/nouveau-mot-de-passe?jeton=${token}`),
    },
  });
}
