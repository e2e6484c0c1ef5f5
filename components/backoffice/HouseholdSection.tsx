import { addressText } from "@/server/families/domain/change-request.fr";
import type { HouseholdView, QuotientView } from "@/server/families/domain/dossier";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Disclosure } from "../dsfr/Disclosure";
import { Facts } from "./Facts";

const RESIDENCES: Readonly<Record<HouseholdView["residence"], string>> = {
  commune: "dans la commune",
  interco: "dans l’intercommunalité",
  outside: "hors de la commune",
};

const SOURCES: Readonly<Record<QuotientView["source"], string>> = {
  caf: "CAF",
  msa: "MSA",
  document: "document envoyé",
  agent: "saisi en mairie",
};

function quotientText({ amount, source, referenceMonth, validFrom, validTo }: QuotientView): string {
  const until = validTo ? ` au ${formatDayWithYear(validTo)}` : "";
  const from = validTo ? `du ${formatDayWithYear(validFrom)}` : `depuis le ${formatDayWithYear(validFrom)}`;
  return `${formatEuros(amount)} (${SOURCES[source]}, ${formatMonth(referenceMonth)}), ${from}${until}`;
}

export function HouseholdSection({ household }: { household: HouseholdView }) {
  const { quotient, quotients } = household;
  const former = quotients.filter((one) => one !== quotient);
  return (
    <section aria-labelledby="foyer">
      <h2 id="foyer">Foyer</h2>
      <Facts
        facts={[
          ["Adresse", addressText(household.address)],
          ["Résidence", RESIDENCES[household.residence]],
          ["Numéro d’allocataire", household.allocataireNumber],
          ["Quotient familial", quotient ? quotientText(quotient) : "non connu aujourd’hui\u00a0: tarif le plus élevé"],
        ]}
      />
      {former.length > 0 ? (
        <Disclosure summary="Autres quotients">
          <ul>
            {former.map((one) => (
              <li key={`${one.validFrom} ${one.referenceMonth} ${one.amount}`}>{quotientText(one)}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </section>
  );
}
