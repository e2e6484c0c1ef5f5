import { DataTable } from "@/components/dsfr/DataTable";
import { quotientText } from "@/server/fees/domain/fee-text";
import type { PublishedTariff } from "@/server/fees/domain/published-grid";
import { exampleText, proportionText, roundingText } from "@/server/fees/domain/published-grid.fr";
import { formatEuros } from "@/server/platform/money";

interface ProportionalTariffProps {
  readonly tariff: PublishedTariff;
  readonly unitName: string;
}

/** A price in proportion to the quotient, in words, then worked out for a few quotients. */
export function ProportionalTariff({ tariff, unitName }: ProportionalTariffProps) {
  const price = tariff.bands[0]?.price;
  if (price?.kind !== "proportional") return null;
  return (
    <>
      <p>
        Pour {unitName}, vous payez <strong>{proportionText(price.price)}</strong>. {roundingText(price.price)}
      </p>
      <DataTable
        caption={`Exemples pour ${unitName}`}
        columns={[
          { key: "quotient", label: "Quotient familial" },
          { key: "price", label: "Vous payez", numeric: true },
          { key: "steps", label: "Calcul" },
        ]}
        rows={price.examples.map((example) => ({
          key: String(example.quotient),
          cells: [
            quotientText(example.quotient),
            <strong key="price">{formatEuros(example.unit.familyShare)}</strong>,
            exampleText(example, price.price),
          ],
        }))}
      />
    </>
  );
}
