import type { CitySettings } from "./city";
import type { Theme } from "./theme";

type Contact = Theme["contact"];

/**
 * How families reach the town hall, the same on every page: what the city's administrator set, else what the theme says.
 * The address is one text in the settings, its lines parted by commas.
 */
export function contactOf(settings: CitySettings, ofTheme: Contact): Contact {
  const lines = settings.contactAddress
    .split(/[,\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const [service, ...address] = lines;
  const named = service !== undefined && address.length > 0;
  return {
    service: named ? service : ofTheme.service,
    address: named ? address : ofTheme.address,
    phone: settings.contactPhone || ofTheme.phone,
    email: settings.contactEmail || ofTheme.email,
    hours: settings.openingHours || ofTheme.hours,
  };
}
