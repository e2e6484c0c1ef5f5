import "server-only";
import type { AudienceChild } from "@/server/catalogue";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { ACCOUNTS_OF_PERSON } from "@/server/families";
import { MAIL_ADDRESS } from "@/server/identity";
import type { LocalDate } from "@/server/platform/dates";
import type { HouseholdToCall } from "../domain/closing-view";
import { lossesOf, reopenedLosses } from "./closing-losses";

/** Who is told of a closing: those who hold the household (docs/adr/0011), and those who book for it. Alias `fa`. */
const IS_TOLD = Prisma.sql`fa.left_at IS NULL
  AND (fa.role = 'responsable' OR (fa.role = 'parent' AND fa.authority <> 'none') OR fa.can_book)`;

/** The addresses at which a household is told of a closing, each once. */
export async function addressesToTell(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT ${MAIL_ADDRESS} AS email FROM family_adult fa
    JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS_OF_PERSON}
    WHERE fa.family_id = ${familyId}::uuid AND ${IS_TOLD} AND ${MAIL_ADDRESS} IS NOT NULL ORDER BY 1`;
  return rows.map(({ email }) => email);
}

/**
 * The households that a closing concerns and that have no address at all, by name, with numbers to call. Once it has ended,
 * those that its end concerns too.
 */
export async function householdsToCall(
  tx: Tx,
  closingId: string,
  reopenedFrom: LocalDate | null,
): Promise<HouseholdToCall[]> {
  const told = reopenedFrom
    ? Prisma.sql`SELECT family_id FROM (${lossesOf(closingId)}) w UNION SELECT family_id FROM (${reopenedLosses(closingId, reopenedFrom)}) o`
    : Prisma.sql`SELECT DISTINCT family_id FROM (${lossesOf(closingId)}) w`;
  return tx.$queryRaw<HouseholdToCall[]>`
    SELECT f.id AS "familyId", f.number::text AS number,
      string_agg(DISTINCT p.first_names[1] || ' ' || coalesce(nullif(p.usage_name, ''), p.birth_name), ', ') AS name,
      coalesce(array_agg(DISTINCT p.phone) FILTER (WHERE p.phone <> ''), '{}') AS phones
    FROM (${told}) c
    JOIN family f ON f.id = c.family_id
    JOIN family_adult fa ON fa.city_id = f.city_id AND fa.family_id = f.id AND ${IS_TOLD}
    JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS_OF_PERSON}
    GROUP BY f.id, f.number HAVING bool_and(${MAIL_ADDRESS} IS NULL) ORDER BY 3, 2`;
}

/** The households that a closing, or its end from a day on, takes something from or gives something back to. */
export async function householdsConcerned(
  tx: Tx,
  closingId: string,
  reopenedFrom: LocalDate | null = null,
): Promise<{ familyId: string; hasAddress: boolean }[]> {
  const concerned = reopenedFrom ? reopenedLosses(closingId, reopenedFrom) : lossesOf(closingId);
  return tx.$queryRaw<{ familyId: string; hasAddress: boolean }[]>`
    SELECT c.family_id AS "familyId", EXISTS (
      SELECT FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS_OF_PERSON}
      WHERE fa.family_id = c.family_id AND ${IS_TOLD} AND ${MAIL_ADDRESS} IS NOT NULL) AS "hasAddress"
    FROM (SELECT DISTINCT family_id FROM (${concerned}) x) c`;
}

/** What a household lost by a closing on one day, for one child. */
export interface LostPlace {
  readonly childId: string;
  readonly firstName: string;
  readonly day: LocalDate;
  readonly activityId: string;
  /** Where the place was. */
  readonly schoolId: string;
  /** What decides now whether the child may be booked (C3). */
  readonly child: AudienceChild;
  readonly what: "booking" | "freed" | "offer" | "waiting";
  /** Of the closing that took it. */
  readonly label: string;
}

/** In the order of days, then of the children, eldest first. */
function placesOf(tx: Tx, familyId: string, lost: Prisma.Sql): Promise<LostPlace[]> {
  return tx.$queryRaw<LostPlace[]>`
    SELECT c.id AS "childId", c.first_name AS "firstName", x.day::text AS day, x.activity_id AS "activityId", t.school_id AS "schoolId",
      json_build_object('residence', app.residence_on(x.family_id, x.day), 'schoolId', app.school_on(c, x.day), 'level', c.level) AS child, x.what, g.label
    FROM (${lost}) x
    JOIN child c ON c.city_id = app.city() AND c.id = x.child_id
    JOIN slot t ON t.city_id = app.city() AND t.id = x.slot_id
    JOIN closing g ON g.city_id = app.city() AND g.id = x.closing_id
    WHERE x.family_id = ${familyId}::uuid
    ORDER BY x.day, c.birthdate, c.first_name, x.activity_id`;
}

/** What a household lost by a closing. */
export function lostPlaces(tx: Tx, closingId: string, familyId: string): Promise<LostPlace[]> {
  return placesOf(tx, familyId, lossesOf(closingId));
}

/** What a household may book again now that a closing has ended, from a day on. */
export function reopenedPlaces(tx: Tx, closingId: string, from: LocalDate, familyId: string): Promise<LostPlace[]> {
  return placesOf(tx, familyId, reopenedLosses(closingId, from));
}
