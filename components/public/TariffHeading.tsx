import type { PublishedGrid, PublishedTariff } from "@/server/fees/domain/published-grid";
import { audienceText } from "@/server/fees/domain/published-grid.fr";

/** The name of a tariff and for whom it is. */
export function TariffHeading({ tariff, profiles }: { tariff: PublishedTariff; profiles: PublishedGrid["profiles"] }) {
  const audience = audienceText(tariff.when, profiles);
  return (
    <>
      <h3 className="fr-h6">{tariff.label}</h3>
      {audience ? <p>{audience}.</p> : null}
    </>
  );
}
