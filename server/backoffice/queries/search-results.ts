import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { FoundFamily } from "./search-families";

export interface FoundAdult {
  readonly name: string;
  /** "1992", "1992-11" or "1992-11-05"; "" when it is not known. */
  readonly birthdate: string;
  readonly matched: boolean;
  readonly left: boolean;
}

export interface FoundChild {
  readonly name: string;
  readonly birthdate: LocalDate;
  readonly school: string | null;
  readonly matched: boolean;
  readonly left: boolean;
}

/** A dossier as a list of results shows it: enough to tell two homonyms apart. */
export interface SearchResult {
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly active: boolean;
  readonly adults: readonly FoundAdult[];
  readonly children: readonly FoundChild[];
}

interface FamilyRow {
  id: string;
  number: bigint;
  name: string;
  address: string;
  active: boolean;
}

interface AdultRow {
  family_id: string;
  id: string;
  name: string;
  birthdate: string;
  left: boolean;
}

interface ChildRow extends AdultRow {
  school: string | null;
}

/** The people of the dossiers of one page, in the order in which they were found; children at their school of `today`. */
export async function describeFound(tx: Tx, found: readonly FoundFamily[], today: LocalDate): Promise<SearchResult[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ familyId }) => familyId);
  const families = await tx.$queryRaw<FamilyRow[]>`
    SELECT id, number, name, status = 'active' AS active,
      concat_ws(', ', nullif(address_line, ''), nullif(address_extra, ''), nullif(trim(postcode || ' ' || town), '')) AS address
    FROM family WHERE id = ANY (${ids}::uuid[])`;
  const adults = await tx.$queryRaw<AdultRow[]>`
    SELECT fa.family_id, p.id, concat_ws(' ', p.first_names[1], coalesce(nullif(p.usage_name, ''), p.birth_name),
        CASE WHEN p.usage_name <> '' AND p.usage_name <> p.birth_name THEN '(née ou né ' || p.birth_name || ')' END) AS name,
      p.birthdate, fa.left_at IS NOT NULL AS left
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
    WHERE fa.family_id = ANY (${ids}::uuid[])
    ORDER BY fa.left_at IS NOT NULL, array_position(ARRAY['responsable', 'parent', 'payeur', 'proche'], fa.role), p.birth_name`;
  const children = await tx.$queryRaw<ChildRow[]>`
    SELECT fc.family_id, c.id, c.first_name || ' ' || c.last_name AS name, c.birthdate::text, s.name AS school,
      fc.left_at IS NOT NULL AS left
    FROM family_child fc JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = app.school_on(c, ${today}::date)
    WHERE fc.family_id = ANY (${ids}::uuid[]) ORDER BY fc.left_at IS NOT NULL, c.birthdate, c.first_name`;
  return found.flatMap(({ familyId, matched }) => {
    const family = families.find(({ id }) => id === familyId);
    if (!family) return [];
    const hit = (id: string) => matched.includes(id);
    return {
      familyId,
      number: String(family.number),
      name: family.name,
      address: family.address,
      active: family.active,
      adults: adults
        .filter((adult) => adult.family_id === familyId)
        .map(({ id, name, birthdate, left }) => ({ name, birthdate, left, matched: hit(id) })),
      children: children
        .filter((child) => child.family_id === familyId)
        .map(({ id, name, birthdate, school, left }) => ({
          name,
          birthdate: localDate(birthdate),
          school,
          left,
          matched: hit(id),
        })),
    };
  });
}
