import { formatDay, formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { formatEuros } from "@/server/platform/money";
import type { MailText } from "./mails.fr";
import { type MovedDay, type MoveGroup, movesByActivity, type WhyGone } from "./school-move";

/** "Gardés dans la nouvelle école": the titles of a recap and of a mail. */
export const MOVE_TITLES: Readonly<Record<MoveGroup, string>> = {
  backMoved: "Remis dans l’école d’aujourd’hui",
  backWaiting: "En liste d’attente dans l’école d’aujourd’hui",
  moved: "Gardés dans la nouvelle école",
  waiting: "En liste d’attente dans la nouvelle école",
  gone: "Annulés, sans frais",
};

const WHY_GONE: Readonly<Record<WhyGone, string>> = {
  closed: "fermé ce jour-là",
  noPlaces: "pas de places à cette date",
  full: "complet",
  late: "complet, délai passé pour attendre",
  waitsAlready: "déjà en liste d’attente, par l’autre foyer",
};

export type ToldDay = Pick<MovedDay, "day" | "activityName" | "what" | "outcome" | "back" | "why" | "newPrice">;

/** "vendredi 4 décembre (nouveau prix : 6,50 €)", "vendredi 4 décembre (complet)" */
export function movedDayText({ day, what, outcome, why, newPrice }: ToldDay): string {
  const said = [
    ...(why === null ? [] : [WHY_GONE[why]]),
    ...(outcome === "gone" && what === "offered" ? ["place proposée"] : []),
    ...(outcome === "gone" && what === "waiting" ? ["liste d’attente"] : []),
    ...(newPrice === null ? [] : [`nouveau prix\u00a0: ${formatEuros(newPrice)}`]),
  ];
  return said.length === 0 ? formatDay(day) : `${formatDay(day)} (${said.join(", ")})`;
}

function lists(days: readonly ToldDay[]): string[] {
  return movesByActivity(days).map(({ group, count, activities }) =>
    [
      `${MOVE_TITLES[group]} (${count})\u00a0:`,
      ...activities.map(({ name, days: list }) => `– ${name}\u00a0: ${list.map(movedDayText).join(", ")}.`),
    ].join("\n"),
  );
}

/** To a household whose child changes school: what became of each day that it held from `from` on. */
export function schoolMovedMail(firstName: string, from: LocalDate, days: readonly ToldDay[]): MailText {
  const waits = days.some(({ outcome }) => outcome === "waiting");
  return {
    subject: "Changement d’école\u00a0: vos réservations",
    paragraphs: [
      `La mairie a enregistré le changement d’école ${elide("de", firstName)}, à partir du ${formatDayWithYear(from)}.`,
      ...(days.length === 0 ? ["Aucun jour n’était réservé ni attendu à partir de cette date."] : lists(days)),
      ...(waits
        ? [
            "Quand une place se libère, nous vous la proposons par e-mail, pendant un temps limité. Rien n’est dû avant.",
          ]
        : []),
      "Si quelque chose n’est pas juste, contactez la mairie.",
    ],
    actionLabel: "Voir mes réservations",
  };
}
