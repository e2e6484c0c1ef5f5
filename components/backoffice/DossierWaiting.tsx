import { waitlistEnd } from "@/server/booking/domain/waitlist-end.fr";
import { formatDay } from "@/server/platform/dates";
import type { DossierUseView } from "./DossierUse";
import { instantText } from "./since-text";

interface DossierWaitingProps {
  readonly lines: DossierUseView["waiting"];
  readonly zone: string;
}

/** The queues of a dossier: those that go on, then those that ended of late, why and when (B5). */
export function DossierWaiting({ lines, zone }: DossierWaitingProps) {
  if (lines.length === 0) return null;
  const live = lines.filter(({ endedAt }) => endedAt === null);
  const ended = lines.filter(({ endedAt }) => endedAt !== null);
  return (
    <section aria-labelledby="attente">
      <h2 id="attente">Listes d’attente</h2>
      {live.length === 0 ? <p>Aucune attente en cours.</p> : <Lines lines={live} zone={zone} />}
      {ended.length === 0 ? null : (
        <>
          <h3>Terminées récemment</h3>
          <Lines lines={ended} zone={zone} />
        </>
      )}
    </section>
  );
}

function Lines({ lines, zone }: DossierWaitingProps) {
  return (
    <ul className="preau-list">
      {lines.map((line) => (
        <li key={line.id}>
          {line.child}, {formatDay(line.day)}, {line.activity}&nbsp;: {stateOf(line, zone)}
        </li>
      ))}
    </ul>
  );
}

function stateOf(line: DossierWaitingProps["lines"][number], zone: string): string {
  const { status, position, since, until, endedAt, closedFor } = line;
  if (endedAt !== null) return waitlistEnd(status, closedFor, instantText(endedAt, zone));
  if (status !== "offered") return `rang ${position}, depuis le ${instantText(since, zone)}`;
  return `une place est proposée à la famille${until === null ? "" : `, jusqu’au ${instantText(until, zone)}`}`;
}
