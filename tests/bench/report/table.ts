import type { Result } from "./result";

const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const shown = (value: number | null) => (value === null ? "" : number.format(value));
const VERDICTS = { true: "tenu", false: "NON TENU", null: "" } as const;

/** The results as a person at the terminal reads them. */
export function table(results: readonly Result[]): string {
  const lines = [
    ["mesure", "valeur", "unité", "référence", "rapport", "budget", ""],
    ...results.map(({ name, figure, unit, baseline, ratio, budget, ok }) => [
      name,
      shown(figure),
      unit,
      shown(baseline),
      ratio === null ? "" : `× ${shown(ratio)}`,
      budget ?? "",
      VERDICTS[`${ok}`],
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5, 6].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, column) => {
          const width = widths[column] ?? 0;
          return column === 0 || column === 2 || column === 6 ? text.padEnd(width) : text.padStart(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
