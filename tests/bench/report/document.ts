import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "@/scripts/run/run-command";
import type { Machine } from "./machine";
import type { Result } from "./result";
import { cellsOf, HEADINGS } from "./table";

const FILE = path.join(root, "docs", "performance.md");
const BEGIN = "<!-- mesures : début (écrit par npm run bench) -->";
const END = "<!-- mesures : fin -->";

/** Puts the present figures into the page that cities read, between its two marks. */
export function writeDocument(
  machine: Machine,
  measuredAt: Readonly<Record<string, string>>,
  results: readonly Result[],
): void {
  const text = readFileSync(FILE, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${FILE} has lost the marks of its figures`);
  writeFileSync(FILE, `${before}${BEGIN}\n\n${described(machine)}\n\n${tables(measuredAt, results)}\n${END}${after}`);
}

function described(machine: Machine): string {
  const settings = Object.entries(machine.settings).map(([name, value]) => `\`${name} = ${value}\``);
  const busy =
    machine.busyBefore > 0.5
      ? `\n\n**La machine avait d'autres travaux au moment de la mesure** (charge ${machine.busyBefore} avant de commencer) : les rapports valent, les valeurs absolues sont pessimistes.`
      : "";
  return (
    `Machine : ${machine.cpu}, ${machine.cores} cœurs, ${machine.memoryGiB} Gio, ${machine.system}. ` +
    `Node ${machine.node}, PostgreSQL ${machine.postgres} (${settings.join(", ")}).${busy}`
  );
}

function tables(measuredAt: Readonly<Record<string, string>>, results: readonly Result[]): string {
  const benches = Map.groupBy(results, ({ name }) => name.split("/")[0] ?? "");
  return [...benches]
    .map(([bench, figures]) => {
      const lines = [HEADINGS, HEADINGS.map(() => "---"), ...figures.map(cellsOf)];
      const rows = lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
      return `### \`${bench}\` (mesuré le ${measuredAt[bench] ?? "?"})\n\n${rows}\n`;
    })
    .join("\n");
}
