import { daysCount, placesCount } from "@/server/booking/domain/places.fr";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { formatDay } from "@/server/platform/dates";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";

/** More are folded: a town changes its schools together. */
const FEW = 10;

/** Days on which more places are taken than there will be, and what becomes of them. */
export function KeptPlaces({ view: { kept, places } }: { readonly view: PlacesRecapView }) {
  const table = (
    <DataTable
      caption="Places prises, jour par jour"
      columns={[
        { key: "day", label: "Jour" },
        { key: "school", label: "École" },
        { key: "taken", label: "Places prises", numeric: true },
      ]}
      hideCaption
      rows={kept.map(({ day, school, taken }) => ({
        key: `${day} ${school}`,
        cells: [formatDay(day), school, taken],
      }))}
    />
  );
  return (
    <section aria-labelledby="gardes">
      <h2 id="gardes">Jours où plus de places sont déjà prises</h2>
      <p>
        Personne ne perd sa place&nbsp;: celles qui sont prises restent, sans nouvelle réservation. Le nombre descend
        jusqu’à {placesCount(places)} à mesure que des familles annulent.
      </p>
      {kept.length > FEW ? <Disclosure summary={`Voir les ${daysCount(kept.length)}`}>{table}</Disclosure> : table}
    </section>
  );
}
