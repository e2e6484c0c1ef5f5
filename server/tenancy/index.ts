export { findCityBySlug, findSlugByHost, listCities } from "./data/cities";
export { type City, type CitySettings, citySettingsSchema } from "./domain/city";
