"use client";

import { useEffect, useState } from "react";
import { cents, formatEuros } from "@/server/platform/money";
import { readTyped } from "./typed-euros";

/** What to give back to who pays in cash. It is a help at the counter: nothing of it is sent, and it needs a script. */
export function ChangeToGive({ amountId }: { amountId: string }) {
  const [ready, setReady] = useState(false);
  const [change, setChange] = useState<number>();
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const id = `${amountId}-donne`;
  const compute = (text: string) => {
    const field = document.getElementById(amountId);
    const asked = field instanceof HTMLInputElement ? readTyped(field.value) : undefined;
    const given = readTyped(text);
    setChange(asked === undefined || given === undefined ? undefined : given - asked);
  };
  return (
    <div className="fr-input-group preau-change">
      <label className="fr-label" htmlFor={id}>
        Espèces données (facultatif)
        <span className="fr-hint-text">Pour calculer la monnaie à rendre. Rien n’est enregistré.</span>
      </label>
      <input
        autoComplete="off"
        className="fr-input"
        id={id}
        inputMode="decimal"
        onChange={(event) => compute(event.target.value)}
        type="text"
      />
      <p role="status">{change === undefined ? "" : changeText(change)}</p>
    </div>
  );
}

function changeText(change: number): string {
  if (change < 0) return `Il manque ${formatEuros(cents(-change))}.`;
  return change === 0 ? "Le compte est bon." : `À rendre\u00a0: ${formatEuros(cents(change))}`;
}
