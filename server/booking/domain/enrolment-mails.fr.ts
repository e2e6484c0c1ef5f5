import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { namesText } from "./mails.fr";

const FOLLOW = { label: "Suivre ma demande", path: "/famille/inscriptions" };
const NOTHING_YET =
  "Rien n’est encore changé. La mairie vous répondra par e-mail\u00a0; vous n’avez rien d’autre à faire.";

interface Asked {
  readonly firstNames: readonly string[];
  readonly activityName: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** Says that a request is received, to all those who hold the household: one of them may not know of it. */
export function enrolmentAskedMail({ firstNames, activityName, firstDay, lastDay }: Asked) {
  return {
    subject: "Votre demande d’inscription est reçue",
    paragraphs: [
      `Vous demandez l’inscription ${elide("de", namesText(firstNames))} à «\u00a0${activityName}\u00a0», du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}.`,
      NOTHING_YET,
    ],
    action: FOLLOW,
  };
}

export function enrolmentEndAskedMail({ firstNames, activityName, lastDay }: Asked) {
  return {
    subject: "Votre demande d’arrêt d’une inscription est reçue",
    paragraphs: [
      `Vous demandez que l’inscription ${elide("de", namesText(firstNames))} à «\u00a0${activityName}\u00a0» s’arrête le ${formatDayWithYear(lastDay)}.`,
      NOTHING_YET,
    ],
    action: FOLLOW,
  };
}
