import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { basePath, read } from "@/server/api/caller";
import { requestContext } from "@/server/api/request";
import { dayOf, type LocalDate } from "@/server/platform/dates";

/** Who works and what they may do, asked once for a page. Without a session one goes to the agents' door and comes back. */
export const agentSpace = cache(async () => {
  const base = await basePath();
  const path = (await headers()).get("x-preau-path") ?? "";
  return { ...(await read((api) => api.backoffice.space(), path.slice(base.length) || "/agents")), base };
});

/** The present day in the city. */
export async function agentToday(): Promise<LocalDate> {
  const { zone } = await agentSpace();
  return dayOf((await requestContext()).clock.now(), zone);
}
