import { useEffect, useState } from "react";
import type { Failure } from "../forms/form-state";

type Offers = NonNullable<Failure["offers"]>;

interface Known {
  readonly all: Offers;
  readonly last: Failure["offers"];
  /** Whether an amount was typed since the last answer: what is kept of another amount is no question any more. */
  readonly typed: boolean;
}

/**
 * What each refusal has offered, the last for each field: what was agreed to is sent again when something else is refused. What
 * to do with an excess is forgotten as soon as an amount is typed anew; the next answer asks again, with the right sum.
 */
export function useOffers(
  last: Failure["offers"],
  amounts: readonly string[],
): { readonly offered: Offers; readonly typed: boolean } {
  const [known, setKnown] = useState<Known>({ all: {}, last: undefined, typed: false });
  if (last !== known.last) setKnown({ all: { ...known.all, ...last }, last, typed: false });
  useEffect(() => {
    const forget = () =>
      setKnown(({ all: { keep: _, ...all }, last: answered }) => ({ all, last: answered, typed: true }));
    const fields = amounts.flatMap((id) => document.getElementById(id) ?? []);
    for (const field of fields) field.addEventListener("input", forget);
    return () => {
      for (const field of fields) field.removeEventListener("input", forget);
    };
  }, [amounts]);
  return { offered: known.all, typed: known.typed };
}
