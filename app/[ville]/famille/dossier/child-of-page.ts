import "server-only";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";

/** The child that an address names, in the dossier of the session; anybody else's is a 404. */
export async function childOfPage(params: Promise<{ enfant: string }>, here: string) {
  const { enfant } = await params;
  const child = (await read((api) => api.families.children(), here)).find(({ id }) => id === enfant);
  return child ?? (await nowhere());
}
