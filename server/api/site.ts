import "server-only";
import { cache } from "react";
import { type City, contactOf, type DressedTheme, findCityBySlug, NEUTRAL, themeOf } from "@/server/tenancy";
import { requestContext } from "./request";

export interface Site {
  /** Absent where no city is named, or none of that name exists. */
  readonly city: City | undefined;
  /** The city's, else the product's neutral one (T2). */
  readonly theme: DressedTheme;
  /** "" or "/corbas": what every link of a page begins with. */
  readonly base: string;
}

/** Where the present request is, found once for a page. */
export const requestSite = cache(async (): Promise<Site> => {
  const { citySlug, base } = await requestContext();
  const city = citySlug ? await findCityBySlug(citySlug) : undefined;
  if (!city) return { city, theme: themeOf(NEUTRAL), base: "" };
  const theme = themeOf(city.theme);
  return { city, theme: { ...theme, contact: contactOf(city.settings, theme.contact) }, base };
});
