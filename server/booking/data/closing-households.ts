import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import type { HouseholdToCall } from "../domain/closing-view";

/** Who is told of a closing: those who hold the household (docs/adr/0011), and those who book for it. Alias `fa`. */
const IS_TOLD = Prisma.sql`fa.left_at IS NULL
  AND (fa.role = 'responsable' OR (fa.role = 'parent' AND fa.authority <> 'none') OR fa.can_book)`;

const ADDRESS = Prisma.sql`coalesce(nullif(p.email, ''), nullif(a.email, ''))`;

const ACCOUNTS = Prisma.sql`
  LEFT JOIN person_login l ON l.city_id = p.city_id AND l.person_id = p.id
  LEFT JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id`;

/** The addresses at which a household is told of a closing, each once. */
export async function addressesToTell(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT ${ADDRESS} AS email FROM family_adult fa
    JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS}
    WHERE fa.family_id = ${familyId}::uuid AND ${IS_TOLD} AND ${ADDRESS} IS NOT NULL ORDER BY 1`;
  return rows.map(({ email }) => email);
}

/** The households that a closing concerns and that have no address at all, by name, with a number to call. */
export async function householdsToCall(tx: Tx, closingId: string): Promise<HouseholdToCall[]> {
  return tx.$queryRaw<HouseholdToCall[]>`
    SELECT f.id AS "familyId", f.number::text AS number,
      string_agg(DISTINCT p.first_names[1] || ' ' || coalesce(nullif(p.usage_name, ''), p.birth_name), ', ') AS name,
      coalesce(string_agg(DISTINCT nullif(p.phone, ''), ', '), '') AS phone
    FROM (SELECT family_id FROM booking WHERE closing_id = ${closingId}::uuid
          UNION SELECT family_id FROM waitlist_entry WHERE closing_id = ${closingId}::uuid) c
    JOIN family f ON f.id = c.family_id
    JOIN family_adult fa ON fa.city_id = f.city_id AND fa.family_id = f.id AND ${IS_TOLD}
    JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS}
    GROUP BY f.id, f.number HAVING bool_and(${ADDRESS} IS NULL) ORDER BY 3, 2`;
}

/** What a household lost by a closing on one day, for one child. */
export interface LostPlace {
  readonly firstName: string;
  readonly day: LocalDate;
  readonly activityId: string;
  readonly schoolId: string;
  readonly what: "booking" | "offer" | "waiting";
  /** Whether the child still lives in this household. */
  readonly here: boolean;
}

/** In the order of days, then of the children, eldest first. */
export async function lostPlaces(tx: Tx, closingId: string, familyId: string): Promise<LostPlace[]> {
  return tx.$queryRaw<LostPlace[]>`
    SELECT c.first_name AS "firstName", x.day::text AS day, x.activity_id AS "activityId", t.school_id AS "schoolId", x.what,
      EXISTS (SELECT FROM family_child fc WHERE fc.family_id = ${familyId}::uuid AND fc.child_id = c.id AND fc.left_at IS NULL) AS here
    FROM (
      SELECT child_id, slot_id, activity_id, day, 'booking' AS what FROM booking
        WHERE family_id = ${familyId}::uuid AND closing_id = ${closingId}::uuid
      UNION ALL
      SELECT child_id, slot_id, activity_id, day, CASE WHEN offered_at IS NULL THEN 'waiting' ELSE 'offer' END FROM waitlist_entry
        WHERE family_id = ${familyId}::uuid AND closing_id = ${closingId}::uuid) x
    JOIN child c ON c.city_id = app.city() AND c.id = x.child_id
    JOIN slot t ON t.city_id = app.city() AND t.id = x.slot_id
    ORDER BY x.day, c.birthdate, c.first_name, x.activity_id`;
}
