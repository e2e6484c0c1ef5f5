import { DataTable } from "@/components/dsfr/DataTable";
import type { AmountPrice, PublishedGrid, PublishedTariff } from "@/server/fees/domain/published-grid";
import { audienceText, changeText, quotientPolicyTexts } from "@/server/fees/domain/published-grid.fr";
import { UNIT_NAMES } from "@/server/fees/domain/unit-names.fr";
import { formatEuros } from "@/server/platform/money";
import { BandTable } from "./BandTable";
import { ProportionalTariff } from "./ProportionalTariff";
import { TariffHeading } from "./TariffHeading";

interface FlatTariff extends PublishedTariff {
  readonly flat: AmountPrice;
}

/** One grid: what depends on the quotient, what does not, what is added, and how the quotient is read. */
export function FeeGrid({ grid, idPrefix }: { grid: PublishedGrid; idPrefix: string }) {
  const unit = UNIT_NAMES[grid.unit];
  const flat = grid.tariffs.flatMap((tariff): FlatTariff[] => {
    const [only, ...others] = tariff.bands;
    return only?.price.kind === "amount" && others.length === 0 ? [{ ...tariff, flat: only.price }] : [];
  });
  const variable = grid.tariffs.filter((tariff) => !flat.some(({ id }) => id === tariff.id));
  const dependsOnQuotient = variable.length > 0;
  return (
    <>
      {variable.map((tariff) => {
        const Price = tariff.bands.length === 1 ? ProportionalTariff : BandTable;
        return (
          <section key={tariff.id}>
            <TariffHeading profiles={grid.profiles} tariff={tariff} />
            <Price tariff={tariff} unitName={unit.per} />
          </section>
        );
      })}
      {flat.length > 0 ? <FlatTariffs profiles={grid.profiles} tariffs={flat} unitName={unit.per} /> : null}
      {grid.orderCounts ? (
        <p>
          Si plusieurs tarifs vous conviennent, c’est le premier de cette liste qui s’applique&nbsp;: {order(grid)}.
        </p>
      ) : null}
      {grid.supplements.length > 0 ? (
        <DataTable
          caption="Suppléments et réductions"
          columns={[
            { key: "label", label: "Motif" },
            { key: "change", label: "Montant", numeric: true },
          ]}
          rows={grid.supplements.map((supplement) => ({
            key: supplement.code,
            cells: [supplement.label, changeText(supplement, unit.one)],
          }))}
        />
      ) : null}
      {dependsOnQuotient ? (
        <>
          <h3 className="fr-h6" id={`${idPrefix}-quotient`}>
            Votre quotient familial
          </h3>
          <ul>
            {quotientPolicyTexts(grid.quotientFamilial).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
      {grid.source ? <p>Décision&nbsp;: {grid.source}.</p> : null}
    </>
  );
}

function order({ tariffs }: PublishedGrid): string {
  return tariffs.map(({ label }) => `«\u00a0${label}\u00a0»`).join(", puis ");
}

/** One line each: the prices that are the same whatever the quotient. */
function FlatTariffs(props: { tariffs: readonly FlatTariff[]; profiles: PublishedGrid["profiles"]; unitName: string }) {
  const { tariffs, profiles, unitName } = props;
  return (
    <DataTable
      caption={`Prix pour ${unitName}, quel que soit le quotient familial`}
      columns={[
        { key: "label", label: "Tarif" },
        { key: "price", label: "Prix", numeric: true },
      ]}
      rows={tariffs.map(({ id, label, when, flat }) => {
        const audience = audienceText(when, profiles);
        const helped = flat.thirdParties.map(({ shareLabel, amount }) => `${shareLabel}\u00a0: ${formatEuros(amount)}`);
        return {
          key: id,
          cells: [
            <>
              {label}
              {audience ? <span className="preau-detail">{audience}</span> : null}
              {helped.length > 0 ? <span className="preau-detail">Déjà déduit&nbsp;: {helped.join(", ")}</span> : null}
            </>,
            formatEuros(flat.familyShare),
          ],
        };
      })}
    />
  );
}
