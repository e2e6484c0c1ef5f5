import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Namesake } from "../desk-errors";
import type { Named } from "../domain/resemblance";

/** More than this share a birthday or a name in a town; the rest is beyond a page. */
const MOST = 300;

/** Somebody of the city as they are compared, and as they are shown. */
export type KnownNamesake = Named & Namesake;

interface Row {
  id: string;
  first_names: string;
  last_names: string[];
  birthdate: string;
  name: string;
  family_id: string | null;
  number: bigint | null;
  family_name: string | null;
}

function toNamesake(row: Row): KnownNamesake {
  return {
    id: row.id,
    name: row.name,
    firstNames: row.first_names,
    lastNames: row.last_names,
    birthdate: row.birthdate,
    family: row.family_id ? { id: row.family_id, number: String(row.number ?? ""), name: row.family_name ?? "" } : null,
  };
}

/** One agent at a time adds somebody of this birth: two windows do not make two of one person. */
export async function lockBirth(tx: Tx, cityId: string, birthdate: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`birth ${cityId} ${birthdate}`}, 0))::text`;
}

/** Children of the city who were born that day, or have that very name. Whether they resemble is the domain's to say. */
export async function childrenLike(tx: Tx, child: Named): Promise<KnownNamesake[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.first_name AS first_names, ARRAY[c.last_name] AS last_names, c.birthdate::text,
      c.first_name || ' ' || c.last_name AS name, f.id AS family_id, f.number, f.name AS family_name
    FROM child c
    LEFT JOIN LATERAL (
      SELECT f.id, f.number, f.name FROM family_child fc JOIN family f ON f.city_id = fc.city_id AND f.id = fc.family_id
      WHERE fc.city_id = c.city_id AND fc.child_id = c.id AND fc.left_at IS NULL ORDER BY f.number LIMIT 1) f ON true
    WHERE c.birthdate = ${child.birthdate}::date
      OR c.search_text = app.search_form(${`${child.lastNames[0] ?? ""} ${child.firstNames}`})
    ORDER BY c.birthdate <> ${child.birthdate}::date, c.last_name, c.first_name, c.id LIMIT ${MOST}`;
  return rows.map(toNamesake);
}

/** Adults of the city who have one of these family names, with where they are now. */
export async function adultsLike(tx: Tx, adult: Named): Promise<KnownNamesake[]> {
  const [birthName = "", usageName = ""] = adult.lastNames;
  const [forms] = await tx.$queryRaw<{ birth: string; usage: string }[]>`
    SELECT app.search_form(${birthName}) AS birth, app.search_form(${usageName}) AS usage`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, array_to_string(p.first_names, ' ') AS first_names,
      array_remove(ARRAY[p.birth_name, p.usage_name], '') AS last_names, p.birthdate,
      concat_ws(' ', p.first_names[1], coalesce(nullif(p.usage_name, ''), p.birth_name)) AS name,
      f.id AS family_id, f.number, f.name AS family_name
    FROM person p
    LEFT JOIN LATERAL (
      SELECT f.id, f.number, f.name FROM family_adult fa JOIN family f ON f.city_id = fa.city_id AND f.id = fa.family_id
      WHERE fa.city_id = p.city_id AND fa.person_id = p.id AND fa.left_at IS NULL ORDER BY f.number LIMIT 1) f ON true
    WHERE p.search_text LIKE ${likePattern(forms?.birth)} OR p.search_text LIKE ${likePattern(forms?.usage)}
      OR p.birthdate = ${adult.birthdate || null}
    ORDER BY p.birthdate <> ${adult.birthdate}, p.birth_name, p.id LIMIT ${MOST}`;
  return rows.map(toNamesake);
}

/** The search form holds letters and figures only: nothing in it is special to LIKE. */
function likePattern(form: string | undefined): string | null {
  return form ? `%${form}%` : null;
}
