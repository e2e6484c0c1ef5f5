import { randomBytes, randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Clock } from "@/server/platform/clock";
import { nextPurge } from "./simulated-clock";

export const outcomes = ["P", "V", "R", "Z", "A"] as const;
export type Outcome = (typeof outcomes)[number];

/** A creation whose every field was checked. */
export type Creation = Readonly<Record<"exer" | "mel" | "montant" | "numcli" | "refdet" | "saisie", string>> &
  Readonly<Record<"objet" | "urlnotif" | "urlredirect", string>>;

interface SentNotification {
  readonly at: string;
  /** The HTTP status of the answer, or why there was none. */
  readonly answer: number | string;
}

export interface Operation {
  readonly idOp: string;
  readonly createdAt: Temporal.Instant;
  readonly creation: Creation;
  openedAt: Temporal.Instant | undefined;
  result: { readonly outcome: Outcome; readonly numauto: string; readonly at: Temporal.Instant } | undefined;
  readonly notifications: SentNotification[];
}

/** What the payment page makes of an id: an operation to pay, or one of the faults of PayFiP. */
type PageEntry = Operation | "P1" | "P3" | "P4";

const pageMinutes = 15;

function numautoOf(outcome: Outcome): string {
  if (outcome === "P") return randomBytes(2).toString("hex").toUpperCase();
  if (outcome !== "V") return "";
  return `${String(randomBytes(6).readUIntBE(0, 6)).padStart(12, "0").slice(0, 12)}-tip`;
}

/** The operations, in memory. An id that nobody used is forgotten in the night, one that was used after a year. */
export class Operations {
  readonly #all = new Map<string, Operation>();

  constructor(private readonly clock: Clock) {}

  create(creation: Creation): Operation {
    const operation: Operation = {
      idOp: randomUUID(),
      createdAt: this.clock.now(),
      creation,
      openedAt: undefined,
      result: undefined,
      notifications: [],
    };
    this.#all.set(operation.idOp, operation);
    return operation;
  }

  /** Newest first, purged ones left out. */
  list(): readonly Operation[] {
    return [...this.#all.values()].filter((operation) => !this.#isForgotten(operation)).reverse();
  }

  find(idOp: string): Operation | undefined {
    const operation = this.#all.get(idOp.toLowerCase());
    return operation && !this.#isForgotten(operation) ? operation : undefined;
  }

  /** Opens the page of an id: once, within 15 minutes. One that was given up may be come back to until then. */
  enter(idOp: string): PageEntry {
    const operation = this.find(idOp);
    if (!operation) return "P1";
    const { result, openedAt, createdAt } = operation;
    if (result ? result.outcome !== "A" : openedAt) return "P3";
    const now = this.clock.now();
    if (now.since(createdAt).total("minutes") > pageMinutes) return "P4";
    operation.openedAt = now;
    return operation;
  }

  /** A payer who had the page open may finish after the 15 minutes; nothing changes a result but after giving up. */
  settle(operation: Operation, outcome: Outcome): boolean {
    if (operation.result && operation.result.outcome !== "A") return false;
    operation.result = { outcome, numauto: numautoOf(outcome), at: this.clock.now() };
    return true;
  }

  #isForgotten({ createdAt, result }: Operation): boolean {
    const end = result ? result.at.add({ hours: 365 * 24 }) : nextPurge(createdAt);
    return Temporal.Instant.compare(end, this.clock.now()) <= 0;
  }
}
