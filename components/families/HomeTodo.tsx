import { Temporal } from "temporal-polyfill";
import type { FamilyInvoice } from "@/server/billing/domain/family-account";
import type { EnrolmentNews } from "@/server/booking/domain/enrolments-view";
import type { WaitlistLine } from "@/server/booking/domain/waitlist-view";
import { type DocumentNeed, isToSend } from "@/server/documents/domain/needed-documents";
import type { PendingLine } from "@/server/payments/domain/payment-view";
import { formatDay, formatInstant } from "@/server/platform/dates";
import { InvoicesDue } from "../billing/InvoicesDue";
import { NeedsList } from "../documents/NeedsList";
import { Alert } from "../dsfr/Alert";
import { PendingPayments, pendingOf } from "../payments/PendingPayments";
import { HomeEnrolments } from "./HomeEnrolments";

interface HomeTodoProps {
  readonly offers: readonly WaitlistLine[];
  /** Null for an adult who has no documents to see. */
  readonly needs: readonly DocumentNeed[] | null;
  /** The household's quotient is known; null for an adult who may not know. */
  readonly quotientKnown: boolean | null;
  /** It can be read at the CAF or the MSA. */
  readonly quotientOffered: boolean;
  readonly canEdit: boolean;
  readonly canBook: boolean;
  readonly enrolments: EnrolmentNews;
  /** Those that still ask for something; none for an adult who may not know. */
  readonly invoices: readonly FamilyInvoice[];
  /** The payments online whose outcome is not known. */
  readonly pending: readonly PendingLine[];
  readonly base: string;
  readonly zone: string;
}

/** What waits for the family, the most urgent first: offers end. */
export function HomeTodo(props: HomeTodoProps) {
  const { offers, needs, quotientKnown, quotientOffered, canEdit, canBook, enrolments, base, zone, pending } = props;
  const invoices = props.invoices.filter(({ id }) => !pendingOf(pending, id));
  const toSend = canEdit ? (needs ?? []).filter(isToSend) : [];
  const quotientMissing = canEdit && quotientKnown === false;
  return (
    <section aria-labelledby="a-faire">
      <h2 id="a-faire">À faire</h2>
      {offers.map((offer) => (
        <Offer base={base} canBook={canBook} key={offer.entryId} offer={offer} zone={zone} />
      ))}
      <PendingPayments base={base} pending={pending} />
      {invoices.length > 0 ? <InvoicesDue base={base} invoices={invoices} /> : null}
      {quotientMissing ? (
        <Alert as="h3" kind="warning" title="Votre quotient familial n’est pas connu">
          <p>
            Vous payez pour l’instant le tarif prévu sans quotient, souvent le plus élevé.{" "}
            <a href={`${base}/famille/documents/deposer`}>Envoyer mon attestation de la CAF ou de la MSA</a>
            {quotientOffered ? (
              <>
                , ou <a href={`${base}/famille/dossier#quotient`}>récupérer mon quotient avec FranceConnect</a>
              </>
            ) : null}
          </p>
        </Alert>
      ) : null}
      <HomeEnrolments base={base} news={enrolments} />
      {toSend.length > 0 ? (
        <>
          <h3>Documents à envoyer</h3>
          <NeedsList base={base} canSend needs={toSend} />
        </>
      ) : null}
      {offers.length === 0 &&
      invoices.length === 0 &&
      pending.length === 0 &&
      toSend.length === 0 &&
      Object.values(enrolments).every((list) => list.length === 0) &&
      !quotientMissing ? (
        <p>Rien pour l’instant&nbsp;: tout est en ordre.</p>
      ) : null}
    </section>
  );
}

function Offer(props: { offer: WaitlistLine; base: string; canBook: boolean; zone: string }) {
  const { offer, base, canBook, zone } = props;
  const { firstName, activityName, day, until } = offer;
  return (
    <Alert as="h3" kind="info" title={`Une place est proposée à ${firstName}`}>
      <p>
        {activityName}, {formatDay(day)}.
        {until ? ` Place proposée jusqu’au ${formatInstant(Temporal.Instant.from(until), zone)}.` : ""}{" "}
        <a href={`${base}/famille/attente`}>{canBook ? "Répondre" : "Voir la place proposée"}</a>
      </p>
    </Alert>
  );
}
