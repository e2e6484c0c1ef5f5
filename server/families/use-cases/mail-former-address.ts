import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, publicUrl } from "@/server/tenancy";

export interface FormerAddress {
  readonly city: City;
  readonly familyId: string;
  readonly requestId: string;
  /** The address on file before the change; nothing is sent when there was none. */
  readonly former: string;
  readonly clock: Clock;
}

/** Tells the address that is left: the one place where somebody else's change would be noticed. */
export async function mailFormerAddress(tx: Tx, { city, familyId, requestId, former, clock }: FormerAddress) {
  if (former === "") return;
  await queueMail(tx, {
    city,
    clock,
    familyId,
    to: former,
    kind: "email-changed",
    dedupeKey: `change:${requestId}:former`,
    subject: "Votre adresse e-mail a changé",
    paragraphs: [
      "Cette adresse e-mail n’est plus celle de votre dossier.",
      "Si vous n’avez rien demandé, contactez la mairie sans attendre.",
    ],
    action: { label: "Voir mes demandes", url: publicUrl(city, "/famille/dossier/modifications") },
  });
}
