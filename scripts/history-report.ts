import { describeFinding, verifyHistory } from "@/server/history";
import { systemClock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";

/** Verifies the history of a city and prints what it finds. True when it is intact. */
export async function reportHistory(city: City, heads?: string): Promise<boolean> {
  const { seals, lines, waiting, newer, sealedUntil, findings } = await verifyHistory(city.id, systemClock, heads);
  const until = sealedUntil ? `, jusqu’au ${sealedUntil.toISOString()}` : "";
  const since = newer === 0 ? "" : ` Scellés plus récents que ce qui a été publié ou recopié\u00a0: ${newer}.`;
  const read = `${lines} lignes vérifiées sous ${seals} scellés${until}\u00a0; ${waiting} attendent d’être scellées.${since}`;
  if (findings.length === 0) {
    console.log(`${city.name}\u00a0: intact. ${read}`);
    return true;
  }
  console.log(`${city.name}\u00a0: À EXAMINER. ${read}`);
  for (const finding of findings) console.log(`  - ${describeFinding(finding)}`);
  return false;
}
