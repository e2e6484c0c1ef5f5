import { formatDay, formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import type { MailText } from "./mails.fr";
import { HELD_KINDS, type HeldDay } from "./school-move";

type Told = Pick<HeldDay, "day" | "activityName" | "what">;

const KINDS: Readonly<Record<HeldDay["what"], readonly [string, string]>> = {
  booking: ["réservation annulée, sans frais", "réservations annulées, sans frais"],
  offered: ["place proposée retirée", "places proposées retirées"],
  waiting: ["place en liste d’attente retirée", "places en liste d’attente retirées"],
};

/** "2 réservations annulées, sans frais : jeudi 3 décembre (Cantine), vendredi 4 décembre (Cantine)", kind by kind. */
export function heldTexts(held: readonly Told[]): string[] {
  return HELD_KINDS.flatMap((kind) => {
    const days = held.filter(({ what }) => what === kind);
    if (days.length === 0) return [];
    const [one, many] = KINDS[kind];
    const list = days.map(({ day, activityName }) => `${formatDay(day)} (${activityName})`).join(", ");
    return [`${days.length} ${days.length === 1 ? one : many}\u00a0: ${list}.`];
  });
}

/** To a household whose child changes school: what it no longer has from `from` on, and what to do. */
export function schoolMovedMail(firstName: string, from: LocalDate, held: readonly Told[]): MailText {
  return {
    subject: "Des réservations sont annulées\u00a0: changement d’école",
    paragraphs: [
      `La mairie a enregistré le changement d’école ${elide("de", firstName)}. À partir du ${formatDayWithYear(from)}, ce qui était réservé ou attendu dans l’ancienne école s’arrête.`,
      ...heldTexts(held),
      "Rien n’est réservé dans la nouvelle école. Choisissez maintenant les jours dans vos réservations.",
      "Si quelque chose n’est pas juste, contactez la mairie.",
    ],
    actionLabel: "Réserver des jours",
  };
}
