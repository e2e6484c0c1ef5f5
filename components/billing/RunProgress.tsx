"use client";

import { useEffect, useState } from "react";
import { browserApi } from "@/server/api/client";
import type { Progress } from "@/server/billing/domain/run-view";

interface RunProgressProps {
  readonly base: string;
  readonly runId: string;
  readonly progress: Progress;
}

const ASKED_EVERY_MS = 2_000;

/** How far the job has come, asked again every two seconds; the page is loaded again once it is done. */
export function RunProgress({ base, runId, progress }: RunProgressProps) {
  const [present, setPresent] = useState(progress);
  useEffect(() => {
    const timer = setInterval(async () => {
      try {
        const asked = await browserApi(base).billing.runs.progress.query({ runId });
        if (asked.status !== progress.status) window.location.reload();
        else setPresent(asked);
      } catch {
        // The network is away for a moment: it is asked again.
      }
    }, ASKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [base, runId, progress.status]);
  const { done, total } = present;
  // Heard four times, not every two seconds.
  const quarter = total > 0 ? Math.floor((done * 4) / total) * 25 : 0;
  const what = progress.status === "issuing" ? "factures émises" : "dossiers calculés";
  return (
    <div className="preau-progress">
      <label htmlFor="avancement">
        {progress.status === "issuing" ? "Émission des factures" : "Calcul des factures"}
      </label>
      <progress id="avancement" max={Math.max(total, 1)} value={done} />
      <p>
        {done}&nbsp;{what} sur {total}. Vous pouvez quitter cette page&nbsp;: le travail continue.
      </p>
      <p className="fr-sr-only" role="status">
        {quarter}&nbsp;%
      </p>
    </div>
  );
}
