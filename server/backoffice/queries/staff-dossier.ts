import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import {
  type AccessTrace,
  type AdultRole,
  type Authority,
  accessTraces,
  type BanView,
  bansOfChildren,
  type ChildView,
  type HouseholdView,
  listChildren,
  NO_ACCESS,
  type QuotientRecordView,
  quotientRecords,
  readHousehold,
} from "@/server/families";
import type { LocalDate } from "@/server/platform/dates";

export interface StaffAdult {
  readonly personId: string;
  readonly name: string;
  readonly birthName: string;
  readonly birthdate: string;
  readonly role: AdultRole;
  readonly authority: Authority;
  readonly email: string;
  readonly phone: string;
  /** The civil status comes from FranceConnect. */
  readonly certified: boolean;
  readonly access: AccessTrace;
  readonly left: boolean;
}

export interface OtherHousehold {
  readonly childId: string;
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
}

/** The whole dossier as staff reads it, without health (D1, D2, D14). */
export interface StaffDossier {
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
  readonly active: boolean;
  readonly household: HouseholdView | null;
  /** How each quotient of the household came on file. */
  readonly quotientRecords: readonly QuotientRecordView[];
  readonly adults: readonly StaffAdult[];
  readonly children: readonly ChildView[];
  /** A child of alternating custody has a second dossier: staff moves from one to the other. */
  readonly otherHouseholds: readonly OtherHousehold[];
  /** Who must not come for a child, noted elsewhere than among the contacts of this household. */
  readonly bansElsewhere: readonly BanView[];
}

interface FamilyRow {
  number: bigint;
  name: string;
  status: string;
}

/** Undefined when no dossier of the city has this id. */
export async function readStaffDossier(tx: Tx, familyId: string, today: LocalDate): Promise<StaffDossier | undefined> {
  const [family] = await tx.$queryRaw<FamilyRow[]>`
    SELECT number, name, status FROM family WHERE id = ${familyId}::uuid`;
  if (!family) return undefined;
  const adults = await tx.$queryRaw<Omit<StaffAdult, "access">[]>`
    SELECT p.id AS "personId", concat_ws(' ', p.first_names[1], coalesce(nullif(p.usage_name, ''), p.birth_name)) AS name,
      p.birth_name AS "birthName", p.birthdate, fa.role, fa.authority, p.email, p.phone,
      p.certified_by IS NOT NULL AS certified, fa.left_at IS NOT NULL AS left
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
    WHERE fa.family_id = ${familyId}::uuid
    ORDER BY fa.left_at IS NOT NULL, array_position(ARRAY['responsable', 'parent', 'payeur', 'proche'], fa.role), p.birth_name`;
  const traces = await accessTraces(tx, familyId);
  const others = await tx.$queryRaw<(Omit<OtherHousehold, "number"> & { number: bigint })[]>`
    SELECT mine.child_id AS "childId", f.id AS "familyId", f.number, f.name FROM family_child mine
    JOIN family_child other ON other.city_id = mine.city_id AND other.child_id = mine.child_id
      AND other.family_id <> mine.family_id AND other.left_at IS NULL
    JOIN family f ON f.city_id = other.city_id AND f.id = other.family_id
    WHERE mine.family_id = ${familyId}::uuid AND mine.left_at IS NULL ORDER BY f.number`;
  const children = await listChildren(tx, familyId, { household: true, today });
  const known = new Set(children.flatMap(({ contacts }) => contacts?.map(({ id }) => id) ?? []));
  return {
    familyId,
    number: String(family.number),
    name: family.name,
    active: family.status === "active",
    household: await readHousehold(tx, familyId, today),
    quotientRecords: await quotientRecords(tx, familyId),
    adults: adults.map((adult) => ({ ...adult, access: traces.get(adult.personId) ?? NO_ACCESS })),
    children,
    otherHouseholds: others.map((other) => ({ ...other, number: String(other.number) })),
    bansElsewhere: (await bansOfChildren(tx, familyId)).filter(({ id }) => !known.has(id)),
  };
}
