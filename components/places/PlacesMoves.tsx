import { rangeText, runText } from "@/server/booking/domain/places.fr";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";
import { countedDays } from "./counted-days";

/** What changes, a line a school; the days are folded, for whoever wants to know which had how many. */
export function PlacesMoves({ view }: { readonly view: PlacesRecapView }) {
  const { moves, places, same } = view;
  return (
    <section aria-labelledby="change">
      <h2 id="change">Ce qui change</h2>
      <div className="preau-moves">
        <DataTable
          caption="Les places, avant et après"
          columns={[
            { key: "school", label: "École" },
            { key: "days", label: "Jours", numeric: true },
            { key: "before", label: "Avant", numeric: true },
            { key: "after", label: "Après", numeric: true },
          ]}
          hideCaption
          rows={moves.map(({ schoolId, school, days, before }) => ({
            key: schoolId,
            cells: [school, days, rangeText(before), places],
          }))}
        />
      </div>
      {moves.some(({ days }) => days > 1) ? <Runs moves={moves} /> : null}
      {same > 0 ? (
        <p>
          {countedDays(view, same)} déjà ce nombre et ne {same > 1 ? "changent" : "change"} pas.
        </p>
      ) : null}
    </section>
  );
}

function Runs({ moves }: Pick<PlacesRecapView, "moves">) {
  return (
    <Disclosure summary={moves.length > 1 ? "Voir les jours, école par école" : "Voir les jours"}>
      <ul>
        {moves.flatMap(({ schoolId, school, runs }) =>
          runs.map((run) => (
            <li key={`${schoolId} ${run.first}`}>
              {moves.length > 1 ? `${school}, ` : ""}
              {runText(run)}&nbsp;: {rangeText({ least: run.before, most: run.before })} avant
            </li>
          )),
        )}
      </ul>
    </Disclosure>
  );
}
