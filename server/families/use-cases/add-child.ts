import "server-only";
import type { z } from "zod";
import { levelOfBirthYear, startYearPreparedOn } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, dayOf, type LocalDate, localDate, plainDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { insertChild, lockActiveFamily, schoolExists } from "../data/desk-children";
import { childrenLike, lockBirth } from "../data/namesakes";
import type { DeskError } from "../desk-errors";
import type { addChildSchema } from "../desk-schemas";
import { childAddedMail } from "../domain/desk-mails.fr";
import { type Unreached, unreachedBy } from "../domain/unreached";
import { livesInFamily } from "../queries/children";
import { readDeskChild } from "../queries/desk-child";
import type { Desk } from "./desk";
import { namesakesOf, settleTwin } from "./find-namesakes";
import { mailHousehold } from "./mail-household";
import { placeInHousehold } from "./place-child";

type AddChild = z.output<typeof addChildSchema>;

/** Activities are for children and the young. */
const OLDEST_YEARS = 26;

export interface AddedChild {
  readonly familyId: string;
  readonly childId: string;
  /** A child of the city came into this dossier as well; nothing but its household changed. */
  readonly attached: boolean;
  readonly unreached: Unreached | null;
}

/**
 * Adds a child to a dossier (D1). A child of the city who resembles it is shown first: the agent says whether it is the
 * same, which then lives here too, or somebody else (D2, D4). The household is told.
 */
export async function addChild(tx: Tx, desk: Desk, input: AddChild): Promise<Result<AddedChild, DeskError>> {
  const { city, clock } = desk;
  const { familyId, firstName, lastName, birthdate } = input;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  const today = dayOf(clock.now(), city.timezone);
  const likely = likelyBirth(birthdate, today);
  if (!likely.ok) return likely;
  await lockBirth(tx, city.id, birthdate);
  const typed = { firstNames: firstName, lastNames: [lastName], birthdate };
  const namesakes = namesakesOf(typed, await childrenLike(tx, typed));
  const twin = settleTwin(namesakes, input);
  if (!twin.ok) return err({ tag: "ChildMayExist", namesakes: twin.error });
  if (twin.value !== null) return attachChild(tx, desk, input, twin.value);
  if (input.schoolId && !(await schoolExists(tx, input.schoolId))) return err({ tag: "DeskSchoolNotFound" });
  const level = input.level || (levelOfBirthYear(Number(birthdate.slice(0, 4)), startYearPreparedOn(today)) ?? "");
  const { gender, schoolId, diet, custody } = input;
  const child = { firstName, lastName, birthdate, gender, schoolId, classId: null, level, diet };
  const childId = await insertChild(tx, city.id, child);
  const placed = await placeInHousehold(tx, desk, { familyId, childId, firstName, custody });
  if (!placed.ok) return placed;
  const mail = childAddedMail(firstName);
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "child-added", mail });
  return ok({ familyId, childId, attached: false, unreached: unreachedBy(told, placed.value.elsewhere) });
}

/** The first and last day on which a child of today's activities can be born. Error: ChildBirthdateUnlikely. */
export function likelyBirth(birthdate: LocalDate, today: LocalDate): Result<void, DeskError> {
  const first = addDays(localDate(plainDate(today).subtract({ years: OLDEST_YEARS }).toString()), 1);
  return birthdate < first || birthdate > today
    ? err({ tag: "ChildBirthdateUnlikely", first, last: today })
    : ok(undefined);
}

async function attachChild(
  tx: Tx,
  desk: Desk,
  { familyId, custody }: AddChild,
  childId: string,
): Promise<Result<AddedChild, DeskError>> {
  const { city, clock } = desk;
  if (await livesInFamily(tx, familyId, childId)) return err({ tag: "ChildAlreadyHere" });
  const firstName = (await readDeskChild(tx, childId))?.firstName ?? "";
  const placed = await placeInHousehold(tx, desk, { familyId, childId, firstName, custody });
  if (!placed.ok) return placed;
  const mail = childAddedMail(firstName);
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "child-added", mail });
  return ok({ familyId, childId, attached: true, unreached: unreachedBy(told, placed.value.elsewhere) });
}
