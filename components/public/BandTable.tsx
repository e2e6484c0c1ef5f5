import { DataTable } from "@/components/dsfr/DataTable";
import type { PublishedBand, PublishedTariff } from "@/server/fees/domain/published-grid";
import { bandText, proportionText } from "@/server/fees/domain/published-grid.fr";
import { formatEuros } from "@/server/platform/money";

interface BandTableProps {
  readonly tariff: PublishedTariff;
  /** "un repas" */
  readonly unitName: string;
}

/** A tariff by bands of quotients. Who else pays is told under the price: two columns are all that a phone can show. */
export function BandTable({ tariff, unitName }: BandTableProps) {
  return (
    <DataTable
      caption={`${tariff.label}, prix pour ${unitName}`}
      columns={[
        { key: "band", label: "Quotient familial" },
        { key: "price", label: "Vous payez", numeric: true },
      ]}
      hideCaption
      rows={tariff.bands.map((band) => ({
        key: String(band.from),
        cells: [bandText(band), <BandPrice {...band} key="price" />],
      }))}
    />
  );
}

function BandPrice({ price }: PublishedBand) {
  if (price.kind === "proportional") return proportionText(price.price);
  return (
    <>
      <strong>{formatEuros(price.familyShare)}</strong>
      {price.thirdParties.map(({ shareLabel, amount }) => (
        <span className="preau-detail" key={shareLabel}>
          sur {formatEuros(price.cost)}, {shareLabel}&nbsp;: {formatEuros(amount)}
        </span>
      ))}
    </>
  );
}
