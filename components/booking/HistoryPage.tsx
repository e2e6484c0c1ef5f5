import { Disclosure } from "@/components/dsfr/Disclosure";
import type { HistoryLine } from "@/server/booking/domain/history-line";
import { formatDay } from "@/server/platform/dates";
import { agreedEuros, formatEuros } from "@/server/platform/money";

interface HistoryPageProps {
  readonly base: string;
  readonly lines: readonly (HistoryLine & { readonly when: string })[];
  readonly page: number;
  readonly more: boolean;
}

function stateOf(line: HistoryLine): string {
  const price = line.price === null ? "" : `, ${formatEuros(line.price)}`;
  if (!line.cancelled) return `réservé${price}${line.late ? " (réservation tardive)" : ""}`;
  if (line.freed)
    return `annulé hors délai, puis jour fermé par la mairie\u00a0: rien n’est dû. Raison\u00a0: ${line.closedFor}`;
  if (line.closedFor !== null) return `annulé par la mairie, sans frais. Raison\u00a0: ${line.closedFor}`;
  if (!line.billed) return "annulé";
  return `annulé hors délai, ${line.price === null ? "reste dû" : agreedEuros(line.price, "reste dû", "restent dus")}`;
}

/** Who did it, unless the line says already that the town did. */
function byText({ by, closedFor, freed }: HistoryLine): string {
  if (closedFor !== null && !freed) return "Fait ";
  return `Par ${by ?? "le lien d’une place proposée par e-mail"}, `;
}

/** Bookings and cancellations of the family, latest first, each with how its price was reached (F4). */
export function HistoryPage({ base, lines, page, more }: HistoryPageProps) {
  const here = `${base}/famille/reservations/historique`;
  return (
    <>
      {lines.length === 0 ? (
        <p>Aucune réservation pour l’instant. Vous réservez des jours dans le calendrier.</p>
      ) : null}
      <ul className="preau-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <strong>{formatDay(line.day)}</strong>, {line.firstName}, {line.activityName}&nbsp;: {stateOf(line)}.{" "}
            <span className="preau-lines__note">
              {byText(line)}le {line.when}.
            </span>
            {line.explanation.length > 0 ? (
              <Disclosure
                summary={
                  <>
                    Calcul du prix
                    <span className="fr-sr-only">
                      {" "}
                      ({formatDay(line.day)}, {line.firstName})
                    </span>
                  </>
                }
              >
                <ul>
                  {line.explanation.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ul>
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ul>
      <nav aria-label="Pages de l’historique" className="preau-actions">
        {page > 0 ? <a href={`${here}?page=${page - 1}`}>Plus récent</a> : null}
        {more ? <a href={`${here}?page=${page + 1}`}>Plus ancien</a> : null}
        <a href={`${base}/famille/reservations`}>Revenir au calendrier</a>
      </nav>
    </>
  );
}
