"use client";

import { useEffect, useState } from "react";

/** Only where a script runs: without one, the browser's own menu prints the same page. */
export function PrintButton() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button className="fr-btn fr-btn--secondary" onClick={() => window.print()} type="button">
      Imprimer
    </button>
  );
}
