"use client";

import { useEffect } from "react";
import { readTyped, typedEuros } from "./typed-euros";

interface MeansIds {
  readonly amount: string;
  readonly means: string;
}

/**
 * The + key in an amount opens the next means of payment, with what is left of `total` (cents), and goes to it. It needs a
 * script; without one, the same lines are opened by their summary. A key of a field that has the focus is no single-key
 * shortcut (WCAG 2.1.4).
 * @param ids of the lines, in order. Keep the same array from one render to the next.
 */
export function useMoreMeans(ids: readonly MeansIds[], total: number): void {
  useEffect(() => {
    const openNext = (event: KeyboardEvent) => {
      const line = event.key === "+" ? ids.findIndex(({ amount }) => isFocused(event.target, amount)) : -1;
      const next = line < 0 ? undefined : ids[line + 1];
      if (!next) return;
      event.preventDefault();
      const [amount, means] = [inputOf(next.amount), document.getElementById(next.means)];
      const taken = ids
        .slice(0, line + 1)
        .reduce((sum, one) => sum + (readTyped(inputOf(one.amount)?.value ?? "") ?? 0), 0);
      if (amount?.value === "" && taken < total) amount.value = typedEuros(total - taken);
      means?.closest("details")?.setAttribute("open", "");
      means?.focus();
    };
    document.addEventListener("keydown", openNext);
    return () => document.removeEventListener("keydown", openNext);
  }, [ids, total]);
}

function isFocused(target: EventTarget | null, id: string): boolean {
  return target instanceof HTMLElement && target.id === id;
}

function inputOf(id: string): HTMLInputElement | undefined {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement ? field : undefined;
}
