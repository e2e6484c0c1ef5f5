import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "@/scripts/run/run-command";
import type { Machine } from "./machine";
import type { Result } from "./result";
import type { Measurement } from "./results-file";
import { cellsOf, HEADINGS } from "./table";

const FILE = path.join(root, "docs", "performance.md");
const BEGIN = "<!-- mesures : début (écrit par npm run bench) -->";
const END = "<!-- mesures : fin -->";

/** Puts the present figures into the page that cities read, between its two marks. */
export function writeDocument(
  machine: Machine,
  measured: Readonly<Record<string, Measurement>>,
  results: readonly Result[],
): void {
  const text = readFileSync(FILE, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${FILE} has lost the marks of its figures`);
  writeFileSync(FILE, `${before}${BEGIN}\n\n${described(machine)}\n\n${tables(measured, results)}\n${END}${after}`);
}

function described(machine: Machine): string {
  const settings = Object.entries(machine.settings).map(([name, value]) => `\`${name} = ${value}\``);
  return (
    `Machine : ${machine.cpu}, ${machine.cores} cœurs, ${machine.memoryGiB} Gio, ${machine.system}. ` +
    `Node ${machine.node}, PostgreSQL ${machine.postgres} (${settings.join(", ")}).`
  );
}

/** Above this, whatever else ran took a part of the cores. */
const BUSY = 0.5;

/** When a table was measured, and whether its figures are those of a machine that did nothing else. */
function heading(bench: string, measurement: Measurement | undefined): string {
  const title = `### \`${bench}\` (mesuré le ${measurement?.at ?? "?"})`;
  const busy = measurement?.busyBefore ?? null;
  if (busy === null) return `${title}\n\nCharge de la machine avant cette mesure : non notée.`;
  if (busy <= BUSY)
    return `${title}\n\nLa machine ne faisait rien d'autre (charge ${decimal(busy)} avant de commencer).`;
  return `${title}\n\n**La machine avait d'autres travaux** (charge ${decimal(busy)} avant de commencer) : les rapports valent, les valeurs absolues sont pessimistes.`;
}

const decimal = (value: number) => value.toLocaleString("fr-FR");

function tables(measured: Readonly<Record<string, Measurement>>, results: readonly Result[]): string {
  const benches = Map.groupBy(results, ({ name }) => name.split("/")[0] ?? "");
  return [...benches]
    .map(([bench, figures]) => {
      const lines = [HEADINGS, HEADINGS.map(() => "---"), ...figures.map(cellsOf)];
      const rows = lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
      return `${heading(bench, measured[bench])}\n\n${rows}\n`;
    })
    .join("\n");
}
