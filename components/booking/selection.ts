import { cents, formatEuros } from "@/server/platform/money";

/** What ticking and unticking would change, as a page can tell by itself. */
export interface Selection {
  readonly added: number;
  readonly queued: number;
  readonly removed: number;
  /** Given up too late: they stay billed. */
  readonly billed: number;
  /** Of what is added and has a place, less what is removed and not billed; in cents. */
  readonly difference: number;
}

/** A box of the month, as the browser holds it (see WantedBox). */
type Box = Pick<HTMLInputElement, "checked" | "defaultChecked"> & {
  readonly dataset: Readonly<Record<string, string | undefined>>;
};

/** Compares each box with what it was when the page came: the browser keeps both. */
export function selectionOf(boxes: Iterable<Box>): Selection {
  const total = { added: 0, queued: 0, removed: 0, billed: 0, difference: 0 };
  for (const { checked, defaultChecked, dataset } of boxes) {
    if (checked === defaultChecked) continue;
    const price = Number(dataset.price ?? 0);
    if (dataset.queue) {
      total.queued += checked ? 1 : 0;
      total.removed += checked ? 0 : 1;
    } else if (checked) {
      total.added += 1;
      total.difference += price;
    } else if (dataset.billed) {
      total.billed += 1;
    } else {
      total.removed += 1;
      total.difference -= price;
    }
  }
  return total;
}

/** In words; `priced`: the reader may know amounts. */
export function selectionText({ added, queued, removed, billed, difference }: Selection, priced: boolean): string {
  const parts = [
    added > 0 ? `${added} ${added === 1 ? "ajouté" : "ajoutés"}` : "",
    queued > 0 ? `${queued} en liste d’attente` : "",
    removed > 0 ? `${removed} ${removed === 1 ? "retiré" : "retirés"}` : "",
    billed > 0 ? `${billed} ${billed === 1 ? "retiré mais facturé" : "retirés mais facturés"}` : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return "Rien n’est changé pour l’instant.";
  if (!priced) return `${parts.join(", ")}.`;
  const sign = difference < 0 ? "−" : "+";
  return `${parts.join(", ")}\u00a0: ${sign}\u00a0${formatEuros(cents(Math.abs(difference)))}`;
}
