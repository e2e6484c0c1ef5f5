import autocannon from "autocannon";
import { Latencies } from "./latencies";

/** A page as somebody asks for it. */
export interface PageRequest {
  readonly path: string;
  readonly cookie?: string;
}

export interface Load {
  readonly perSecond: number;
  readonly latencies: Latencies;
}

interface ClosedLoop {
  readonly origin: string;
  readonly requests: readonly PageRequest[];
  readonly connections: number;
  readonly seconds: number;
}

/** As a browser asks: compressed. */
const BROWSER = { "accept-encoding": "gzip", accept: "text/html" } as const;

/**
 * Each of `connections` asks again as soon as it is answered; each starts elsewhere in the list. Measures what a server
 * can give. @throws Error when an answer is not a page: a fast refusal is no performance.
 */
export async function closedLoop({ origin, requests, connections, seconds }: ClosedLoop): Promise<Load> {
  const latencies = new Latencies();
  let refused = 0;
  let client = 0;
  const list = requests.map(({ path, cookie }) => ({
    method: "GET" as const,
    path,
    headers: { ...BROWSER, ...(cookie ? { cookie } : {}) },
  }));
  const { errors, timeouts, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: origin,
        connections,
        duration: seconds,
        setupClient: (each) => {
          const start = Math.floor((client++ * list.length) / connections);
          each.setRequests([...list.slice(start), ...list.slice(0, start)]);
        },
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    );
    run.on("response", (_client, status, _bytes, milliseconds) => {
      if (status === 200) latencies.add(milliseconds);
      else refused++;
    });
  });
  if (refused + errors + timeouts > 0) {
    throw new Error(`${origin}${requests[0]?.path}: ${refused} refused, ${errors} failed, ${timeouts} without answer`);
  }
  return { perSecond: latencies.count / duration, latencies };
}
