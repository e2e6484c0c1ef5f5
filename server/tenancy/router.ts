import { elide } from "@/server/platform/elision";
import "server-only";
import { z } from "zod";
import { doorProcedure } from "@/server/api/door";
import { publicProcedure, router } from "@/server/api/trpc";
import { listCities } from "./data/cities";
import type { City } from "./domain/city";
import { isTownNamed } from "./domain/town-search";
import { publicUrl } from "./public-url";

/** A town to choose from. `href` leads to its own host when it has one, else to its path. */
export interface TownLink {
  readonly slug: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly href: string;
}

function townLink(city: City): TownLink {
  const { slug, name, postcodes, settings } = city;
  return { slug, name, postcodes, href: settings.publicHost ? publicUrl(city, "/") : `/${slug}` };
}

/** What anybody may know of the towns: their names, and who answers for what their portal publishes. */
export const tenancyRouter = router({
  towns: publicProcedure
    .input(z.strictObject({ search: z.string().max(100).default("") }))
    .query(async ({ input }) => (await listCities()).filter((city) => isTownNamed(city, input.search)).map(townLink)),

  notice: doorProcedure.query(({ ctx }) => {
    const { name, schoolZone, settings } = ctx.city;
    return {
      name,
      schoolZone,
      siteUrl: publicUrl(ctx.city, "/").replace(/\/$/, ""),
      publisher: settings.publisher || `Ville ${elide("de", name)}`,
      publicationDirector: settings.publicationDirector || null,
      hostingProvider: settings.hostingProvider || null,
      dataProtectionContact: settings.dataProtectionContact || null,
    };
  }),
});
