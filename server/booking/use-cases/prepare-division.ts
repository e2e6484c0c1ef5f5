import "server-only";
import type { z } from "zod";
import { levelsOf } from "@/server/catalogue";
import { err, ok, type Result } from "@/server/platform/result";
import type { prepareDivisionSchema } from "../division-schemas";
import { chosenGroups, type DivisionScope } from "../domain/division";
import type { PlacesError } from "../places-errors";
import { openDivision } from "./open-division";
import type { PlacesDesk } from "./open-places";

/**
 * What the form asks for, checked, before the recap. Writes nothing. Errors: those of `openDivision`; PlacesWithoutGroup where
 * nothing is divided and no level has a group.
 */
export async function prepareDivision(
  desk: PlacesDesk,
  { code, schoolId, from: first, places1, places2, places3, others, ...chosen }: z.output<typeof prepareDivisionSchema>,
): Promise<Result<DivisionScope, PlacesError>> {
  const opened = await openDivision(desk, { code, schoolId, first });
  if (!opened.ok) return opened;
  const levels = levelsOf(opened.value.school.level);
  const groups = chosenGroups(
    levels.map((level) => ({ level, group: chosen[level] })),
    new Map([
      [1, places1 ?? 0],
      [2, places2 ?? 0],
      [3, places3 ?? 0],
    ]),
  );
  const isDivided = opened.value.days.some((day) => day.levels !== null);
  if (groups.length === 0 && !isDivided) return err({ tag: "PlacesWithoutGroup", level: levels[0] ?? "" });
  return ok({ code, schoolId, first, groups, others });
}
