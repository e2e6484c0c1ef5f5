import type { SimulatorQuestions } from "@/server/fees/domain/simulator-questions";

/** What the simulator asks about one activity, and the names of the schools that it may name. */
export interface SimulatorActivity extends SimulatorQuestions {
  readonly code: string;
  readonly weekdays: readonly number[];
  /** By the code that the fees know a school by. */
  readonly schoolNames: Readonly<Record<string, string>>;
}

/** `told`: the fees tell the rest of the intercommunalité from further away. */
export function residenceLabel(residence: "commune" | "interco" | "outside", cityName: string, told: boolean): string {
  if (residence === "commune") return `À ${cityName}`;
  if (residence === "interco") return "Dans une autre commune de l’intercommunalité";
  return told ? "Ailleurs" : "Dans une autre commune";
}

export const REGULARITY_LABELS = { regular: "Chaque semaine", occasional: "De temps en temps" } as const;

export function schoolLabel({ schoolNames }: Pick<SimulatorActivity, "schoolNames">, code: string): string {
  return code === "" ? "Une autre école" : (schoolNames[code] ?? code);
}

export function classLabel(kind: string): string {
  return kind === "" ? "Classe ordinaire" : `Classe ${kind.toUpperCase()}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
