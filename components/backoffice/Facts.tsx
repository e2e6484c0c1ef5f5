import type { ReactNode } from "react";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";

/** Pairs of words and values; what is empty is "rien d’indiqué". */
export function Facts({ facts }: { facts: ReadonlyArray<readonly [label: string, value: ReactNode]> }) {
  return (
    <dl className="preau-facts preau-facts--columns">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === "" || value === null || value === undefined ? NOT_GIVEN : value}</dd>
        </div>
      ))}
    </dl>
  );
}
