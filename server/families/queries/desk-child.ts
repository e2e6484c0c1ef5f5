import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { ChildIdentity, Schooling } from "../data/desk-children";
import type { CustodyChoice } from "../domain/household-custody";

type ChildRow = Omit<ChildIdentity & Schooling, "birthdate"> & { birthdate: string };

/** A child of the city as an agent may change it, wherever it lives. */
export async function readDeskChild(tx: Tx, childId: string): Promise<(ChildIdentity & Schooling) | undefined> {
  const [row] = await tx.$queryRaw<ChildRow[]>`
    SELECT first_name AS "firstName", last_name AS "lastName", birthdate::text, gender, school_id AS "schoolId",
      class_id AS "classId", level, diet FROM child WHERE id = ${childId}::uuid`;
  return row && { ...row, birthdate: localDate(row.birthdate) };
}

export interface PresentSchooling {
  /** Today's. */
  readonly schoolId: string | null;
  readonly classId: string | null;
  /** The first day at the school of the card, when it is to come. */
  readonly from: LocalDate | null;
}

/** Where a child of the city goes to school on `today`, which may be another school than its card's (D3). */
export async function readPresentSchooling(
  tx: Tx,
  childId: string,
  today: LocalDate,
): Promise<PresentSchooling | undefined> {
  const [row] = await tx.$queryRaw<(Omit<PresentSchooling, "from"> & { from: string | null })[]>`
    SELECT app.school_on(c, ${today}::date) AS "schoolId", app.class_on(c, ${today}::date) AS "classId",
      CASE WHEN c.school_from > ${today}::date THEN c.school_from::text END AS "from"
    FROM child c WHERE c.id = ${childId}::uuid`;
  return row && { ...row, from: row.from === null ? null : localDate(row.from) };
}

/** How long a child lives in a dossier; undefined when it does not. */
export async function readCustody(tx: Tx, familyId: string, childId: string): Promise<CustodyChoice | undefined> {
  const [row] = await tx.$queryRaw<{ weeks: "even" | "odd" | null }[]>`
    SELECT custody_weeks AS weeks FROM family_child
    WHERE family_id = ${familyId}::uuid AND child_id = ${childId}::uuid AND left_at IS NULL`;
  return row && (row.weeks ?? "full");
}

export interface ClassOption {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly string[];
}

/** The classes of a school, by name. */
export async function classesOf(tx: Tx, schoolId: string): Promise<ClassOption[]> {
  return tx.$queryRaw<ClassOption[]>`
    SELECT id, name, levels FROM school_class WHERE school_id = ${schoolId}::uuid ORDER BY name`;
}

/** What the parents of a dossier wrote of their children when they asked for their account, newest first. */
export async function childrenAsClaimed(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ children: string }[]>`
    SELECT children FROM account_request
    WHERE family_id = ${familyId}::uuid AND status = 'approved' AND children <> '' ORDER BY created_at DESC`;
  return rows.map(({ children }) => children);
}
