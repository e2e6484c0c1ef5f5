"use client";

import { useEffect, useRef, useState } from "react";
import { type Selection, selectionOf, selectionText } from "./selection";

/** What the present choice changes, and costs for who may know it, said as one ticks. Without JavaScript the recap says it. */
export function SelectionSummary({ priced }: { priced: boolean }) {
  const ref = useRef<HTMLParagraphElement>(null);
  const [selection, setSelection] = useState<Selection>();
  useEffect(() => {
    const form = ref.current?.closest("form");
    if (!form) return undefined;
    const read = () => setSelection(selectionOf(form.querySelectorAll<HTMLInputElement>("input[name=wanted]")));
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
      {selection ? selectionText(selection, priced) : "Rien n’est enregistré avant le récapitulatif."}
    </p>
  );
}
