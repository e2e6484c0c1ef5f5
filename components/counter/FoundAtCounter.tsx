import { type Cents, formatEuros } from "@/server/platform/money";

export interface FoundFamilies {
  readonly q: string;
  readonly total: number;
  readonly families: readonly {
    readonly familyId: string;
    readonly number: string;
    readonly name: string;
    readonly people: readonly string[];
    readonly owed: Cents;
  }[];
}

/** Who was found, and what they owe. */
export function FoundAtCounter({ base, found }: { base: string; found: FoundFamilies | null }) {
  return (
    <>
      <p role="status">{found ? countText(found) : ""}</p>
      {found && found.families.length > 0 ? (
        <ul className="preau-plain">
          {found.families.map(({ familyId, number, name, people, owed }) => (
            <li key={familyId}>
              <a href={`${base}/agents/regie/familles/${familyId}`}>
                n°&nbsp;{number}, {name}
              </a>
              <span className="preau-queue__what">
                {people.join(", ")}&nbsp;: {owed > 0 ? `doit ${formatEuros(owed)}` : "ne doit rien"}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function countText({ total, families }: FoundFamilies): string {
  if (families.length === 0) return "Aucune famille ne correspond. Vérifiez l’orthographe.";
  if (total > families.length) return `${families.length}\u00a0familles sur ${total}. Ajoutez un mot pour préciser.`;
  return families.length === 1 ? "1\u00a0famille trouvée." : `${families.length}\u00a0familles trouvées.`;
}
