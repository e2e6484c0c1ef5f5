import "server-only";
import { Temporal } from "temporal-polyfill";
import { findActivity } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, dayOf, type LocalDate, localDate } from "@/server/platform/dates";
import { enrolmentsOf } from "../data/enrolments";
import { laterOf } from "../domain/askability";
import type { EnrolmentRequestKind, EnrolmentRequestStatus } from "../domain/enrolment-request";
import { PLACES_AHEAD, type PlacesAhead, type RequestDetail } from "../domain/request-detail";
import { readRequestEnding } from "./ending-effects";

interface Reader {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
}

interface Row {
  id: string;
  kind: EnrolmentRequestKind;
  status: EnrolmentRequestStatus;
  family_id: string;
  number: bigint;
  family_name: string;
  requester: string;
  comment: string;
  child_id: string;
  activity_id: string;
  /** The one that ends, or the one that the answer made. */
  enrolment_id: string | null;
  first_name: string;
  last_name: string;
  birthdate: string;
  school: string;
  class_name: string;
  next_from: string | null;
  next_school: string | null;
  next_class: string | null;
  level: string;
  households: number;
  first: string;
  last: string;
  created_at: Date;
}

/**
 * A request of the city with what one decides it by; undefined when the city has none of this id. `until` is the last day that
 * an agent has written for an enrolment that ends; left out, the one that was asked.
 */
export async function readRequestDetail(
  reader: Reader,
  { requestId, until }: { readonly requestId: string; readonly until?: LocalDate | undefined },
): Promise<RequestDetail | undefined> {
  const { tx, city, now } = reader;
  const today = dayOf(now, city.timezone);
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.kind, r.status, r.family_id, f.number, f.name AS family_name, a.display_name AS requester, r.comment, r.child_id,
      r.activity_id, r.enrolment_id, c.first_name, c.last_name, c.birthdate::text, coalesce(s.name, '') AS school,
      coalesce(k.name, '') AS class_name, n.school_from::text AS next_from, ns.name AS next_school, nk.name AS next_class, c.level, r.first_day::text AS first, r.last_day::text AS last, r.created_at,
      (SELECT count(*)::int FROM family_child fc WHERE fc.child_id = r.child_id AND fc.left_at IS NULL) AS households
    FROM enrolment_request r
    JOIN family f ON f.city_id = r.city_id AND f.id = r.family_id
    JOIN account a ON a.city_id = r.city_id AND a.id = r.requested_by
    JOIN child c ON c.city_id = r.city_id AND c.id = r.child_id
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = app.school_on(c, ${today}::date)
    LEFT JOIN school_class k ON k.city_id = c.city_id AND k.id = app.class_on(c, ${today}::date)
    LEFT JOIN child n ON n.city_id = c.city_id AND n.id = c.id AND n.school_from > ${today}::date
    LEFT JOIN school ns ON ns.city_id = n.city_id AND ns.id = n.school_id
    LEFT JOIN school_class nk ON nk.city_id = n.city_id AND nk.id = n.class_id
    WHERE r.id = ${requestId}::uuid`;
  const activity = row && (await findActivity(tx, row.activity_id));
  if (!row || !activity) return undefined;
  const [firstDay, lastDay] = [localDate(row.first), localDate(row.last)];
  const { family_id: familyId, child_id: childId, created_at: createdAt } = row;
  const askedAt = Temporal.Instant.fromEpochMilliseconds(createdAt.getTime());
  const asked = { tx, city, familyId, childId, activityId: activity.id, lastDay: until ?? lastDay, askedAt, now };
  const ending = row.kind === "desinscription" ? await readRequestEnding(asked) : null;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    familyId,
    familyNumber: String(row.number),
    familyName: row.family_name,
    requester: row.requester,
    comment: row.comment,
    child: {
      id: childId,
      name: `${row.first_name} ${row.last_name}`,
      firstName: row.first_name,
      birthdate: localDate(row.birthdate),
      school: row.school,
      className: row.class_name,
      nextSchool:
        row.next_from === null
          ? null
          : { from: localDate(row.next_from), school: row.next_school, className: row.next_class },
      level: row.level,
      twoHouseholds: row.households > 1,
    },
    activity: { id: activity.id, name: activity.name, firstDay: activity.firstDay, lastDay: activity.lastDay },
    firstDay,
    lastDay,
    enrolments: (await enrolmentsOf(tx, childId))
      .filter(({ id }) => row.kind === "desinscription" || id !== row.enrolment_id)
      .filter((enrolment) => enrolment.activityId === activity.id && enrolment.lastDay >= today)
      .map(({ id, ...period }) => ({ id, firstDay: period.firstDay, lastDay: period.lastDay })),
    others: (await pendingRequests(tx, familyId)).filter((other) => other.id !== row.id),
    places: ending ? null : await placesAhead(tx, row, laterOf(firstDay, today)),
    ending,
  };
}

/** What a household asks about enrolments and waits for, oldest first. */
export async function pendingRequests(tx: Tx, familyId: string): Promise<RequestDetail["others"]> {
  return tx.$queryRaw<RequestDetail["others"]>`
    SELECT r.id, r.kind, c.first_name AS "firstName", a.name AS "activityName" FROM enrolment_request r
    JOIN child c ON c.city_id = r.city_id AND c.id = r.child_id
    JOIN activity a ON a.city_id = r.city_id AND a.id = r.activity_id
    WHERE r.family_id = ${familyId}::uuid AND r.status = 'pending'
    ORDER BY r.created_at, r.id`;
}

/** Of the school where the child is on each day (D3). */
async function placesAhead(tx: Tx, row: Row, from: LocalDate): Promise<PlacesAhead | null> {
  const until = addDays(from, PLACES_AHEAD);
  const [found] = await tx.$queryRaw<{ days: number; full: number; least: number | null; last: string | null }[]>`
    SELECT count(*)::int AS days, (count(*) FILTER (WHERE s.capacity <= s.taken))::int AS full,
      greatest(min(s.capacity - s.taken), 0) AS least, max(s.day)::text AS last
    FROM child c JOIN slot s ON s.city_id = c.city_id AND s.activity_id = ${row.activity_id}::uuid
      AND s.school_id IN (c.school_id, c.former_school_id) AND s.school_id = app.school_on(c, s.day)
      AND s.day BETWEEN ${from}::date AND least(${row.last}::date, ${until}::date)
    WHERE c.id = ${row.child_id}::uuid AND (s.place_group_id IS NULL OR app.is_group_of(s.place_group_id, ${row.level}))
      AND NOT app.is_closed(s.day, s.school_id, s.activity_id)`;
  if (!found?.last || found.least === null) return null;
  return { days: found.days, full: found.full, least: found.least, last: localDate(found.last) };
}
