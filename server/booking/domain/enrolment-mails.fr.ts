import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { namesText } from "./mails.fr";

const FOLLOW = { label: "Suivre ma demande", path: "/famille/inscriptions" };
const NOTHING_YET =
  "Rien n’est encore changé. La mairie vous répondra par e-mail\u00a0; vous n’avez rien d’autre à faire.";

interface Asked {
  readonly children: ReadonlyArray<{ readonly firstName: string; readonly lastDay: LocalDate }>;
  readonly activityName: string;
  readonly firstDay: LocalDate;
}

/** Says that a request is received, to all those who hold the household: one of them may not know of it. */
export function enrolmentAskedMail({ children, activityName, firstDay }: Asked) {
  const alike = Map.groupBy(children, ({ lastDay }) => lastDay);
  return {
    subject: "Votre demande d’inscription est reçue",
    paragraphs: [
      ...[...alike].map(([lastDay, together]) => {
        const names = namesText(together.map(({ firstName }) => firstName));
        return `Vous demandez l’inscription ${elide("de", names)} à «\u00a0${activityName}\u00a0», du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}.`;
      }),
      NOTHING_YET,
    ],
    action: FOLLOW,
  };
}

interface AskedEnd {
  readonly firstName: string;
  readonly activityName: string;
  readonly lastDay: LocalDate;
}

export function enrolmentEndAskedMail({ firstName, activityName, lastDay }: AskedEnd) {
  return {
    subject: "Votre demande d’arrêt d’une inscription est reçue",
    paragraphs: [
      `Vous demandez que l’inscription ${elide("de", firstName)} à «\u00a0${activityName}\u00a0» s’arrête le ${formatDayWithYear(lastDay)}.`,
      NOTHING_YET,
    ],
    action: FOLLOW,
  };
}
