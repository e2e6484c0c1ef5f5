import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { Diet } from "../domain/diet";
import type { CustodyChoice } from "../domain/household-custody";

export interface ChildIdentity {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthdate: LocalDate;
  readonly gender: "female" | "male" | "unspecified";
}

export interface Schooling {
  readonly schoolId: string | null;
  readonly classId: string | null;
  /** "CE1"; "" when it is not known. */
  readonly level: string;
  readonly diet: Diet;
}

/** Holds the dossier until the end of the transaction. False when the city has no such active one. */
export async function lockActiveFamily(tx: Tx, familyId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM family WHERE id = ${familyId}::uuid AND status = 'active' FOR NO KEY UPDATE`;
  return rows.length > 0;
}

export async function insertChild(tx: Tx, cityId: string, child: ChildIdentity & Schooling): Promise<string> {
  const id = newId();
  const { birthdate, ...rest } = child;
  await tx.child.create({ data: { cityId, id, ...rest, birthdate: new Date(`${birthdate}T00:00:00Z`) } });
  return id;
}

/** Its school stays: a child changes school with what it holds there (`setSchool`). */
export async function updateChild(
  tx: Tx,
  childId: string,
  child: ChildIdentity & Omit<Schooling, "schoolId">,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE child SET first_name = ${child.firstName}, last_name = ${child.lastName}, birthdate = ${child.birthdate}::date,
      gender = ${child.gender}, class_id = ${child.classId}::uuid, level = ${child.level}, diet = ${child.diet}
    WHERE id = ${childId}::uuid`;
}

export interface NextSchool extends Pick<Schooling, "schoolId" | "classId"> {
  /** The first day there, after `today`. */
  readonly from: LocalDate;
  readonly today: LocalDate;
}

/** Another school for a child. Where it is today is kept with it: it stays there until the first day (D3). */
export async function setSchool(tx: Tx, childId: string, next: NextSchool): Promise<void> {
  const { schoolId, classId, from, today } = next;
  await tx.$executeRaw`
    UPDATE child c SET school_id = ${schoolId}::uuid, class_id = ${classId}::uuid, school_from = ${from}::date,
      former_school_id = app.school_on(c, ${today}::date), former_class_id = app.class_on(c, ${today}::date)
    WHERE id = ${childId}::uuid`;
}

/** The other dossiers in which a child lives now, locked so that two agents do not make a third. */
export async function lockOtherHouseholds(
  tx: Tx,
  childId: string,
  familyId: string,
): Promise<{ familyId: string; number: string; name: string }[]> {
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ id: string; number: bigint; name: string }[]>`
    SELECT f.id, f.number, f.name FROM family_child fc JOIN family f ON f.city_id = fc.city_id AND f.id = fc.family_id
    WHERE fc.child_id = ${childId}::uuid AND fc.family_id <> ${familyId}::uuid AND fc.left_at IS NULL ORDER BY f.number`;
  return rows.map(({ id, number, name }) => ({ familyId: id, number: String(number), name }));
}

const columnsOf = (custody: CustodyChoice) =>
  custody === "full" ? (["full", null] as const) : (["alternating", custody] as const);

/** The child lives in this dossier, or comes back to it (D5). */
export async function placeChild(
  tx: Tx,
  cityId: string,
  link: { readonly familyId: string; readonly childId: string; readonly custody: CustodyChoice },
): Promise<void> {
  const [custody, weeks] = columnsOf(link.custody);
  await tx.$executeRaw`
    INSERT INTO family_child (city_id, family_id, child_id, custody, custody_weeks)
    VALUES (${cityId}::uuid, ${link.familyId}::uuid, ${link.childId}::uuid, ${custody}, ${weeks})
    ON CONFLICT (city_id, family_id, child_id)
    DO UPDATE SET left_at = NULL, custody = excluded.custody, custody_weeks = excluded.custody_weeks`;
}

export async function setCustody(
  tx: Tx,
  link: { readonly familyId: string; readonly childId: string; readonly custody: CustodyChoice },
): Promise<void> {
  const [custody, weeks] = columnsOf(link.custody);
  await tx.$executeRaw`
    UPDATE family_child SET custody = ${custody}, custody_weeks = ${weeks}
    WHERE family_id = ${link.familyId}::uuid AND child_id = ${link.childId}::uuid AND left_at IS NULL`;
}

/** The child lives in this dossier no more. False when it did not. */
export async function releaseChild(tx: Tx, familyId: string, childId: string, now: Temporal.Instant): Promise<boolean> {
  const gone = await tx.$executeRaw`
    UPDATE family_child SET left_at = ${new Date(now.epochMilliseconds)}
    WHERE family_id = ${familyId}::uuid AND child_id = ${childId}::uuid AND left_at IS NULL`;
  return gone === 1;
}

export async function schoolExists(tx: Tx, schoolId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM school WHERE id = ${schoolId}::uuid`;
  return rows.length > 0;
}

/** A class of this school, with the levels that it takes. */
export async function findClass(
  tx: Tx,
  classId: string,
  schoolId: string,
): Promise<{ name: string; levels: string[] } | undefined> {
  const [row] = await tx.$queryRaw<{ name: string; levels: string[] }[]>`
    SELECT name, levels FROM school_class WHERE id = ${classId}::uuid AND school_id = ${schoolId}::uuid`;
  return row;
}
