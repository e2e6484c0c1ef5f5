import "server-only";
import { listSchools } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { readAdultPlace, readEditableHousehold } from "../data/desk-households";
import { readHomes } from "../data/homes";
import type { AdultForm, ChildForm, DossierTitle, HouseholdForm, NewChildForm } from "../domain/desk-view";
import { homeOn, timeline } from "../domain/homes";
import { householdVersion } from "../domain/household-version";
import { nextSchoolText } from "../domain/schooling.fr";
import { shownVersion } from "../domain/shown-version";
import { childrenAsClaimed, classesOf, readCustody, readDeskChild, readPresentSchooling } from "./desk-child";

/** An active dossier of the city; undefined otherwise. */
export async function dossierTitle(tx: Tx, familyId: string): Promise<DossierTitle | undefined> {
  const [row] = await tx.$queryRaw<{ number: bigint; name: string }[]>`
    SELECT number, name FROM family WHERE id = ${familyId}::uuid AND status = 'active'`;
  return row && { familyId, number: String(row.number), name: row.name };
}

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

export async function newChildForm(tx: Tx, familyId: string): Promise<NewChildForm | undefined> {
  const family = await dossierTitle(tx, familyId);
  if (!family) return undefined;
  const schools = (await listSchools(tx)).map(named);
  return { family, schools, claimed: await childrenAsClaimed(tx, familyId) };
}

export async function childForm(
  tx: Tx,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  today: LocalDate,
): Promise<ChildForm | undefined> {
  const family = await dossierTitle(tx, familyId);
  const custody = await readCustody(tx, familyId, childId);
  const known = await readDeskChild(tx, childId);
  const present = await readPresentSchooling(tx, childId, today);
  if (!family || !custody || !known || !present) return undefined;
  const child = { ...known, custody };
  const schools = (await listSchools(tx)).map(named);
  const classes = child.schoolId ? await classesOf(tx, child.schoolId) : [];
  const nameOf = (schoolId: string | null) => schools.find(({ id }) => id === schoolId)?.name ?? null;
  const next = present.from && { from: present.from, school: nameOf(child.schoolId), className: null };
  const said = [nameOf(present.schoolId) ?? "non connue", nextSchoolText({ nextSchool: next, level: "" })];
  const school = said.filter((part) => part !== undefined).join(". ");
  return { family, child, version: shownVersion(child), schools, school, classes };
}

interface AdultRow {
  name: string;
  email: string;
}

export async function adultForm(tx: Tx, familyId: string, personId: string): Promise<AdultForm | undefined> {
  const family = await dossierTitle(tx, familyId);
  const place = await readAdultPlace(tx, familyId, personId);
  if (!family || !place) return undefined;
  const [row] = await tx.$queryRaw<AdultRow[]>`
    SELECT concat_ws(' ', p.first_names[1], coalesce(nullif(p.usage_name, ''), p.birth_name)) AS name, p.email
    FROM person p WHERE p.id = ${personId}::uuid`;
  const { name = "", email = "" } = row ?? {};
  return { family, name, email, ...place, version: shownVersion({ ...place }) };
}

/** `today` is the day from which a move is proposed. */
export async function householdForm(tx: Tx, familyId: string, today: LocalDate): Promise<HouseholdForm | undefined> {
  const family = await dossierTitle(tx, familyId);
  const household = await readEditableHousehold(tx, familyId);
  const homes = await readHomes(tx, familyId);
  if (!family || !household || !homes) return undefined;
  return {
    family,
    household: { ...household, residence: homeOn(homes, today) },
    moves: timeline(homes),
    today,
    version: householdVersion(household, homes),
  };
}
