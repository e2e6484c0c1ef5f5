import { type Audience, isForAll } from "./audience";
import { HOME_PLACES, type HomePlace } from "./choices";
import { ofSchool } from "./school-name.fr";

/** "A", "A ou B", "A, B ou C". */
function either(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ou ${names.at(-1)}`;
}

/** Where the families live, as it follows "qui habitent" (with `of`: as it follows "aux habitants"). */
function homesText(residences: readonly HomePlace[]): { readonly at: string; readonly of: string } | null {
  const [town, near, far] = HOME_PLACES.map((one) => residences.includes(one));
  if (town === near && near === far) return null;
  if (town && near) return { at: "l’intercommunalité", of: "de l’intercommunalité" };
  if (town && far) {
    return { at: "la commune ou hors de l’intercommunalité", of: "de la commune ou hors de l’intercommunalité" };
  }
  if (town) return { at: "la commune", of: "de la commune" };
  if (near && far) return { at: "une autre commune", of: "d’une autre commune" };
  return near
    ? { at: "une autre commune de l’intercommunalité", of: "d’une autre commune de l’intercommunalité" }
    : { at: "hors de l’intercommunalité", of: "d’une commune hors de l’intercommunalité" };
}

/**
 * Whom it is for, as it follows "ouvert": "à tous", "aux habitants de la commune", "aux enfants de l’école primaire Marie
 * Curie, en CP ou CE1, qui habitent la commune".
 */
export function describeAudience(audience: Audience): string {
  if (isForAll(audience)) return "à tous";
  const { schools, levels, residences } = audience;
  const homes = homesText(residences);
  if (schools.length + levels.length === 0) return `aux habitants ${homes?.of ?? ""}`;
  return [
    "aux enfants",
    schools.length > 0 ? either(schools.map(({ name }) => ofSchool(name))) : null,
    levels.length > 0 ? `en ${either(levels)}` : null,
    homes ? `qui habitent ${homes.at}` : null,
  ]
    .filter((part) => part !== null)
    .join(" ");
}
