import { Temporal } from "temporal-polyfill";
import type { Operation } from "./operation";
import { isOpen } from "./payfip";

/** What the payer is told of a payment (screens: Paying), and why. Each is true whatever the order of the news. */
export type Face =
  | { readonly face: "paid"; readonly why: "card" | "debit" }
  /** It was paid, and an agent has undone it since: a debit that was sent back, an error. */
  | { readonly face: "undone"; readonly why: "card" | "debit" }
  | { readonly face: "refused"; readonly why: "card" | "debit" }
  /** It is over. `no_news`: PayFiP has no result, and may still have one; `no_id`: it never gave one; `dismissed`: an agent has looked. */
  | {
      readonly face: "cancelled";
      readonly why: "abandoned" | "no_news" | "unfinished" | "no_id" | "dismissed" | "test";
    }
  /** Nobody knows yet: no other payment is offered meanwhile. */
  | { readonly face: "verifying"; readonly why: "no_result" | "no_answer" | "mismatch" };

/** PayFiP opens the page of an id for so long (P4); the invoices are free again a little later (PROTOCOLS 1.5). */
const PAGE_MINUTES = 15;
const CLOSING_MINUTES = 20;

type Told = Pick<Operation, "status" | "answer" | "trouble">;

/** `payment`: whether what it brought still holds, when it brought one. */
export function faceOf({ status, answer, trouble }: Told, payment: "holds" | "undone" = "holds"): Face {
  switch (status) {
    case "paid":
      return { face: payment === "undone" ? "undone" : "paid", why: "card" };
    case "debit_ordered":
      return { face: payment === "undone" ? "undone" : "paid", why: "debit" };
    case "refused":
      return { face: "refused", why: answer?.result === "Z" ? "debit" : "card" };
    case "abandoned":
      return { face: "cancelled", why: "abandoned" };
    case "expired":
      return { face: "cancelled", why: "no_news" };
    case "dead":
      return { face: "cancelled", why: (answer?.differences.length ?? 0) > 0 ? "dismissed" : "unfinished" };
    case "void":
      return { face: "cancelled", why: "no_id" };
    case "test_passed":
      return { face: "cancelled", why: "test" };
    case "mismatch":
      return { face: "verifying", why: "mismatch" };
    case "asked":
    case "created":
    case "redirected":
      // A payer who gave up may have gone back with the same id: only PayFiP's last word tells.
      if (answer?.result === "A" && !trouble) return { face: "cancelled", why: "abandoned" };
      return { face: "verifying", why: trouble ? "no_answer" : "no_result" };
  }
}

/**
 * Until when PayFiP's page opens with this id; null when it does not. It opens once (P3): for who has not left yet, and again for
 * who gave up there (PROTOCOLS 1.5). Whoever came back otherwise would find a page that refuses.
 */
export function resumableUntil(
  { status, createdAt, idOp, answer, trouble }: Operation,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const until = createdAt.add({ minutes: PAGE_MINUTES });
  const opens = status === "created" || (isOpen(status) && answer?.result === "A" && !trouble);
  return opens && idOp !== null && Temporal.Instant.compare(now, until) < 0 ? until : null;
}

/** When another payment of the same invoices may be begun, if this one brings nothing; null when it is over, or for a person to look into. */
export function freeAgainAt({ status, createdAt }: Operation): Temporal.Instant | null {
  return isOpen(status) ? createdAt.add({ minutes: CLOSING_MINUTES }) : null;
}
