import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { lockActiveFamily } from "../data/desk-children";
import { placeAdult, readAdultPlace, responsibleOf } from "../data/desk-households";
import { adultsLike, lockBirth } from "../data/namesakes";
import { createPerson } from "../data/pivot-persons";
import type { DeskError } from "../desk-errors";
import type { addAdultSchema } from "../desk-schemas";
import { adultAddedMail } from "../domain/desk-mails.fr";
import { type Unreached, unreachedBy } from "../domain/unreached";
import type { Desk } from "./desk";
import { namesakesOf, settleTwin } from "./find-namesakes";
import { mailHousehold } from "./mail-household";

type AddAdult = z.output<typeof addAdultSchema>;

export interface AddedAdult {
  readonly familyId: string;
  readonly personId: string;
  readonly unreached: Unreached | null;
}

/**
 * Adds an adult to a dossier with a role and rights (D1, A5). A person of the city who resembles them is shown first: a
 * person exists once too. Whoever holds the household is told.
 */
export async function addAdult(tx: Tx, desk: Desk, input: AddAdult): Promise<Result<AddedAdult, DeskError>> {
  const { city, clock } = desk;
  const { familyId, birthdate = "", role, authority, rights } = input;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  if (birthdate > dayOf(clock.now(), city.timezone)) return err({ tag: "AdultBirthdateInFuture" });
  const responsible = role === "responsable" ? await responsibleOf(tx, familyId) : undefined;
  if (responsible) return err({ tag: "OneResponsible", name: responsible.name });
  await lockBirth(tx, city.id, `${birthdate} ${input.birthName.toLowerCase()}`);
  const lastNames = [input.birthName, input.usageName ?? ""].filter((name) => name !== "");
  const typed = { firstNames: input.firstNames, lastNames, birthdate };
  const twin = settleTwin(namesakesOf(typed, await adultsLike(tx, typed)), input);
  if (!twin.ok) return err({ tag: "AdultMayExist", namesakes: twin.error });
  if (twin.value !== null && (await readAdultPlace(tx, familyId, twin.value))) return err({ tag: "AdultAlreadyHere" });
  const personId = twin.value ?? (await newPerson(tx, city.id, input));
  // Before the newcomer is in it: they learn of it by what is sent to them, not by this mail.
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "adult-added", mail: adultAddedMail() });
  await placeAdult(tx, city.id, { familyId, personId, role, authority, rights });
  return ok({ familyId, personId, unreached: unreachedBy(told) });
}

function newPerson(tx: Tx, cityId: string, input: AddAdult): Promise<string> {
  const { birthName, usageName, firstNames, birthdate = "", email, phone } = input;
  const identity = {
    birthName,
    usageName: usageName ?? "",
    firstNames: firstNames.split(/[\s,]+/).filter((name) => name !== ""),
    gender: "",
    birthdate,
    birthplace: "",
    birthcountry: "",
  };
  return createPerson(tx, { cityId, identity, email: email ?? "", phone: phone ?? "" });
}
