import { levelsKey } from "@/server/booking/domain/division";
import { levelsText } from "@/server/booking/domain/division.fr";
import { placesCount, rangeText } from "@/server/booking/domain/places.fr";
import type { PlacesFormView, PresentPlaces as SchoolPlaces } from "@/server/booking/domain/places-view";
import { describePeriod } from "@/server/catalogue/domain";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";

interface PresentPlacesProps {
  readonly present: PlacesFormView["present"];
  /** The school that one comes from. */
  readonly schoolId: string | undefined;
}

/** What the days have now, for who is about to write another number: the school that one comes from, then all of them. */
export function PresentPlaces({ present: { first, last, schools }, schoolId }: PresentPlacesProps) {
  if (schools.length === 0) return null;
  const here = schools.filter((one) => one.schoolId === schoolId);
  const period = describePeriod({ firstDay: first, lastDay: last });
  return (
    <>
      {here.map(({ school, levels, places, mostTaken }) => (
        <p key={levelsKey(levels) ?? ""}>
          En ce moment, {schoolText({ school, levels })}, {period}&nbsp;: {rangeText(places)}{" "}
          {places.most > 1 ? "places par jour" : "place par jour"}. Le jour le plus rempli&nbsp;: {takenText(mostTaken)}
          .
        </p>
      ))}
      <Disclosure summary="Voir les places actuelles de chaque école">
        <p>Places par jour, {period}.</p>
        <DataTable
          caption="Places actuelles, école par école"
          columns={[
            { key: "school", label: "École" },
            { key: "places", label: "Places", numeric: true },
            { key: "taken", label: "Prises au plus", numeric: true },
          ]}
          hideCaption
          rows={schools.map(({ schoolId: id, school, levels, places, mostTaken }) => ({
            key: `${id} ${levelsKey(levels)}`,
            cells: [schoolText({ school, levels }), rangeText(places), mostTaken],
          }))}
        />
      </Disclosure>
    </>
  );
}

function takenText(taken: number): string {
  if (taken === 0) return "aucune place prise";
  return `${placesCount(taken)} ${taken > 1 ? "prises" : "prise"}`;
}

/** "École Jean Macé", "École Jean Macé (PS à GS)" where these levels have places of their own. */
function schoolText({ school, levels }: Pick<SchoolPlaces, "school" | "levels">): string {
  return levels === null ? school : `${school} (${levelsText(levels)})`;
}
