import { renameSync } from "node:fs";
import { rememberRun } from "./last-run";
import { type Service, type ServiceDefinition, startService } from "./services";

export interface FleetOptions {
  readonly folder: string;
  /** Where the site answers: kept for a start after a crash. */
  readonly url: string;
  /** Starts a service again when it ends by itself, as systemd does in production (docs/exploitation.md). */
  readonly revive: boolean;
  readonly say: (line: string) => void;
}

/** The services of one environment, in the order of their start. */
export interface Fleet {
  /**
   * Starts services side by side, and waits until each serves or has failed.
   * @throws Error of the first that did not start.
   */
  start(definitions: readonly ServiceDefinition[]): Promise<void>;
  /** Settles with the first service that ends by itself and is not started again. */
  readonly broken: Promise<Service>;
  /** Those that are starting first serve or fail; then in the order opposite to the start. */
  stop(): Promise<void>;
}

/** One that ends more often than this in a minute has a cause that starting it again does not cure. */
const MOST_ENDS = 5;
const MINUTE_MS = 60_000;

export function makeFleet({ folder, url, revive, say }: FleetOptions): Fleet {
  const running = new Map<string, Service>();
  const pids = new Map<string, number>();
  const ends: { readonly name: string; readonly at: number }[] = [];
  const pending = new Set<Promise<void>>();
  let writing: Promise<unknown> = Promise.resolve();
  const { promise: broken, resolve: giveUp } = Promise.withResolvers<Service>();
  let isStopping = false;

  /** One writing after the other, each of all that lives by then: the last is the whole list. */
  function remember(): Promise<void> {
    const written = writing.then(() => rememberRun(folder, url, [...pids.values()].toReversed()));
    writing = written.catch(() => undefined);
    return written;
  }

  async function startOne(definition: ServiceDefinition): Promise<void> {
    const { name } = definition;
    // Written down as soon as it lives: a crash before it serves leaves it behind too.
    const service = await startService(folder, definition, (pid) => {
      pids.set(name, pid);
      return remember();
    });
    running.set(name, service);
    void service.ended.then(() => {
      if (isStopping) return;
      if (revive && endsSeldom(name)) startAgain(definition, service);
      else giveUp(service);
    });
  }

  function endsSeldom(name: string): boolean {
    const at = performance.now();
    ends.push({ name, at });
    return ends.filter((end) => end.name === name && end.at > at - MINUTE_MS).length <= MOST_ENDS;
  }

  function startAgain(definition: ServiceDefinition, service: Service): void {
    const { name, logFile } = service;
    const former = `${logFile}.former`;
    renameSync(logFile, former);
    say(`« ${name} » s’est arrêté\u00a0: il est relancé. Son journal d’avant est gardé\u00a0: ${former}`);
    void held(startOne(definition).catch(() => giveUp(service)));
  }

  /** What is not done yet when everything is to stop: a service that is being born would be left behind. */
  function held(work: Promise<void>): Promise<void> {
    const settled: Promise<void> = work.then(
      () => void pending.delete(settled),
      () => void pending.delete(settled),
    );
    pending.add(settled);
    return work;
  }

  async function start(definitions: readonly ServiceDefinition[]): Promise<void> {
    const settled = await Promise.allSettled(definitions.map((definition) => held(startOne(definition))));
    const failed = settled.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }

  return {
    start,
    broken,
    stop: async () => {
      isStopping = true;
      await Promise.all(pending);
      for (const service of [...running.values()].toReversed()) await service.stop();
    },
  };
}
