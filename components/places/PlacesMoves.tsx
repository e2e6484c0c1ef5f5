import { rangeText, runText } from "@/server/booking/domain/places.fr";
import type { PlacesMove, PlacesRecapView } from "@/server/booking/domain/places-view";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";
import { countedDays } from "./counted-days";

/** What changes, a line a school; its days are folded when they had several numbers. */
export function PlacesMoves({ view }: { readonly view: PlacesRecapView }) {
  const { moves, places, same } = view;
  return (
    <section aria-labelledby="change">
      <h2 id="change">Ce qui change</h2>
      <DataTable
        caption="Les places, avant et après"
        columns={[
          { key: "school", label: "École" },
          { key: "days", label: "Jours", numeric: true },
          { key: "before", label: "Avant", numeric: true },
          { key: "after", label: "Après", numeric: true },
        ]}
        hideCaption
        rows={moves.map((move) => ({
          key: move.schoolId,
          cells: [<School key="school" move={move} />, move.days, rangeText(move.before), places],
        }))}
      />
      {same > 0 ? (
        <p>
          {countedDays(view, same)} déjà ce nombre et ne {same > 1 ? "changent" : "change"} pas.
        </p>
      ) : null}
    </section>
  );
}

function School({ move: { school, runs } }: { readonly move: PlacesMove }) {
  const [only, ...others] = runs;
  if (only && others.length === 0) {
    return (
      <>
        {school}
        <span className="preau-queue__what">{runText(only)}</span>
      </>
    );
  }
  return (
    <>
      {school}
      <Disclosure
        summary={
          <>
            Voir les jours<span className="fr-sr-only"> ({school})</span>
          </>
        }
      >
        <ul>
          {runs.map((run) => (
            <li key={run.first}>
              {runText(run)}&nbsp;: {rangeText({ least: run.before, most: run.before })} avant
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
