import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const environmentSchema = z.object({
  web: z.url(),
  franceConnect: z.url(),
  mails: z.url(),
  apiParticulier: z.url(),
  payFip: z.url(),
  ownerUrl: z.url(),
});

export type Environment = z.output<typeof environmentSchema>;

export const ENVIRONMENT_FILE = path.join(import.meta.dirname, "..", "..", "..", ".data", "e2e", "environment.json");

let known: Environment | undefined;

/** Where the environment of this run answers. */
export function environment(): Environment {
  known ??= environmentSchema.parse(JSON.parse(readFileSync(ENVIRONMENT_FILE, "utf8")));
  return known;
}

export type TownSlug = "saint-chamond" | "rive-de-gier" | "corbas";

/** The address of a page of a town: by path, or on the town's own host name (T2). `page` begins with "/" or is empty. */
export function townUrl(slug: TownSlug, page = "", way: "path" | "host" = "path"): string {
  const { web } = environment();
  return way === "path" ? `${web}/${slug}${page}` : `http://${slug}.localhost:${new URL(web).port}${page || "/"}`;
}
