import "server-only";
import type { AudienceChild } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { askedSchoolText } from "../domain/askability.fr";
import type { Enrolment } from "../domain/enrolment-view";

/** A child who lives in the household, as a request needs it. */
export interface HouseholdChild extends AudienceChild {
  readonly id: string;
  readonly firstName: string;
  /** Of today, with the one where it will be: see `askedSchoolText`. "" while the town knows of none. */
  readonly schoolName: string;
  /** A school where it will be from a day to come on; null when none is noted. */
  readonly nextSchool: { readonly schoolId: string | null } | null;
}

interface ChildRow extends Omit<HouseholdChild, "nextSchool"> {
  nextSchoolId: string | null;
  nextName: string;
  nextFrom: string | null;
}

/** The children who live in a household, eldest first, with where it lives and where they go to school on `day` (D3). */
export async function householdChildren(tx: Tx, familyId: string, day: LocalDate): Promise<HouseholdChild[]> {
  const rows = await tx.$queryRaw<ChildRow[]>`
    SELECT c.id, c.first_name AS "firstName", coalesce(s.name, '') AS "schoolName", s.id AS "schoolId", c.level,
      n.id AS "nextSchoolId", coalesce(n.name, '') AS "nextName", CASE WHEN c.school_from > ${day}::date THEN c.school_from::text END AS "nextFrom",
      app.residence_on(fc.family_id, ${day}::date) AS residence
    FROM family_child fc
    JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = app.school_on(c, ${day}::date)
    LEFT JOIN school n ON n.city_id = c.city_id AND n.id = c.school_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL ORDER BY c.birthdate, c.first_name`;
  return rows.map(({ nextSchoolId, nextName, nextFrom, ...child }) => {
    if (nextFrom === null) return { ...child, nextSchool: null };
    const schoolName = askedSchoolText(child.schoolName, { name: nextName, from: localDate(nextFrom) });
    return { ...child, schoolName, nextSchool: { schoolId: nextSchoolId } };
  });
}

type EnrolmentRow = Pick<Enrolment, "id" | "childId" | "activityId"> & { first: string; last: string };

export type HouseholdEnrolment = Omit<Enrolment, "activityName">;

/** Every enrolment of these children, the earliest first. */
export async function householdEnrolments(tx: Tx, familyId: string): Promise<HouseholdEnrolment[]> {
  const rows = await tx.$queryRaw<EnrolmentRow[]>`
    SELECT e.id, e.child_id AS "childId", e.activity_id AS "activityId", e.first_day::text AS first, e.last_day::text AS last
    FROM family_child fc JOIN enrolment e ON e.city_id = fc.city_id AND e.child_id = fc.child_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL ORDER BY e.first_day`;
  return rows.map(({ first, last, ...row }) => ({ ...row, firstDay: localDate(first), lastDay: localDate(last) }));
}

interface RequestRow {
  id: string;
  childId: string;
  activityId: string;
  kind: "inscription" | "desinscription";
  enrolmentId: string | null;
  first: string;
  last: string;
  comment: string;
  status: "pending" | "accepted" | "refused" | "withdrawn";
  reason: string | null;
  createdAt: Date;
  decidedAt: Date | null;
  askedBy: string;
}

/** The latest request of the household about each child and activity. */
export async function latestRequests(tx: Tx, familyId: string) {
  const rows = await tx.$queryRaw<RequestRow[]>`
    SELECT DISTINCT ON (r.child_id, r.activity_id) r.id, r.child_id AS "childId", r.activity_id AS "activityId", r.kind,
      r.enrolment_id AS "enrolmentId", r.first_day::text AS first, r.last_day::text AS last, r.comment, r.status, r.reason,
      r.created_at AS "createdAt", r.decided_at AS "decidedAt", a.display_name AS "askedBy"
    FROM enrolment_request r JOIN account a ON a.city_id = r.city_id AND a.id = r.requested_by
    WHERE r.family_id = ${familyId}::uuid
    ORDER BY r.child_id, r.activity_id, r.status <> 'pending', r.created_at DESC, r.id DESC`;
  return rows.map(({ first, last, ...row }) => ({ ...row, firstDay: localDate(first), lastDay: localDate(last) }));
}

export type LatestRequest = Awaited<ReturnType<typeof latestRequests>>[number];
