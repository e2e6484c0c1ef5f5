import "server-only";
import type { SchoolPath } from "@/server/booking/domain";
import type { Tx } from "@/server/db/tenant-tx";
import { HOMES } from "@/server/families";
import type { Homes } from "@/server/families/domain";
import { type LocalDate, localDate } from "@/server/platform/dates";

/** A household as invoicing needs it. */
export interface Household {
  readonly id: string;
  readonly homes: Homes;
  /** An invoice can be sent there. */
  readonly addressed: boolean;
}

interface HouseholdRow {
  id: string;
  homes: Homes;
  addressed: boolean;
}

/** The families after `cursor`, in the order of their ids. */
export async function familiesAfter(tx: Tx, cursor: string | null, limit: number): Promise<Household[]> {
  return tx.$queryRaw<HouseholdRow[]>`
    SELECT f.id, ${HOMES} AS homes, f.address_line <> '' AND f.postcode <> '' AND f.town <> '' AS addressed FROM family f
    WHERE f.id > ${cursor ?? "00000000-0000-0000-0000-000000000000"}::uuid ORDER BY f.id LIMIT ${limit}`;
}

export async function findHouseholds(tx: Tx, familyIds: readonly string[]): Promise<Household[]> {
  return tx.$queryRaw<HouseholdRow[]>`
    SELECT f.id, ${HOMES} AS homes, f.address_line <> '' AND f.postcode <> '' AND f.town <> '' AS addressed FROM family f
    WHERE f.id = ANY(${familyIds}::uuid[]) ORDER BY f.id`;
}

/** The children that these families have, or pay for. */
export async function childrenOf(tx: Tx, familyIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ child_id: string }[]>`
    SELECT child_id FROM family_child WHERE family_id = ANY(${familyIds}::uuid[])
    UNION SELECT child_id FROM child_payer WHERE family_id = ANY(${familyIds}::uuid[])`;
  return rows.map((row) => row.child_id);
}

/** A child in a household, now or once. */
export interface HouseholdChild {
  readonly familyId: string;
  readonly childId: string;
  readonly weeks: "even" | "odd" | null;
  /** The day on which the child left, by the town's clock. */
  readonly leftOn: LocalDate | null;
}

export async function householdsOfChildren(
  tx: Tx,
  childIds: readonly string[],
  zone: string,
): Promise<HouseholdChild[]> {
  const rows = await tx.$queryRaw<
    { family_id: string; child_id: string; weeks: HouseholdChild["weeks"]; left_on: string | null }[]
  >`
    SELECT fc.family_id, fc.child_id, fc.custody_weeks AS weeks, ((fc.left_at AT TIME ZONE ${zone})::date)::text AS left_on
    FROM family_child fc JOIN child c ON c.id = fc.child_id
    WHERE fc.child_id = ANY(${childIds}::uuid[]) ORDER BY c.birthdate, c.first_name, c.id`;
  return rows.map((row) => ({
    familyId: row.family_id,
    childId: row.child_id,
    weeks: row.weeks,
    leftOn: row.left_on === null ? null : localDate(row.left_on),
  }));
}

/** A share agreed for a child, in ten-thousandths (X2). */
export interface ChildPayer {
  readonly childId: string;
  readonly familyId: string;
  readonly share: number;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate | null;
}

export async function payersOfChildren(tx: Tx, childIds: readonly string[]): Promise<ChildPayer[]> {
  const rows = await tx.$queryRaw<
    { child_id: string; family_id: string; share: number; first_day: string; last_day: string | null }[]
  >`
    SELECT child_id, family_id, share, first_day::text, last_day::text FROM child_payer
    WHERE child_id = ANY(${childIds}::uuid[])`;
  return rows.map((row) => ({
    childId: row.child_id,
    familyId: row.family_id,
    share: row.share,
    firstDay: localDate(row.first_day),
    lastDay: row.last_day === null ? null : localDate(row.last_day),
  }));
}

/** What fees look at of a school, "" without a UAI, and of a class. */
interface FeeSchooling {
  readonly schoolCode: string;
  readonly classKind: string;
}

/** What the fees need to know of a child. */
export interface BilledChild extends SchoolPath<FeeSchooling> {
  readonly id: string;
  readonly diet: string;
  /** Activities in which the child is enrolled. */
  readonly activityIds: readonly string[];
}

export async function findBilledChildren(tx: Tx, childIds: readonly string[]): Promise<BilledChild[]> {
  return tx.$queryRaw<BilledChild[]>`
    SELECT c.id, c.diet, c.school_from::text AS "schoolFrom",
      json_build_object('schoolCode', coalesce(s.uai, ''), 'classKind', coalesce(k.kind, 'ordinaire')) AS schooling,
      CASE WHEN c.former_school_id IS NOT NULL THEN
        json_build_object('schoolCode', coalesce(p.uai, ''), 'classKind', coalesce(pk.kind, 'ordinaire')) END AS "formerSchooling",
      ARRAY(SELECT DISTINCT e.activity_id FROM enrolment e WHERE e.child_id = c.id) AS "activityIds"
    FROM child c LEFT JOIN school s ON s.id = c.school_id LEFT JOIN school_class k ON k.id = c.class_id
    LEFT JOIN school p ON p.id = c.former_school_id LEFT JOIN school_class pk ON pk.id = c.former_class_id
    WHERE c.id = ANY(${childIds}::uuid[])`;
}

/** The UAI of each school of the town, by its id. */
export async function schoolCodes(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; code: string }[]>`SELECT id, uai AS code FROM school`;
  return new Map(rows.map(({ id, code }) => [id, code]));
}
