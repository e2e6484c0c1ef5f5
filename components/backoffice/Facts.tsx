import type { ReactNode } from "react";

/** Pairs of words and values; what is empty is "non renseigné". */
export function Facts({ facts }: { facts: ReadonlyArray<readonly [label: string, value: ReactNode]> }) {
  return (
    <dl className="preau-facts preau-facts--columns">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === "" || value === null || value === undefined ? "non renseigné" : value}</dd>
        </div>
      ))}
    </dl>
  );
}
