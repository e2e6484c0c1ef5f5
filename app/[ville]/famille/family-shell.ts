import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { basePath, read } from "@/server/api/caller";

/**
 * Who is logged in and in which dossier, asked once for a page. Without a session one goes to the login and comes back
 * to this page; without a dossier, to what becomes of the request.
 */
export const familyShell = cache(async () => {
  const base = await basePath();
  const path = (await headers()).get("x-preau-path") ?? "";
  const { family, ...shell } = await read((api) => api.families.shell(), path.slice(base.length));
  if (!family) redirect(`${base}/connexion/en-attente`);
  return { ...shell, family, base };
});
