export { findCityById, findCityBySlug, findSlugByHost, listCities } from "./data/cities";
export { type DressedTheme, NEUTRAL, themeOf } from "./data/theme-files";
export { townPaper } from "./data/town-paper";
export type { City, CitySettings } from "./domain/city";
export { contactOf } from "./domain/contact";
export { portalUrl, publicUrl } from "./public-url";
