import type { Result } from "./result";

const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const shown = (value: number | null) => (value === null ? "" : number.format(value));
const VERDICTS = { true: "tenu", false: "NON TENU", null: "" } as const;

export const HEADINGS = ["mesure", "valeur", "unité", "référence", "rapport", "budget", "tenu ?"];

/** A result in words, one for each heading. */
export function cellsOf({ name, figure, unit, baseline, ratio, budget, ok }: Result): string[] {
  const times = ratio === null ? "" : `× ${shown(ratio)}`;
  return [name, shown(figure), unit, shown(baseline), times, budget ?? "", VERDICTS[`${ok}`]];
}

/** The results as a person at the terminal reads them. */
export function table(results: readonly Result[]): string {
  const lines = [HEADINGS, ...results.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const aligned = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 || column === 2 ? text.padEnd(width) : text.padStart(width);
  };
  return lines.map((line) => line.map(aligned).join("  ").trimEnd()).join("\n");
}
