import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { formatInstant } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { publicUrl } from "@/server/tenancy";
import type { Credential } from "../data/credentials";
import type { Door } from "../use-cases/door";

/** Tells the owner, in case it was somebody else. Who has no address gets nothing. */
export async function mailPasswordChanged(tx: Tx, door: Door, { mailAddress }: Credential): Promise<void> {
  if (!mailAddress) return;
  await queueMail(tx, {
    city: door.city,
    clock: door.clock,
    to: mailAddress,
    kind: "password-changed",
    dedupeKey: `password-changed:${newId()}`,
    subject: "Votre mot de passe a été changé",
    paragraphs: [
      `Le mot de passe de votre compte a été changé ${formatInstant(door.clock.now(), door.city.timezone)}. Toutes vos connexions ouvertes ont été fermées.`,
      "Si ce n’est pas vous, demandez tout de suite un nouveau mot de passe, puis prévenez-nous.",
    ],
    action: {
      label: "Demander un nouveau mot de passe",
      url: publicUrl(door.city, "/connexion/mot-de-passe-oublie"),
    },
  });
}
