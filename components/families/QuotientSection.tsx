import type { HouseholdView, QuotientView } from "@/server/families/domain/dossier";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";
import { Disclosure } from "../dsfr/Disclosure";

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
  return `${formatEuros(amount)}, QF de ${formatMonth(referenceMonth)}, ${SOURCES[source]}. Utilisé ${until}.`;
}

/** The quotient that counts today, where it comes from, and those before it; or what to do when there is none. */
export function QuotientSection({ household, base }: { household: HouseholdView; base: string }) {
  const { quotient, quotients } = household;
  const former = quotients.filter((one) => one !== quotient);
  return (
    <section aria-labelledby="quotient">
      <h2 id="quotient">Quotient familial (QF)</h2>
      {quotient ? <p>{quotientText(quotient)}</p> : <QuotientUnknown base={base} expired={quotients.length > 0} />}
      {former.length > 0 ? (
        <Disclosure summary="Quotients précédents">
          <ul>
            {former.map((one) => (
              <li key={`${one.validFrom} ${one.amount} ${one.referenceMonth}`}>{quotientText(one)}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </section>
  );
}

function QuotientUnknown({ base, expired }: { base: string; expired: boolean }) {
  return (
    <Alert as="h3" kind="warning" title={expired ? "Votre QF n’est plus valable" : "Votre QF n’est pas connu"}>
      <p>
        Tant que c’est le cas, vous payez le tarif le plus élevé.{" "}
        <a href={`${base}/simulateur`}>Voir la différence dans le simulateur</a>.
      </p>
      <p>
        Envoyez votre attestation de quotient familial, de la CAF ou de la MSA&nbsp;: elle est dans votre espace en
        ligne chez elles. <a href={`${base}/famille/documents/deposer`}>Envoyer mon attestation</a>.
      </p>
    </Alert>
  );
}
