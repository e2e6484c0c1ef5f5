import type { SchoolKind } from "@/server/catalogue/domain/school-level";

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

/** The schools of the town, then the days and deadlines of what the town opens in them. */
export function SchoolList({ schools, activities, cityName }: SchoolListProps) {
  return (
    <>
      {schools.length === 0 ? <p>La liste des écoles n’est pas encore publiée.</p> : null}
      {SECTORS.map(([sector, title]) => {
        const ofSector = schools.filter((school) => school.sector === sector);
        return ofSector.length === 0 ? null : (
          <section aria-labelledby={sector} key={sector}>
            <h2 id={sector}>
              {title} de {cityName} ({ofSector.length})
            </h2>
            <ul className="preau-grid">
              {ofSector.map((school) => (
                <li className="preau-card" key={school.id}>
                  <SchoolCard school={school} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {activities.map((activity) => (
        <section aria-labelledby={activity.id} key={activity.id}>
          <h2 id={activity.id}>{activity.name}</h2>
          <p>{activity.openDays}</p>
          <ul>
            {activity.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function SchoolCard({ school }: { school: School }) {
  const { name, level, address, activities } = school;
  return (
    <>
      <h3 className="fr-h6">{name}</h3>
      <p>{KINDS[level]}</p>
      {address ? <p>{address}</p> : null}
      <p>{activities.length > 0 ? activities.join(", ") : "La ville n’y propose pas d’activité à réserver ici."}</p>
    </>
  );
}
