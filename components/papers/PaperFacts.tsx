import type { PaperFact } from "@/server/platform/paper/paper";
import { keyed } from "./keyed";
import { PaperWords } from "./PaperWords";

export function PaperFacts({ facts }: { facts: readonly PaperFact[] }) {
  return (
    <dl className="preau-paper__facts">
      {keyed(facts).map(({ key, part: { label, value } }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <PaperWords text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
