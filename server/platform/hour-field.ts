import * as z from "zod";

const HOUR = /^(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?\s*$/i;

/** An hour as people write it, "8", "8 h", "8h30", "08:30"; gives "08:30". Left empty, it gives `otherwise`. */
export function hourField(otherwise: string) {
  return z
    .string()
    .trim()
    .optional()
    .transform((typed, context): string => {
      if (!typed) return otherwise;
      const [, hours = "", minutes = "00"] = HOUR.exec(typed) ?? [];
      if (hours !== "" && Number(hours) <= 23 && Number(minutes) <= 59) return `${hours.padStart(2, "0")}:${minutes}`;
      context.addIssue({
        code: "custom",
        message: "Cette heure n’existe pas. Écrivez-la comme ceci\u00a0: 8\u00a0h ou 18\u00a0h\u00a030.",
      });
      return z.NEVER;
    });
}
