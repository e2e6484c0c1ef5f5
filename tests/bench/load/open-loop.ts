import { setTimeout as pause } from "node:timers/promises";
import type { Load, PageRequest } from "./closed-loop";
import { ask } from "./http";
import { Latencies } from "./latencies";

interface OpenLoop {
  readonly origin: string;
  /** Asked in turn, again from the start when all were. */
  readonly requests: readonly PageRequest[];
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Asks at a steady pace whatever the answers do, as parents arrive. The time of each runs from when it was due, so
 * that a server that stalls cannot hide it by slowing the questions down. @throws Error when an answer is not a page.
 */
export async function openLoop({ origin, requests, perSecond, seconds }: OpenLoop): Promise<Load> {
  const latencies = new Latencies();
  const refused = new Map<string, number>();
  const inFlight: Promise<void>[] = [];
  const start = performance.now();
  const total = perSecond * seconds;
  for (let n = 0; n < total; n++) {
    const due = start + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const { path, cookie } = requests[n % requests.length] ?? { path: "/" };
    const headers = { "accept-encoding": "gzip", accept: "text/html", ...(cookie ? { cookie } : {}) };
    inFlight.push(
      ask(`${origin}${path}`, { headers }).then(({ status }) => {
        latencies.add(performance.now() - due);
        if (status !== 200) refused.set(`${status} ${path}`, (refused.get(`${status} ${path}`) ?? 0) + 1);
      }),
    );
  }
  await Promise.all(inFlight);
  if (refused.size > 0)
    throw new Error(`Not pages: ${[...refused].map(([what, count]) => `${what} (${count})`).join(", ")}`);
  return { perSecond: total / ((performance.now() - start) / 1000), latencies };
}
