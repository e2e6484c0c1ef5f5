import type { PaperFact, PaperText } from "@/server/platform/paper/paper";
import { keyed } from "./keyed";
import { PaperWords } from "./PaperWords";

/** "PERISC-R-2026-000224": at a hyphen a browser would cut it in two, and half a number is copied. */
function isNumber(value: PaperText): boolean {
  return typeof value === "string" && /^[\w-]{1,24}$/.test(value);
}

export function PaperFacts({ facts }: { facts: readonly PaperFact[] }) {
  return (
    <dl className="preau-paper__facts">
      {keyed(facts).map(({ key, part: { label, value } }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd className={isNumber(value) ? "preau-paper__reference" : undefined}>
            <PaperWords text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
