import { addressText } from "@/server/families/domain/change-request.fr";
import type { HouseholdView, QuotientRecordView, QuotientView } from "@/server/families/domain/dossier";
import { HOME_NAMES, movesText } from "@/server/families/domain/homes.fr";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Facts } from "./Facts";
import { QuotientHistory } from "./QuotientHistory";
import { quotientSource } from "./quotient-source";

/** Where it lives today, then each move that is known, past and to come. */
function residenceText({ residence, moves }: HouseholdView): string {
  const known = movesText(moves);
  return HOME_NAMES[residence] + (known === null ? "" : ` (${known})`);
}

function quotientText(quotient: QuotientView): string {
  const { amount, referenceMonth, validFrom, validTo } = quotient;
  const until = validTo ? ` au ${formatDayWithYear(validTo)}` : "";
  const from = validTo ? `du ${formatDayWithYear(validFrom)}` : `depuis le ${formatDayWithYear(validFrom)}`;
  return `${formatEuros(amount)} (${quotientSource(quotient)}, ${formatMonth(referenceMonth)}), ${from}${until}`;
}

interface HouseholdSectionProps {
  readonly household: HouseholdView;
  readonly records: readonly QuotientRecordView[];
  readonly zone: string;
  /** The dossier's address, for an agent who may change it. */
  readonly edit: string | undefined;
}

export function HouseholdSection({ household, records, zone, edit }: HouseholdSectionProps) {
  const { quotient, quotients } = household;
  return (
    <section aria-labelledby="foyer">
      <h2 id="foyer">Foyer</h2>
      <Facts
        facts={[
          ["Adresse", addressText(household.address)],
          ["Résidence", residenceText(household)],
          ["Numéro d’allocataire", household.allocataireNumber],
          [
            "Quotient familial",
            quotient ? quotientText(quotient) : "non connu aujourd’hui\u00a0: tarif prévu sans quotient",
          ],
        ]}
      />
      <QuotientHistory quotients={quotients} records={records} zone={zone} />
      {edit ? (
        <p className="preau-actions preau-noprint">
          <a href={`${edit}/foyer`}>Modifier le foyer</a>
          <a href={`${edit}/quotient`}>Saisir un quotient familial</a>
        </p>
      ) : null}
    </section>
  );
}
