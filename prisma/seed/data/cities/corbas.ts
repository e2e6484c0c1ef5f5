import { type CityEntry, cityEntrySchema } from "./city-entry";

const THURSDAY_OF_THE_WEEK_BEFORE = { kind: "weekday_of_week_before", weekday: 4, weeks: 1, at: "23:59" };

/** The Thursday of the week before at 23:59, for the whole week, to book and to cancel. */
export const CORBAS: CityEntry = cityEntrySchema.parse({
  slug: "corbas",
  name: "Corbas",
  inseeCodes: ["69273"],
  postcodes: ["69960"],
  department: "69",
  population: 11_315,
  timezone: "Europe/Paris",
  schoolZone: "A",
  settings: {
    contactEmail: "familles@corbas.example",
    contactPhone: "04 65 71 92 73",
    contactAddress: "Guichet famille (adresse fictive), 3 avenue de l’Exemple, 69960 Corbas",
    openingHours: "Le lundi, le mardi, le jeudi et le vendredi, de 8\u00a0h\u00a030 à 12\u00a0h",
    siret: "21690273400013",
    publisher: "Ville de Corbas (démonstration)",
    publicationDirector: "Le maire de Corbas (démonstration)",
    hostingProvider: "Démonstration\u00a0: ce portail est hébergé par l’ordinateur qui l’a lancé.",
    dataProtectionContact: "donnees-personnelles@corbas.example",
  },
  canteen: {
    code: "cantine",
    name: "Restauration scolaire",
    unitLabel: "Repas",
    weekdays: [1, 2, 4, 5],
    settings: {
      rules: { booking: THURSDAY_OF_THE_WEEK_BEFORE, cancelling: THURSDAY_OF_THE_WEEK_BEFORE },
      whenFull: "waitlist",
      waitlist: { showRank: false, offerHours: 24 },
    },
  },
});
