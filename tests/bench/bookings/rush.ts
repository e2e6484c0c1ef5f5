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
