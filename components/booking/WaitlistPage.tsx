import type { FormAction } from "@/components/forms/form-state";
import { ordinal } from "@/server/booking/domain/cell.fr";
import { namesText } from "@/server/booking/domain/mails.fr";
import { waitlistEnd } from "@/server/booking/domain/waitlist-end.fr";
import type { WaitlistLine } from "@/server/booking/domain/waitlist-view";
import { formatDay } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { LeaveForm } from "./LeaveForm";
import { OfferForm } from "./OfferForm";

/** A line with its moments in words: "jeudi 12 mars à 18 h". */
export type SaidLine = WaitlistLine & {
  readonly offeredText: string | null;
  readonly untilText: string | null;
  readonly endedText: string | null;
};

interface WaitlistPageProps {
  readonly base: string;
  readonly offers: readonly SaidLine[];
  readonly waiting: readonly SaidLine[];
  readonly ended: readonly SaidLine[];
  readonly canBook: boolean;
  readonly answer: FormAction;
  readonly leave: FormAction;
}

/** Queues of the family, places that are offered to it, and what ended lately (B5). */
export function WaitlistPage({ base, offers, waiting, ended, canBook, answer, leave }: WaitlistPageProps) {
  return (
    <>
      {offers.length > 0 ? (
        <section>
          <h2>Places proposées</h2>
          {withoutSiblings(offers).map((line) => (
            <article className="preau-card" key={line.entryId}>
              <h3>
                {namesText([line.firstName, ...line.together])}, {formatDay(line.day)}
              </h3>
              <p>
                {line.activityName}, {line.schoolName}. <strong>Place proposée jusqu’au {line.untilText}.</strong> Sans
                réponse, elle sera proposée à une autre famille.
                {line.price === null
                  ? ""
                  : ` Prix${line.together.length > 0 ? " au total" : ""}\u00a0: ${formatEuros(line.price)}.`}
                {line.onceBooked === null ? "" : ` ${line.onceBooked}`}
              </p>
              {canBook ? (
                <OfferForm
                  about={`${namesText([line.firstName, ...line.together])}, ${formatDay(line.day)}`}
                  action={answer}
                  base={base}
                  entry={line.entryId}
                />
              ) : (
                <p>{NOT_YOURS}</p>
              )}
            </article>
          ))}
        </section>
      ) : null}
      <section>
        <h2>En attente</h2>
        <p>{waiting.length === 0 ? NONE : KEPT}</p>
        {waiting.map((line) => (
          <article className="preau-card" key={line.entryId}>
            <h3>
              {line.firstName}, {formatDay(line.day)}
            </h3>
            <p>
              {line.activityName}, {line.schoolName}.
              {line.place === null ? "" : ` ${ordinal(line.place)} sur la liste.`}
              {line.rule === null ? "" : ` ${line.rule}`}
              {line.together.length > 0 ? ` Avec ${namesText(line.together)}, ou pas du tout.` : ""}
            </p>
            {canBook ? (
              <LeaveForm
                action={leave}
                base={base}
                entry={line.entryId}
                about={`${line.firstName}, ${formatDay(line.day)}`}
              />
            ) : null}
          </article>
        ))}
      </section>
      <Ended lines={ended} />
      <p className="preau-actions">
        <a href={`${base}/famille/reservations`}>Voir mes réservations</a>
      </p>
    </>
  );
}

/** Who asked while bookings were open keeps the right to be offered a place; the deadline of the day alone ends it (C3, B5). */
const NOT_YOURS =
  "Votre compte ne permet pas de réserver\u00a0: un autre adulte du dossier peut accepter ou refuser cette place. Pour pouvoir le faire aussi, contactez la mairie.";

const NONE =
  "Vous n’êtes sur aucune liste d’attente. Quand un jour est complet, cochez-le dans vos réservations pour attendre une place.";

const KEPT =
  "Si une place se libère, nous vous la proposons par e-mail. Votre demande reste valable si les réservations ferment entre-temps, jusqu’à la date limite du jour.";

/** Siblings share one offer, and one answer. */
function withoutSiblings(offers: readonly SaidLine[]): SaidLine[] {
  const seen = new Set<string>();
  return offers.filter((line) => {
    const key = line.together.length > 0 ? `${line.groupId} ${line.activityName} ${line.day}` : line.entryId;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function endOf({ status, closedFor, offeredText, untilText, endedText }: SaidLine): string {
  if (status === "expired" && offeredText && untilText) {
    return `l’offre du ${offeredText} a expiré le ${untilText}. La place est revenue à la suite de la liste.`;
  }
  return waitlistEnd(status, closedFor, endedText);
}

function Ended({ lines }: { lines: readonly SaidLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>Terminé récemment</h2>
      <ul className="preau-lines">
        {lines.map((line) => (
          <li key={line.entryId}>
            <strong>{formatDay(line.day)}</strong>, {line.firstName}, {line.activityName}&nbsp;: {endOf(line)}
          </li>
        ))}
      </ul>
    </section>
  );
}
