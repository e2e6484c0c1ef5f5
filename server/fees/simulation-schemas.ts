import * as z from "zod";
import { choiceField, listField } from "@/server/platform/form-fields";

/** How many children one simulation takes. */
export const MOST_CHILDREN = 6;

const INTENTS = ["calculer", "ajouter", "retirer"] as const;
const KNOWN_RESIDENCES = ["commune", "interco", "outside"] as const;
const KNOWN_REGULARITIES = ["regular", "occasional"] as const;

const code = z.string().max(50).optional();
const days = listField(7);

const MISSING_DAYS = "Cochez au moins un jour par semaine.";
const WRONG_QUOTIENT =
  "Ce quotient familial n’est pas valable. Écrivez un nombre en euros, comme sur votre attestation. Exemple\u00a0: 742.";

/** "742", "1 250", "742,50 €": euros, exact to the cent; undefined for anything else. */
export function typedQuotient(typed: string | undefined): number | undefined {
  const plain = (typed ?? "").replace(/[\s€]/g, "").replace(",", ".");
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

/**
 * What the form of the fee simulator sends (F3). Names are flat, so each child has its own. Only "calculer" needs every
 * answer: the buttons that add or take off a child keep what was typed as it is.
 */
export const simulationSchema = z
  .strictObject({
    intent: z.enum(INTENTS).default("calculer"),
    activity: z.string().min(1).max(50),
    quotient: z.string().trim().max(20).optional(),
    quotientUnknown: z.literal("on").optional(),
    residence: choiceField(KNOWN_RESIDENCES, "Choisissez votre lieu de résidence.").optional(),
    regularity: choiceField(KNOWN_REGULARITIES, "Choisissez une réponse.").optional(),
    children: z.enum(["1", "2", "3", "4", "5", "6"]).default("1"),
    ...{ profile1: code, school1: code, class1: code, days1: days },
    ...{ profile2: code, school2: code, class2: code, days2: days },
    ...{ profile3: code, school3: code, class3: code, days3: days },
    ...{ profile4: code, school4: code, class4: code, days4: days },
    ...{ profile5: code, school5: code, class5: code, days5: days },
    ...{ profile6: code, school6: code, class6: code, days6: days },
    /** Whether the form asked for a quotient and a residence: the grid of the activity decides. */
    asks: listField(2),
  })
  .superRefine((form, context) => {
    if (form.intent !== "calculer") return;
    const refuse = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
    if (form.asks.includes("quotient")) checkQuotient(form, refuse);
    if (form.asks.includes("residence") && !form.residence) refuse("residence", "Choisissez votre lieu de résidence.");
    for (const { number, weekdays } of childrenOf(form)) {
      if (weekdays.length > 0) continue;
      refuse(
        `days${number}`,
        form.children === "1" ? MISSING_DAYS : `Enfant ${number}\u00a0: cochez au moins un jour par semaine.`,
      );
    }
  });

export type SimulationForm = z.output<typeof simulationSchema>;
export type SimulationAnswers = z.input<typeof simulationSchema>;

function checkQuotient(
  { quotient, quotientUnknown }: Pick<SimulationForm, "quotient" | "quotientUnknown">,
  refuse: (name: string, message: string) => void,
): void {
  if (!quotient && !quotientUnknown)
    refuse("quotient", "Écrivez votre quotient familial, ou cochez «\u00a0Je ne le connais pas\u00a0».");
  else if (quotient && quotientUnknown)
    refuse(
      "quotient",
      "Vous avez écrit un quotient et coché «\u00a0Je ne le connais pas\u00a0». Gardez une seule des deux réponses.",
    );
  else if (quotient && typedQuotient(quotient) === undefined) refuse("quotient", WRONG_QUOTIENT);
}

/** The names of one child's fields. */
export const CHILD_FIELDS = [
  { profile: "profile1", school: "school1", classKind: "class1", days: "days1" },
  { profile: "profile2", school: "school2", classKind: "class2", days: "days2" },
  { profile: "profile3", school: "school3", classKind: "class3", days: "days3" },
  { profile: "profile4", school: "school4", classKind: "class4", days: "days4" },
  { profile: "profile5", school: "school5", classKind: "class5", days: "days5" },
  { profile: "profile6", school: "school6", classKind: "class6", days: "days6" },
] as const;
export type ChildFields = (typeof CHILD_FIELDS)[number];

export interface ChildAnswers {
  /** From 1. */
  readonly number: number;
  readonly profile: string;
  readonly school: string;
  readonly classKind: string;
  readonly weekdays: readonly number[];
}

/** The children that the form is about, in order. */
export function childrenOf(form: Omit<SimulationForm, "intent" | "asks">): ChildAnswers[] {
  return CHILD_FIELDS.slice(0, Number(form.children)).map((names, index) => ({
    number: index + 1,
    profile: form[names.profile] ?? "",
    school: form[names.school] ?? "",
    classKind: form[names.classKind] ?? "",
    weekdays: [...new Set(form[names.days].map(Number))].filter((day) => day >= 1 && day <= 7).sort(),
  }));
}

/** The form as its button asks: one child more, with the days of the one before, or one less. */
export function withChildren(form: SimulationForm): SimulationForm {
  const count = Number(form.children);
  if (form.intent === "calculer") return form;
  const wanted = form.intent === "ajouter" ? count + 1 : count - 1;
  const children = simulationSchema.shape.children.safeParse(String(wanted)).data ?? form.children;
  const [last, added] = [CHILD_FIELDS[count - 1], CHILD_FIELDS[count]];
  if (wanted < count || !last || !added) return { ...form, children };
  return { ...form, children, [added.days]: form[last.days], [added.profile]: undefined };
}
