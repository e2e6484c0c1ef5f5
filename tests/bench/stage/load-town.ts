import { servingUrl } from "@/scripts/migrate";
import { runCommand, type Variables } from "@/scripts/run/run-command";

/** Loads the town as `npm run seed:large` does, in a process of its own: what it keeps in memory goes with it. */
export async function loadTown(ownerUrl: string, product: Variables): Promise<void> {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/seed-large.ts"];
  const env = { ...product, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: await servingUrl(ownerUrl) };
  const code = await runCommand("node", args, env);
  if (code !== 0) throw new Error("The large town was not loaded");
}
