"use client";

import { useEffect, useRef, useState } from "react";
import { cents, formatEuros } from "@/server/platform/money";

interface Selection {
  readonly added: number;
  readonly queued: number;
  readonly removed: number;
  /** Of what is added and has a place, less what is removed; in cents. */
  readonly difference: number;
}

const NOTHING: Selection = { added: 0, queued: 0, removed: 0, difference: 0 };

/** Compares each box with what it was when the page came: the browser keeps both. */
function readSelection(form: HTMLFormElement): Selection {
  const total = { ...NOTHING };
  for (const box of form.querySelectorAll<HTMLInputElement>("input[name=wanted]")) {
    if (box.checked === box.defaultChecked) continue;
    const price = Number(box.dataset.price ?? 0);
    if (box.dataset.queue) {
      total.queued += box.checked ? 1 : 0;
      total.removed += box.checked ? 0 : 1;
    } else if (box.checked) {
      total.added += 1;
      total.difference += price;
    } else {
      total.removed += 1;
      total.difference -= price;
    }
  }
  return total;
}

function inWords({ added, queued, removed, difference }: Selection, priced: boolean): string {
  const parts = [
    added > 0 ? `${added} ${added === 1 ? "ajouté" : "ajoutés"}` : "",
    queued > 0 ? `${queued} en liste d’attente` : "",
    removed > 0 ? `${removed} ${removed === 1 ? "retiré" : "retirés"}` : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return "Rien n’est changé pour l’instant.";
  if (!priced) return `${parts.join(", ")}.`;
  const sign = difference < 0 ? "−" : "+";
  return `${parts.join(", ")}\u00a0: ${sign}\u00a0${formatEuros(cents(Math.abs(difference)))}`;
}

/** What the present choice changes, and costs for who may know it, said as one ticks. Without JavaScript the recap says it. */
export function SelectionSummary({ priced }: { priced: boolean }) {
  const ref = useRef<HTMLParagraphElement>(null);
  const [selection, setSelection] = useState<Selection>();
  useEffect(() => {
    const form = ref.current?.closest("form");
    if (!form) return undefined;
    const read = () => setSelection(readSelection(form));
    // A reset is told before the boxes move.
    const readLater = () => requestAnimationFrame(read);
    read();
    form.addEventListener("change", read);
    form.addEventListener("reset", readLater);
    return () => {
      form.removeEventListener("change", read);
      form.removeEventListener("reset", readLater);
    };
  }, []);
  return (
    <p className="preau-selection" ref={ref} role="status">
      {selection ? inWords(selection, priced) : "Rien n’est enregistré avant le récapitulatif."}
    </p>
  );
}
