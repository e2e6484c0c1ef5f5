import { type CityEntry, cityEntrySchema } from "./city-entry";

const PREVIOUS_SCHOOL_DAY = { kind: "days_before", count: 1, unit: "school", at: "11:00" };

/** The working day before at 09:00: on Friday for Monday. */
const PREVIOUS_WORKING_DAY = { kind: "days_before", count: 1, unit: "working", at: "09:00" };

/** The canteen: the previous school day at 11:00, to book and to cancel; nothing later. The evenings have a day of their own. */
export const RIVE_DE_GIER: CityEntry = cityEntrySchema.parse({
  slug: "rive-de-gier",
  name: "Rive-de-Gier",
  inseeCodes: ["42186"],
  postcodes: ["42800"],
  department: "42",
  population: 15_242,
  timezone: "Europe/Paris",
  schoolZone: "A",
  settings: {
    contactEmail: "familles@rive-de-gier.example",
    contactPhone: "04 65 71 41 86",
    contactAddress: "Service scolaire (adresse fictive), 2 rue de l’Exemple, 42800 Rive-de-Gier",
    openingHours: "Du lundi au vendredi, de 9\u00a0h à 12\u00a0h et de 14\u00a0h à 17\u00a0h",
    siret: "21420186500018",
    publisher: "Ville de Rive-de-Gier (démonstration)",
    publicationDirector: "Le maire de Rive-de-Gier (démonstration)",
    hostingProvider: "Démonstration\u00a0: ce portail est hébergé par l’ordinateur qui l’a lancé.",
    dataProtectionContact: "donnees-personnelles@rive-de-gier.example",
    appliedAtOnce: ["phone", "email", "contact"],
  },
  canteen: {
    code: "cantine",
    name: "Cantine scolaire",
    unitLabel: "Repas",
    weekdays: [1, 2, 4, 5],
    settings: {
      rules: { booking: PREVIOUS_SCHOOL_DAY, cancelling: PREVIOUS_SCHOOL_DAY },
      whenFull: "waitlist",
      waitlist: { showRank: true, offerHours: 12 },
    },
  },
  evening: {
    code: "periscolaire",
    name: "Accueil périscolaire du soir",
    unitLabel: "Soirée",
    weekdays: [1, 2, 4, 5],
    settings: {
      rules: { booking: PREVIOUS_WORKING_DAY, cancelling: PREVIOUS_WORKING_DAY },
      whenFull: "waitlist",
      waitlist: { showRank: true, offerHours: 12 },
      childCare: true,
    },
  },
});
