import { elide } from "@/server/platform/elision";
import type { EnrolmentRequestKind } from "./enrolment-request";

/** What a household asked, as the mail that refuses it says it. */
interface Refused {
  readonly kind: EnrolmentRequestKind;
  readonly firstName: string;
  readonly activityName: string;
}

/** Several requests may wait at once: the mail says which one it answers, its subject does not. */
export function enrolmentRefusedMail(reason: string, { kind, firstName, activityName }: Refused) {
  const asked = `l’inscription ${elide("de", firstName)} à «\u00a0${activityName}\u00a0»`;
  return {
    subject: "Une réponse à votre demande",
    paragraphs: [
      kind === "inscription"
        ? `La mairie n’a pas pu accepter votre demande pour ${asked}.`
        : `La mairie n’a pas pu accepter votre demande d’arrêter ${asked}. Rien n’est changé.`,
      `Raison\u00a0: ${reason}`,
      "Vous pouvez faire une nouvelle demande dans vos inscriptions.",
    ],
    action: { label: "Voir mes inscriptions", path: "/famille/inscriptions" },
  };
}
