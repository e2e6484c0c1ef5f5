import { Latencies } from "../load/latencies";

export interface Rush {
  readonly perSecond: number;
  readonly latencies: Latencies;
}

/** Works through the list with so many clients at once, each taking the next when it is done. */
export async function rush<T>(
  list: readonly T[],
  clients: number,
  work: (item: T, client: number) => Promise<void>,
): Promise<Rush> {
  const latencies = new Latencies();
  let next = 0;
  const start = performance.now();
  const client = async (which: number) => {
    for (let item = list[next++]; item !== undefined; item = list[next++]) {
      const began = performance.now();
      await work(item, which);
      latencies.add(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, which) => client(which)));
  return { perSecond: (list.length * 1000) / (performance.now() - start), latencies };
}

/** Several rushes as if one had followed the other: every booking over the whole time, and every latency. */
export function inAll(rushes: readonly Rush[]): Rush {
  const latencies = new Latencies();
  for (const { latencies: some } of rushes) latencies.addAll(some);
  const seconds = rushes.reduce((sum, { perSecond, latencies: { count } }) => sum + count / perSecond, 0);
  return { perSecond: latencies.count / seconds, latencies };
}
