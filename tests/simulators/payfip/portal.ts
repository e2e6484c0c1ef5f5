import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { checkRequest, type PaymentRequest, type PaymentWish } from "@/server/payments/domain/payfip";
import { cents } from "@/server/platform/money";
import { close, listen, readForm } from "../shared/http";

interface RunningPortal {
  /** The body of each notification received, oldest first. */
  readonly notifications: URLSearchParams[];
  /** Waits until that many have come, three seconds at most. */
  readonly received: (count: number) => Promise<void>;
  /** A request of this portal, checked; `change` replaces some of it. */
  readonly request: (change?: Partial<PaymentWish>) => PaymentRequest;
  readonly stop: () => Promise<void>;
}

/** A portal reduced to the address where PayFiP notifies it. */
export async function startPortal(): Promise<RunningPortal> {
  const notifications: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    notifications.push(await readForm(request));
    response.end("ok");
  });
  const base = `http://localhost:${await listen(server, 0, "127.0.0.1")}`;
  let attempts = 0;
  return {
    notifications,
    received: async (count) => {
      for (let tries = 0; notifications.length < count && tries < 150; tries++) await wait(20);
    },
    request: (change = {}) => {
      attempts += 1;
      const checked = checkRequest(
        {
          numcli: "006382",
          exer: "2026",
          refdet: `FAC2026000123A${attempts}`,
          objet: "Cantine de février : l’école d’été",
          amount: cents(5775),
          mel: "parent@example.org",
          saisie: "W",
          urlnotif: `${base}/api/payfip/notification`,
          urlredirect: `${base}/paiement/retour?ville=corbas`,
          ...change,
        },
        { activated: change.saisie !== "X" },
      );
      if (!checked.ok) throw new Error(`not a request: ${checked.error}`);
      return checked.value;
    },
    stop: () => close(server),
  };
}
