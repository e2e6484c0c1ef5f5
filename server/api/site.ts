import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { type City, type DressedTheme, findCityBySlug, NEUTRAL, portalUrl, themeOf, townTheme } from "@/server/tenancy";
import { requestContext } from "./request";

export interface Site {
  /** Absent where no city is named, or none of that name exists. */
  readonly city: City | undefined;
  /** The city's, else the product's neutral one (T2). */
  readonly theme: DressedTheme;
  /** "" or "/corbas": what every link of a page begins with. On a host that is no town's, the portal's own address. */
  readonly base: string;
}

async function portalBase(): Promise<string> {
  const host = (await headers()).get("x-forwarded-host") ?? "";
  return host === new URL(portalUrl()).host ? "" : portalUrl();
}

/** Where the present request is, found once for a page. */
export const requestSite = cache(async (): Promise<Site> => {
  const { citySlug, base } = await requestContext();
  const city = citySlug ? await findCityBySlug(citySlug) : undefined;
  if (!city) return { city, theme: themeOf(NEUTRAL), base: await portalBase() };
  return { city, theme: townTheme(city), base };
});
