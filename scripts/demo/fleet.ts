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
  start(definition: ServiceDefinition): Promise<void>;
  /** Settles with the first service that ends by itself and is not started again. */
  readonly broken: Promise<Service>;
  /** In the order opposite to the start. */
  stop(): Promise<void>;
}

/** One that ends more often than this in a minute has a cause that starting it again does not cure. */
const MOST_ENDS = 5;
const MINUTE_MS = 60_000;

export function makeFleet({ folder, url, revive, say }: FleetOptions): Fleet {
  const running = new Map<string, Service>();
  const pids = new Map<string, number>();
  const ends: { readonly name: string; readonly at: number }[] = [];
  const revivals = new Set<Promise<void>>();
  const { promise: broken, resolve: giveUp } = Promise.withResolvers<Service>();
  let isStopping = false;

  async function start(definition: ServiceDefinition): Promise<void> {
    const { name } = definition;
    // Written down as soon as it lives: a crash before it serves leaves it behind too.
    const service = await startService(folder, definition, (pid) => {
      pids.set(name, pid);
      return rememberRun(folder, url, [...pids.values()].toReversed());
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
    const revival = start(definition)
      .catch(() => giveUp(service))
      .finally(() => revivals.delete(revival));
    revivals.add(revival);
  }

  return {
    start,
    broken,
    stop: async () => {
      isStopping = true;
      await Promise.all(revivals);
      for (const service of [...running.values()].toReversed()) await service.stop();
    },
  };
}
