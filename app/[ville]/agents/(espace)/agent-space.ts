import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { basePath, read } from "@/server/api/caller";

/** Who works and what they may do, asked once for a page. Without a session one goes to the agents' door and comes back. */
export const agentSpace = cache(async () => {
  const base = await basePath();
  const path = (await headers()).get("x-preau-path") ?? "";
  return { ...(await read((api) => api.backoffice.space(), path.slice(base.length) || "/agents")), base };
});
