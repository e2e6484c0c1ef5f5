import { expect, it } from "vitest";
import { CITIES } from "@/prisma/seed/data/cities";
import { citySettingsSchema } from "@/server/tenancy/domain/city";
import { mailIdentityOf } from "./city-mail";

it.each(CITIES.map(({ city }) => [city.slug, city] as const))("signs the mails of %s as its site does", (_, city) => {
  const settings = citySettingsSchema.parse(city.settings);
  const { contact } = mailIdentityOf({ ...city, id: "", theme: city.slug, settings });
  expect(contact).toEqual([`Téléphone\u00a0: ${settings.contactPhone}`, settings.openingHours]);
});
