export { findCityById, findCityBySlug, findSlugByHost, listCities } from "./data/cities";
export { type DressedTheme, themeOf } from "./data/theme-files";
export { townPaper } from "./data/town-paper";
export { townTheme } from "./data/town-theme";
export type { City, CitySettings } from "./domain/city";
export { NEUTRAL } from "./domain/theme";
export { portalUrl, publicUrl } from "./public-url";
