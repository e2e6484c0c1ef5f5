import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { addJob } from "@/server/db/jobs";
import { type TenantScope, type Tx, withCity, withCityResult } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { giveId, voidOperation } from "../data/operation-birth";
import { findOperation, lockOperation } from "../data/operations";
import { askAgainAt } from "../domain/ask-again";
import type { Operation } from "../domain/operation";
import { blocksNewAttempt, type PayFipFailure, type PaymentRequest, settles } from "../domain/payfip";
import type { PaymentError } from "../errors";
import { configuredPayFip, PAGE_MS } from "../payfip";
import { askPayFip } from "./ask-payfip";
import { type PaymentWish, type Reservation, reserveOperation } from "./reserve-operation";

/** `ready`: the payer may go to PayFiP. `under_way`: an operation that was begun before may still pay, or has paid. */
export interface BegunPayment {
  readonly operationId: string;
  readonly outcome: "ready" | "under_way";
}

export interface PayingDoor {
  readonly scope: TenantScope;
  readonly clock: Clock;
}

type Begun = Result<BegunPayment, PaymentError>;

const TURN_MS = 100;
/** For PayFiP all in all: the page itself must answer within three seconds (quality F6). */
const BUDGET_MS = PAGE_MS + 100;

/**
 * Begins a payment: the invoices are reserved in a first, short transaction; PayFiP is asked for an id outside of any; the
 * id is kept in a second one. Whatever is lost in between costs nothing: an id that nobody sees dies alone, and its
 * invoices are free again after a minute (PROTOCOLS 1.7, 1.9).
 *
 * What was begun before for these invoices is asked about first, be it open or over: the payer may have paid it since, and
 * nobody would have asked for up to an hour. Where PayFiP does not tell, nothing begins, even if it said before that nothing was
 * paid: it would have to give an id anyway, so that this refuses next to nobody, while a guess may charge a family twice.
 */
export async function beginPayment(door: PayingDoor, wish: Omit<PaymentWish, "now">): Promise<Begun> {
  const start = performance.now();
  const left = () => Math.max(1, Math.round(BUDGET_MS - (performance.now() - start)));
  const asked = new Set<string>();
  for (;;) {
    const reserved = await withCityResult<Reservation, PaymentError>(door.scope, (tx) =>
      reserveOperation(tx, { ...wish, now: door.clock.now() }, asked),
    );
    if (!reserved.ok) {
      noteAmount(door, wish, reserved.error);
      return reserved;
    }
    if (reserved.value.tag !== "in_doubt") return proceed(door, reserved.value, left());
    const ended = await askAboutEarlier(door, {
      city: wish.city,
      earlier: reserved.value.operations,
      withinMs: left(),
    });
    if (ended) return ended;
    // One that somebody else has begun meanwhile is asked about in turn.
    for (const { id } of reserved.value.operations) asked.add(id);
  }
}

/** A security event (attack 28): the form shows another amount than the invoices ask. It may be an old page. */
function noteAmount({ scope }: PayingDoor, { accountId }: Omit<PaymentWish, "now">, error: PaymentError): void {
  if (error.tag !== "AmountHasChanged") return;
  const { cityId, request } = scope;
  logger.warn({ event: "payment-amount-refused", cityId, account: accountId, request }, "payment");
}

interface Earlier {
  readonly city: PaymentWish["city"];
  readonly earlier: readonly Operation[];
  readonly withinMs: number;
}

/** Asks about what was begun before, all at once. @returns why nothing new begins; undefined when none of them has paid or may. */
async function askAboutEarlier(door: PayingDoor, { city, earlier, withinMs }: Earlier): Promise<Begun | undefined> {
  const ask = ({ id }: Operation) => askPayFip({ ...door, city, operationId: id, by: "new_attempt", withinMs });
  const told = (await Promise.all(earlier.map(ask))).filter((operation) => operation !== undefined);
  const paying = told.find(({ status }) => settles(status)) ?? told.find(({ status }) => blocksNewAttempt(status));
  if (paying) return ok({ operationId: paying.id, outcome: "under_way" });
  const untold = told.find(({ idOp, trouble }) => idOp !== null && trouble !== null);
  if (!untold) return undefined;
  logger.warn(
    { operationId: untold.id, failure: untold.trouble?.tag },
    "PayFiP does not say what an earlier payment became",
  );
  return err({ tag: "EarlierPaymentUnknown" });
}

async function proceed(
  door: PayingDoor,
  reserved: Exclude<Reservation, { tag: "in_doubt" }>,
  withinMs: number,
): Promise<Begun> {
  switch (reserved.tag) {
    case "reserved":
      return create(door, reserved, withinMs);
    case "blocked":
      return ok({ operationId: reserved.operation.id, outcome: "under_way" });
    case "known":
      return settled(await idOfTwin(door, reserved.operation, withinMs));
  }
}

async function create(
  { scope, clock }: PayingDoor,
  { operationId, request }: { readonly operationId: string; readonly request: PaymentRequest },
  withinMs: number,
): Promise<Begun> {
  const payFip = configuredPayFip();
  const given = payFip
    ? await payFip.createOperation(request, { withinMs })
    : err({ tag: "PayFipUnreachable", reason: "not configured" } as const);
  return withCity(scope, async (tx) => keepId(tx, { operationId, given, clock }));
}

interface GivenId {
  readonly operationId: string;
  readonly given: Result<string, PayFipFailure>;
  readonly clock: Clock;
}

async function keepId(tx: Tx, { operationId, given, clock }: GivenId): Promise<Begun> {
  const now = clock.now();
  const operation = await lockOperation(tx, operationId);
  // Given up in the meantime: the id is thrown away, since its invoices may be with another one.
  if (operation?.status !== "asked") return settled(operation);
  if (!given.ok) {
    await voidOperation(tx, operation, { now, trouble: given.error });
    logger.warn({ operationId, failure: given.error.tag }, "PayFiP gave no id");
    return err({ tag: "PayFipGaveNoId", failure: given.error });
  }
  const askAt = askAgainAt({ status: "created", createdAt: now, trouble: null }, now);
  await giveId(tx, operation, { idOp: given.value, now, askAt });
  if (askAt) await addJob(tx, "ask-payfip", { operationId }, { runAt: askAt, key: `ask-payfip:${operationId}` });
  return ok({ operationId, outcome: "ready" });
}

/** A double click, or the same form sent again: waits for what the first one is being given. */
async function idOfTwin({ scope }: PayingDoor, known: Operation, withinMs: number): Promise<Operation | undefined> {
  let operation: Operation | undefined = known;
  for (let waited = 0; operation?.status === "asked" && waited < withinMs; waited += TURN_MS) {
    await wait(TURN_MS);
    operation = await withCity(scope, (tx) => findOperation(tx, known.id));
  }
  return operation;
}

function settled(operation: Operation | undefined): Begun {
  if (operation?.status === "created") return ok({ operationId: operation.id, outcome: "ready" });
  if (operation && operation.status !== "void") return ok({ operationId: operation.id, outcome: "under_way" });
  const failure = operation?.trouble ?? ({ tag: "PayFipTimeout", limitMs: PAGE_MS } as const);
  return err({ tag: "PayFipGaveNoId", failure });
}
