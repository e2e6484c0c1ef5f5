import type { Cents } from "@/server/platform/money";
import type { RecapLine, Settled } from "./recap";

/** What became of one line of a recap. Amounts are null for a reader who may not know them. */
export type LineOutcome =
  | { readonly tag: "booked"; readonly price: Cents | null; readonly onceBooked: string | null }
  | { readonly tag: "waiting"; readonly place: number }
  /** A place was free behind siblings who did not fit: it is offered at once. */
  | { readonly tag: "offered" }
  | { readonly tag: "full" }
  | { readonly tag: "already" }
  | { readonly tag: "cancelled"; readonly billed: boolean; readonly price: Cents | null }
  | { readonly tag: "left" }
  /** Refused, in conflict, or changed by somebody else: left as it is. */
  | { readonly tag: "untouched"; readonly reason: string; readonly refused: boolean };

export function outcomeOf(line: RecapLine, settled: Settled): LineOutcome {
  const { price } = line;
  switch (line.kind) {
    case "add": {
      const answer = settled.taken[line.id ?? ""];
      if (answer?.outcome === "booked") return { tag: "booked", price, onceBooked: line.onceBooked };
      if (answer?.outcome === "waiting") return { tag: "waiting", place: answer.place ?? 1 };
      return { tag: answer?.outcome ?? "already" };
    }
    case "cancel":
      return settled.cancelled.includes(line.id ?? "")
        ? { tag: "cancelled", billed: line.billed, price }
        : { tag: "untouched", reason: "déjà annulé entre-temps", refused: false };
    case "leave":
      return settled.left.includes(line.id ?? "")
        ? { tag: "left" }
        : { tag: "untouched", reason: "plus sur la liste d’attente", refused: false };
    default:
      return { tag: "untouched", reason: line.reason ?? "", refused: line.kind === "refused" };
  }
}
