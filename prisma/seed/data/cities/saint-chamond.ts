import { type CityEntry, cityEntrySchema } from "./city-entry";

const TWO_WORKING_DAYS = { kind: "days_before", count: 2, unit: "working", at: "10:00" };

/** Two working days before at 10:00; later, until the eve at 17:00, at the price of late bookings. */
export const SAINT_CHAMOND: CityEntry = cityEntrySchema.parse({
  slug: "saint-chamond",
  name: "Saint-Chamond",
  inseeCodes: ["42207"],
  postcodes: ["42400"],
  department: "42",
  population: 35_646,
  timezone: "Europe/Paris",
  schoolZone: "A",
  settings: {
    contactEmail: "familles@saint-chamond.example",
    contactPhone: "04 65 71 42 07",
    contactAddress: "Espace familles (adresse fictive), 1 place de l’Exemple, 42400 Saint-Chamond",
    openingHours: "Du lundi au vendredi, de 8\u00a0h\u00a030 à 12\u00a0h et de 13\u00a0h\u00a030 à 17\u00a0h",
    siret: "21420207900015",
    publisher: "Ville de Saint-Chamond (démonstration)",
    publicationDirector: "Le maire de Saint-Chamond (démonstration)",
    hostingProvider: "Démonstration\u00a0: ce portail est hébergé par l’ordinateur qui l’a lancé.",
    dataProtectionContact: "donnees-personnelles@saint-chamond.example",
    appliedAtOnce: ["phone"],
  },
  canteen: {
    code: "cantine",
    name: "Restaurant scolaire",
    unitLabel: "Repas",
    weekdays: [1, 2, 4, 5],
    settings: {
      rules: {
        booking: TWO_WORKING_DAYS,
        lateBooking: { until: { kind: "days_before", count: 1, unit: "calendar", at: "17:00" } },
        cancelling: TWO_WORKING_DAYS,
      },
      whenFull: "waitlist",
      waitlist: { showRank: true, offerHours: 24 },
    },
  },
});
