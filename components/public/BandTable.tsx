import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/dsfr/DataTable";
import type { PublishedBand, PublishedGrid, PublishedTariff } from "@/server/fees/domain/published-grid";
import { audienceText, bandText, proportionText } from "@/server/fees/domain/published-grid.fr";
import { formatEuros } from "@/server/platform/money";

interface BandTableProps {
  readonly tariff: PublishedTariff;
  readonly profiles: PublishedGrid["profiles"];
  /** "un repas" */
  readonly unitName: string;
}

/** A tariff by bands of quotients; who else pays has its own column where somebody does. */
export function BandTable({ tariff, profiles, unitName }: BandTableProps) {
  const shares = [...new Set(tariff.bands.flatMap(({ price }) => sharesOf(price).map((share) => share.shareLabel)))];
  const audience = audienceText(tariff.when, profiles);
  const columns: Column[] = [
    { key: "band", label: "Quotient familial" },
    { key: "price", label: `Vous payez pour ${unitName}`, numeric: true },
    ...shares.map((share): Column => ({ key: share, label: capital(share), numeric: true })),
    ...(shares.length > 0 ? [{ key: "cost", label: "Coût total", numeric: true }] : []),
  ];
  return (
    <DataTable
      caption={audience ? `${tariff.label} (${audience})` : tariff.label}
      columns={columns}
      rows={tariff.bands.map((band) => ({
        key: String(band.from),
        cells: [
          bandText(band),
          priceText(band),
          ...shares.map((share) => shareText(band, share)),
          ...(shares.length > 0 ? [band.price.kind === "amount" ? formatEuros(band.price.cost) : "–"] : []),
        ],
      }))}
    />
  );
}

function sharesOf(price: PublishedBand["price"]) {
  return price.kind === "amount" ? price.thirdParties : [];
}

function priceText({ price }: PublishedBand): ReactNode {
  return price.kind === "amount" ? <strong>{formatEuros(price.familyShare)}</strong> : proportionText(price.price);
}

function shareText({ price }: PublishedBand, shareLabel: string): string {
  const share = sharesOf(price).find((one) => one.shareLabel === shareLabel);
  return share ? formatEuros(share.amount) : "–";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
