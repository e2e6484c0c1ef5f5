import { describeBookingRules } from "@/server/catalogue/domain";
import { formatDayWithYear } from "@/server/platform/dates";
import type { CreatedTown } from "./create-town";
import type { Town } from "./read-description";

const TABLES: Readonly<Record<string, string>> = {
  city: "ville",
  city_host: "noms d’hôte",
  school: "écoles",
  school_class: "classes",
  school_holiday: "vacances",
  regie: "régies",
  third_party: "tiers payeurs",
  activity: "activités",
  fee_schedule: "grilles de tarifs",
  slot: "jours ouverts, toutes écoles",
  opening_window: "ouvertures",
  document_type: "types de pièce",
  agent_role: "rôles d’agent",
};

/** "3 écoles", "1 école"; nothing for none. */
function counted(count: number, word: string): string {
  return count === 0 ? "" : `${count} ${word}${count > 1 ? "s" : ""}`;
}

/** What the description says, as a family will read it: for whoever wrote it to see that it is what they meant. */
export function describeTown({ name, years, activities, schools }: Town): string {
  const lines = activities.flatMap(({ name: activity, firstDay, lastDay, settings, schedules, places }) => [
    `${activity}, du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}, dans ${counted(Object.keys(places).length, "école")}\u00a0:`,
    ...describeBookingRules(settings.rules).map((rule) => `  ${rule}`),
    ...schedules.map(
      ({ version, label, effectiveFrom }) =>
        `  Grille ${version} «\u00a0${label}\u00a0», à partir du ${formatDayWithYear(effectiveFrom)}\u00a0: chaque situation a un prix.`,
    ),
  ]);
  return [
    `${name}\u00a0: ${counted(schools.length, "école")}, années scolaires ${years.map(({ label }) => label).join(", ")}.`,
    ...lines,
  ].join("\n");
}

/** What was written, a line for each kind of thing. */
export function describeCreation({ slug, name }: Town, { cityId, done }: CreatedTown, keysFolder: string): string {
  const changes = [...done].filter(([, { created, changed }]) => created + changed > 0);
  if (changes.length === 0) return `${name} est déjà ainsi\u00a0: rien n’a changé.`;
  const lines = changes.map(([table, { created, changed }]) => {
    const parts = [counted(created, "ajout"), counted(changed, "modification")].filter(Boolean);
    return `  ${TABLES[table] ?? table}\u00a0: ${parts.join(", ")}`;
  });
  return [
    `${name} est en place, à l’adresse /${slug}.`,
    ...lines,
    `Sa clé de chiffrement est dans ${keysFolder}/${cityId}\u00a0: sauvegardez ce dossier, à part de la base.`,
  ].join("\n");
}
