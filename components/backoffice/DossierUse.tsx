import type { EntryStatus } from "@/server/booking/domain";
import {
  formatDay,
  formatDayWithYear,
  formatMonth,
  formatOfMonth,
  type LocalDate,
  localDate,
} from "@/server/platform/dates";
import { type Cents, formatEuros, sumCents } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { DossierWaiting } from "./DossierWaiting";
import { instantText } from "./since-text";

/** What the family does with the town: documents, meals of the month, waitlists. */
export interface DossierUseView {
  readonly documents: ReadonlyArray<{
    readonly id: string;
    readonly label: string;
    readonly child: string | null;
    readonly status: "pending" | "accepted" | "refused" | "withdrawn";
    readonly uploadedAt: string;
    readonly validUntil: LocalDate | null;
  }>;
  /** There are more, older than these. */
  readonly olderDocuments: boolean;
  /** Its first day. */
  readonly month: LocalDate;
  /** The months before and after it, "2026-12". */
  readonly around: { readonly before: string; readonly after: string };
  readonly bookings: ReadonlyArray<{
    readonly id: string;
    readonly day: LocalDate;
    readonly child: string;
    readonly activity: string;
    readonly price: Cents;
    readonly cancelled: boolean;
    readonly late: boolean;
  }>;
  readonly waiting: ReadonlyArray<{
    readonly id: string;
    readonly day: LocalDate;
    readonly child: string;
    readonly activity: string;
    readonly status: EntryStatus;
    readonly position: number;
    readonly since: string;
    readonly until: string | null;
    readonly endedAt: string | null;
    readonly closedFor: string | null;
  }>;
}

interface DossierUseProps {
  readonly base: string;
  readonly zone: string;
  /** The address of the dossier, with the town. */
  readonly here: string;
  readonly use: DossierUseView;
  readonly mayHandleDocuments: boolean;
}

const monthText = (month: string) => formatMonth(localDate(`${month}-01`));

const STATUSES = { pending: "à vérifier", accepted: "acceptée", refused: "refusée", withdrawn: "retirée" } as const;

export function DossierUse({ base, here, zone, use, mayHandleDocuments }: DossierUseProps) {
  const { around } = use;
  const live = use.bookings.filter(({ cancelled }) => !cancelled);
  return (
    <>
      <section aria-labelledby="pieces">
        <h2 id="pieces">Pièces justificatives</h2>
        {use.documents.length === 0 ? <p>Aucune pièce.</p> : null}
        <ul className="preau-list">
          {use.documents.map(({ id, label, child, status, uploadedAt, validUntil }) => (
            <li key={id}>
              {mayHandleDocuments ? <a href={`${base}/agents/documents/${id}`}>{label}</a> : label}
              {child ? ` (${child})` : ""}, {STATUSES[status]}, reçue le {instantText(uploadedAt, zone)}
              {validUntil ? `, valable jusqu’au ${formatDayWithYear(validUntil)}` : ""}
            </li>
          ))}
        </ul>
        {use.olderDocuments ? (
          <p>
            Seules les {use.documents.length} pièces les plus récentes sont ici. Les autres sont dans{" "}
            <a href={`${here}/historique?genre=documents`}>l’historique du dossier</a>.
          </p>
        ) : null}
      </section>
      <section aria-labelledby="reservations">
        <h2 id="reservations">Réservations {formatOfMonth(use.month)}</h2>
        {use.bookings.length === 0 ? (
          <p>Aucune réservation ce mois-là.</p>
        ) : (
          <>
            <DataTable
              caption="Réservations jour par jour, annulées comprises"
              columns={[
                { key: "day", label: "Jour" },
                { key: "child", label: "Enfant" },
                { key: "activity", label: "Activité" },
                { key: "state", label: "État" },
                { key: "price", label: "Prix", numeric: true },
              ]}
              hideCaption
              rows={use.bookings.map((booking) => ({
                key: booking.id,
                cells: [
                  formatDay(booking.day),
                  booking.child,
                  booking.activity,
                  `${booking.cancelled ? "annulé" : "réservé"}${booking.late ? ", hors délai" : ""}`,
                  formatEuros(booking.price),
                ],
              }))}
            />
            <p>Total des réservations non annulées&nbsp;: {formatEuros(sumCents(live.map(({ price }) => price)))}.</p>
          </>
        )}
        <nav aria-label="Mois des réservations" className="preau-actions preau-noprint">
          <a href={`${here}?mois=${around.before}#reservations`}>Avant&nbsp;: {monthText(around.before)}</a>
          <a href={`${here}?mois=${around.after}#reservations`}>Après&nbsp;: {monthText(around.after)}</a>
        </nav>
      </section>
      <DossierWaiting lines={use.waiting} zone={zone} />
    </>
  );
}
