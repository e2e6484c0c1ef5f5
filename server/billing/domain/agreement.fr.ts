import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import type { OwnPart } from "./agreement";
import { shareText, WHOLE } from "./share";

const WEEKS = { even: "les semaines paires", odd: "les semaines impaires" } as const;

export function weeksText(weeks: "even" | "odd"): string {
  return WEEKS[weeks];
}

/** "depuis le 1er septembre 2026"; "du 1er septembre 2026 au 31 août 2027"; "à partir du …" for a period to come. */
export function periodText(
  { firstDay, lastDay }: { readonly firstDay: LocalDate; readonly lastDay: LocalDate | null },
  today: LocalDate,
): string {
  if (lastDay !== null) return `du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}`;
  return firstDay > today ? `à partir du ${formatDayWithYear(firstDay)}` : `depuis le ${formatDayWithYear(firstDay)}`;
}

/** "Vous payez 60 % de ce que Lina utilise, depuis le 1er septembre 2026." Said to the household itself. */
export function ownPartText(firstName: string, part: OwnPart, today: LocalDate): string {
  if (part.kind === "weeks") return `Vous payez ce ${elide("que", firstName)} utilise ${WEEKS[part.weeks]}.`;
  const when = periodText(part, today);
  if (part.share === 0) return `Vous ne payez rien de ce ${elide("que", firstName)} utilise, ${when}.`;
  if (part.share === WHOLE) return `Vous payez tout ce ${elide("que", firstName)} utilise, ${when}.`;
  return `Vous payez ${shareText(part.share)} de ce ${elide("que", firstName)} utilise, ${when}.`;
}

interface ChangedPart {
  readonly firstName: string;
  /** The household's own part from `from` on; undefined where no rule gives it one. */
  readonly part: OwnPart | undefined;
  readonly from: LocalDate;
  readonly today: LocalDate;
}

/** What each household is told when a clerk changed who pays: its own part, from when; nothing of another household. */
export function agreementChangedMail({ firstName, part, from, today }: ChangedPart) {
  return {
    subject: "Ce que vous payez pour un enfant a changé",
    paragraphs: [
      `La mairie a mis à jour la part que vous payez pour ${firstName}.`,
      changedText(firstName, part, from, today),
      "Votre dossier la montre aussi.",
      "Si quelque chose n’est pas juste, contactez la mairie.",
    ],
    action: { label: "Voir mon dossier", path: "/famille/dossier" },
  };
}

function changedText(firstName: string, part: OwnPart | undefined, from: LocalDate, today: LocalDate): string {
  if (part?.kind === "share") return ownPartText(firstName, part, today);
  const day = formatDayWithYear(from);
  return part
    ? `À partir du ${day}, vous payez ce ${elide("que", firstName)} utilise ${WEEKS[part.weeks]}.`
    : `À partir du ${day}, aucune part n’est plus convenue pour votre foyer. Vos factures disent ce que vous payez.`;
}
