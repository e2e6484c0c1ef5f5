"use client";

import { useEffect, useState } from "react";
import { browserApi } from "@/server/api/client";
import type { Face } from "@/server/payments/domain/face";

interface WatchPaymentProps {
  readonly base: string;
  readonly operationId: string;
  readonly face: Face;
  /** In seconds. */
  readonly poll: { readonly everySeconds: number; readonly forSeconds: number };
}

/** Asks every few seconds for a minute (PROTOCOLS 1.7); the page is shown again once there is news. */
export function WatchPayment({ base, operationId, face: { face, why }, poll }: WatchPaymentProps) {
  const { everySeconds, forSeconds } = poll;
  const [state, setState] = useState<"still" | "asking" | "given-up">("still");
  useEffect(() => {
    setState("asking");
    const end = performance.now() + forSeconds * 1_000;
    const timer = setInterval(async () => {
      if (performance.now() > end) {
        clearInterval(timer);
        setState("given-up");
        return;
      }
      try {
        const { face: now } = await browserApi(base).payments.family.check.mutate({ operationId });
        if (now.face !== face || now.why !== why) window.location.reload();
      } catch {
        // The network is away for a moment: it is asked again.
      }
    }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [base, operationId, face, why, everySeconds, forSeconds]);
  return (
    <>
      <p role="status">
        {state === "asking" ? "Nous demandons le résultat à PayFiP toutes les quelques secondes…" : ""}
        {state === "given-up"
          ? "Le résultat n’est pas encore là. Nous continuons de le demander, et nous vous écrirons."
          : ""}
      </p>
      {state === "asking" ? null : (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`${base}/famille/paiements/${operationId}`}>
            Voir où en est le paiement
          </a>
        </p>
      )}
    </>
  );
}
