import "server-only";
import type { z } from "zod";
import { findActivityByCode } from "@/server/catalogue";
import { err, ok, type Result } from "@/server/platform/result";
import { type PlacesScope, placesPeriod } from "../domain/places-scope";
import type { PlacesError } from "../places-errors";
import type { preparePlacesSchema } from "../places-schemas";
import { openPlaces, type PlacesDesk } from "./open-places";

/** What the form asks for, checked, before the recap. Writes nothing. Errors: those of `openPlaces`. */
export async function preparePlaces(
  desk: PlacesDesk,
  { code, school, levels, weekdays, places, ...asked }: z.output<typeof preparePlacesSchema>,
): Promise<Result<PlacesScope, PlacesError>> {
  const activity = await findActivityByCode(desk.tx, code);
  if (!activity) return err({ tag: "PlacesActivityNotFound" });
  const chosen = activity.weekdays.filter((day) => weekdays.includes(String(day))).toSorted((a, b) => a - b);
  const scope = { code, schoolId: school, levels, ...placesPeriod(asked, activity.lastDay), weekdays: chosen, places };
  const opened = await openPlaces(desk, scope);
  return opened.ok ? ok(scope) : opened;
}
