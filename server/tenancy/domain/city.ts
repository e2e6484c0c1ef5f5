import * as z from "zod";

/** What a city's administrator may set, apart from its theme and its activities. */
export const citySettingsSchema = z
  .object({
    /** The host name that mails lead to, one of the city's own; without it, they lead to its path under APP_URL. */
    publicHost: z
      .string()
      .regex(/^[a-z0-9.-]+$/)
      .nullable()
      .default(null),
    contactEmail: z.string().default(""),
    /** The address that its mails leave from (T1), in place of its theme's. Neither: the operator's MAIL_FROM. */
    senderEmail: z.union([z.literal(""), z.email("une adresse e-mail\u00a0: familles@ma-ville.fr.")]).default(""),
    contactPhone: z.string().default(""),
    contactAddress: z.string().default(""),
    openingHours: z.string().default(""),
    /** Who answers for the site's accessibility and personal data (RGAA declaration, RGPD article 13). */
    publisher: z.string().default(""),
    dataProtectionContact: z.string().default(""),
    /** Who answers for what is published, and who hosts it: a legal notice must name both (LCEN, article 1-1). */
    publicationDirector: z.string().default(""),
    hostingProvider: z.string().default(""),
    /** What a parent may change without waiting for an agent (D13). */
    appliedAtOnce: z.array(z.enum(["phone", "email", "address", "contact"])).default([]),
    /** Enrolments that families ask for are made at once; else staff answer each (B1, W1). */
    enrolmentsAtOnce: z.boolean().default(false),
    /** Supporting documents: stated to the parent before choosing a file (D11). */
    uploadMaxBytes: z
      .number()
      .int()
      .positive()
      .default(8 * 1024 * 1024),
    uploadMaxPerFamily: z.number().int().positive().default(60),
    /** How many days before a document runs out the family is told, by mail and in its space (D11). */
    documentAlertDays: z.number().int().min(1).max(90).default(30),
    /** The town's own, 14 digits: who reads at API Particulier (D15). Without it, no quotient is read there. */
    siret: z
      .string()
      .regex(/^\d{14}$/)
      .nullable()
      .default(null),
    /** How many months back a quotient read at the CAF or the MSA may be of, and still be used. */
    quotientOldestMonths: z.number().int().min(0).max(24).default(3),
  })
  .strict();

export type CitySettings = z.output<typeof citySettingsSchema>;

/** A commune, or the part of one, that has its own portal (T1). */
export interface City {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly inseeCodes: readonly string[];
  readonly postcodes: readonly string[];
  readonly department: string;
  /** IANA zone, "Europe/Paris" or "Indian/Reunion": every hour shown or counted is in it. */
  readonly timezone: string;
  readonly schoolZone: string;
  readonly theme: string;
  readonly settings: CitySettings;
}
