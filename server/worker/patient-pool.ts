import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

const ASK_AGAIN_MS = 500;
/** The base went away while it was asked something. */
export class BaseAway extends Error {
  /** `cannot_connect_now`: graphile-worker asks again on it, but not on a connection that was cut. */
  readonly code = "57P03";
}

/** What a server that lives says of itself, not of the question: it stops, it starts, it has no connection left. */
const ABOUT_THE_SERVER = /^(57P|08|53300)/;

/** Whether this says that the base is away, and nothing about what it was asked. */
function isOutage(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || ABOUT_THE_SERVER.test(error.code ?? "");
}

async function orAskAgain<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!isOutage(error)) throw error;
    throw new BaseAway("The base is away", { cause: error });
  }
}

/** The same client, whose queries fail in a way that graphile-worker asks again on when the base goes away. */
function patient(client: pg.PoolClient): pg.PoolClient {
  const query = (...args: unknown[]) => orAskAgain(Promise.resolve(Reflect.apply(client.query, client, args)));
  return new Proxy(client, { get: (target, key) => (key === "query" ? query : Reflect.get(target, key)) });
}

/**
 * A pool for the queue, that waits for the base instead of failing. graphile-worker 0.18 leaves a rejection unhandled,
 * and so ends the process, when it cannot write down that a job is done or has failed; here it writes it down once the
 * base is back. What is not the base's absence (a wrong password, say) fails at once.
 */
export class PatientPool extends pg.Pool {
  constructor(connectionString: string) {
    super({ connectionString, keepAlive: true });
    // A connection that is cut off is opened again by the next question.
    this.on("error", () => undefined);
    this.on("connect", (client) => client.on("error", () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    const client = this.#onceItAnswers();
    if (!callback) return client.then(patient);
    client.then(
      (found) => callback(undefined, found, (error) => found.release(error)),
      (error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  async #onceItAnswers(): Promise<pg.PoolClient> {
    while (!this.ending) {
      try {
        return await super.connect();
      } catch (error) {
        if (!isOutage(error)) throw error;
        await wait(ASK_AGAIN_MS);
      }
    }
    // A refusal would end the process before its time.
    return new Promise(() => undefined);
  }
}
