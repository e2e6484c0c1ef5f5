import { redirect } from "next/navigation";
import { isRefused } from "@/components/forms/form-state";
import { basePath } from "@/server/api/caller";
import { readFilters } from "@/server/api/filters";
import { headcountFilters } from "@/server/backoffice/schemas";
import type { Query } from "../query";

/** The day ("2026-11-23", or as it is typed in the form) and the activity of an address, with what is wrong in them. */
export async function headcountForm(query: Query) {
  const { filters, form } = await readFilters(headcountFilters, await query);
  const { activite } = form.values;
  return { day: filters?.jour, activityId: typeof activite === "string" ? activite : undefined, form };
}

/** The same for a page that has no field to correct a day: it leads to the one that has. */
export async function headcountAsked(query: Query) {
  const { day, activityId, form } = await headcountForm(query);
  const { jour } = form.values;
  if (isRefused(form) && typeof jour === "string") {
    redirect(`${await basePath()}/agents/effectifs?${new URLSearchParams({ jour, activite: activityId ?? "" })}`);
  }
  return { day, activityId };
}
