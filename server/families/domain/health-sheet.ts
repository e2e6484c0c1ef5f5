import * as z from "zod";

/** What a health sheet holds once it is opened (D8). Every part is free text that may be empty. */
export const healthSheetSchema = z.object({
  allergies: z.string().default(""),
  illnesses: z.string().default(""),
  /** Projet d'accueil individualisé: what it asks of the people who look after the child. */
  pai: z.string().default(""),
  /** What to do in an emergency. */
  conduct: z.string().default(""),
  doctor: z.string().default(""),
});

export type HealthSheet = z.output<typeof healthSheetSchema>;

export const EMPTY_HEALTH_SHEET: HealthSheet = healthSheetSchema.parse({});
