import type { SchoolKind } from "@/server/catalogue/domain/school-level";
import { elide } from "@/server/platform/elision";

interface School {
  readonly id: string;
  readonly name: string;
  readonly level: SchoolKind;
  readonly sector: "public" | "prive";
  readonly address: string;
  /** The activities that the town runs there, by name. */
  readonly activities: readonly string[];
}

interface Activity {
  readonly id: string;
  readonly name: string;
  /** "Ouvert le lundi, le mardi, le jeudi et le vendredi, en période scolaire." */
  readonly openDays: string;
  readonly rules: readonly string[];
}

interface SchoolListProps {
  readonly schools: readonly School[];
  readonly activities: readonly Activity[];
  readonly cityName: string;
}

const SECTORS = [
  ["public", "Écoles publiques"],
  ["prive", "Écoles privées"],
] as const;

const KINDS: Record<SchoolKind, string> = {
  maternelle: "Maternelle, de la petite à la grande section",
  elementaire: "Élémentaire, du CP au CM2",
  primaire: "Maternelle et élémentaire, de la petite section au CM2",
};

/** What the town opens in schools, with its days and deadlines, then the schools. */
export function SchoolList({ schools, activities, cityName }: SchoolListProps) {
  return (
    <>
      {activities.map((activity) => (
        <section aria-labelledby={activity.id} key={activity.id}>
          <h2 id={activity.id}>{activity.name}&nbsp;: jours et délais</h2>
          <p>{activity.openDays}</p>
          <ul>
            {activity.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      ))}
      {schools.length === 0 ? <p>La liste des écoles n’est pas encore publiée.</p> : null}
      {SECTORS.map(([sector, title]) => {
        const ofSector = schools.filter((school) => school.sector === sector);
        return ofSector.length === 0 ? null : (
          <section aria-labelledby={sector} key={sector}>
            <h2 id={sector}>
              {title} {elide("de", cityName)} ({ofSector.length})
            </h2>
            {ofSector.some((school) => school.activities.length > 0) ? null : (
              <p>La ville n’y ouvre pas d’activité à réserver sur ce portail.</p>
            )}
            <ul className="preau-schools">
              {ofSector.map((school) => (
                <SchoolLine key={school.id} school={school} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function SchoolLine({ school: { name, level, address, activities } }: { school: School }) {
  return (
    <li>
      <strong>{name}</strong>
      <span className="preau-detail">{KINDS[level]}</span>
      {address ? <span className="preau-detail">{address}</span> : null}
      {activities.length > 0 ? <span className="preau-detail">{activities.join(", ")}</span> : null}
    </li>
  );
}
