import type { Operation } from "./operations";
import type { PayFipSwitches } from "./switches";

const limitMs = 10_000;
/** How long after the payer's return a notification leaves that is to come after it. */
const afterReturnMs = 1_500;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

/** Tells portals that there is a result: the id alone, unsigned, once, without a second try (PROTOCOLS 1.6). */
export class Notifier {
  readonly #waiting = new Set<NodeJS.Timeout>();

  constructor(private readonly switches: PayFipSwitches) {}

  /** The name of the parameter that carries the id, here and on the payer's return. */
  get parameter(): string {
    return this.switches.values.otherSpelling ? "idOp" : "idop";
  }

  /** What leaves before the payer does, as the switches say; resolves when it has been answered. */
  async beforeReturn(operation: Operation): Promise<void> {
    const { notificationLost, notificationAfterReturn, notificationDelayMs } = this.switches.values;
    if (notificationLost || notificationAfterReturn) return;
    if (notificationDelayMs > 0) return this.#later(operation, notificationDelayMs);
    await this.#asSwitched(operation);
  }

  afterReturn(operation: Operation): void {
    const { notificationLost, notificationAfterReturn, notificationDelayMs } = this.switches.values;
    if (notificationAfterReturn && !notificationLost) this.#later(operation, notificationDelayMs + afterReturnMs);
  }

  /** `times` notifications at the same instant, whatever the switches say. */
  async send(operation: Operation, times: number): Promise<void> {
    await Promise.all(Array.from({ length: times }, () => this.#send(operation)));
  }

  stop(): void {
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #asSwitched(operation: Operation): Promise<void> {
    const { notificationFifty, notificationTwice } = this.switches.values;
    if (notificationFifty) return this.send(operation, 50);
    await this.#send(operation);
    if (notificationTwice) await this.#send(operation);
  }

  #later(operation: Operation, ms: number): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      void this.#asSwitched(operation);
    }, ms);
    this.#waiting.add(timer);
  }

  async #send({ idOp, creation, notifications }: Operation): Promise<void> {
    const answer = await fetch(creation.urlnotif, {
      method: "POST",
      body: new URLSearchParams({ [this.parameter]: idOp }),
      redirect: "manual",
      signal: AbortSignal.timeout(limitMs),
    }).then(async (response) => {
      await response.body?.cancel();
      return response.status;
    }, reasonOf);
    notifications.push({ at: new Date().toISOString(), answer });
  }
}
