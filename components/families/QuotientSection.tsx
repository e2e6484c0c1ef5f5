import type { HouseholdView, QuotientView } from "@/server/families/domain/dossier";
import type { QuotientOutcome } from "@/server/families/domain/quotient-reading";
import { formatDayWithYear, formatOfMonth, type LocalDate } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";
import { Disclosure } from "../dsfr/Disclosure";
import { QuotientNotice } from "./QuotientNotice";
import { QuotientStep } from "./QuotientStep";

const SOURCES: Readonly<Record<QuotientView["source"], string>> = {
  caf: "reçu de la CAF",
  msa: "reçu de la MSA",
  document: "lu sur le document que vous avez envoyé",
  agent: "saisi par la mairie",
};

function quotientText({ amount, source, referenceMonth, validFrom, validTo }: QuotientView): string {
  const until = validTo
    ? `du ${formatDayWithYear(validFrom)} au ${formatDayWithYear(validTo)}`
    : `depuis le ${formatDayWithYear(validFrom)}`;
  return `${formatEuros(amount)}, QF ${formatOfMonth(referenceMonth)}, ${SOURCES[source]}. Au dossier ${until}.`;
}

/** A service whose price does not count with the newest quotient yet, by the town's own rule. */
export interface LaterQuotient {
  readonly service: string;
  readonly from: LocalDate;
}

interface QuotientSectionProps {
  readonly household: HouseholdView;
  readonly base: string;
  /** What came of a reading that has just been asked for. */
  readonly outcome?: QuotientOutcome;
  /** The quotient can be read with FranceConnect, by this adult. */
  readonly offered: boolean;
  readonly later: readonly LaterQuotient[];
}

/** The quotient that counts today, where it comes from, those before it, and the ways to give a newer one. */
export function QuotientSection({ household, base, outcome, offered, later }: QuotientSectionProps) {
  const { quotient, quotients } = household;
  const former = quotients.filter((one) => one !== quotient);
  return (
    <section aria-labelledby="quotient">
      <h2 id="quotient">Quotient familial (QF)</h2>
      {outcome ? <QuotientNotice base={base} outcome={outcome} /> : null}
      {quotient ? (
        <p>{quotientText(quotient)}</p>
      ) : (
        <QuotientUnknown base={base} expired={quotients.length > 0} offered={offered} />
      )}
      {quotient && later.length > 0 ? <LaterPrices later={later} /> : null}
      {former.length > 0 ? (
        <Disclosure summary="Quotients précédents">
          <ul>
            {former.map((one) => (
              <li key={one.id}>{quotientText(one)}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {offered ? <QuotientStep base={base} /> : null}
    </section>
  );
}

function LaterPrices({ later }: { later: readonly LaterQuotient[] }) {
  return (
    <>
      <p>Selon le règlement de la ville, il compte pour les prix plus tard&nbsp;:</p>
      <ul>
        {later.map(({ service, from }) => (
          <li key={service}>
            {service}&nbsp;: à partir du {formatDayWithYear(from)}
          </li>
        ))}
      </ul>
    </>
  );
}

function QuotientUnknown({ base, expired, offered }: { base: string; expired: boolean; offered: boolean }) {
  return (
    <Alert as="h3" kind="warning" title={expired ? "Votre QF n’est plus valable" : "Votre QF n’est pas connu"}>
      <p>
        Tant que c’est le cas, vous payez le tarif prévu sans quotient, souvent le plus élevé.{" "}
        <a href={`${base}/simulateur`}>Voir la différence dans le simulateur</a>.
      </p>
      <p>
        {offered ? "Récupérez-le ci-dessous avec FranceConnect, ou envoyez" : "Envoyez"} votre attestation de quotient
        familial, de la CAF ou de la MSA&nbsp;: elle est dans votre espace en ligne chez elles.{" "}
        <a href={`${base}/famille/documents/deposer`}>Envoyer mon attestation</a>.
      </p>
    </Alert>
  );
}
