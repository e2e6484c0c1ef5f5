/** What a cell holds for a family: nothing, a booking, a place in the queue, a place that is offered to it. */
export type Holding = "none" | "booked" | "waiting" | "offered";

/** What becomes of a cell between the page that was sent (base and wish) and the present. */
export type CellChange =
  /** Nothing was asked and nothing moved. */
  | { readonly tag: "untouched" }
  /** Nothing was asked, but somebody else changed it: shown, kept. */
  | { readonly tag: "movedMeanwhile" }
  /** What was asked is already so. */
  | { readonly tag: "alreadyDone" }
  /** Asked on one side, moved on the other, and the two disagree: shown, and left as it is. */
  | { readonly tag: "conflict" }
  | { readonly tag: "add" }
  | { readonly tag: "cancel" }
  | { readonly tag: "leaveQueue" };

/**
 * Three-way comparison of one cell (B1, screens: "never overwritten in silence"). A box starts ticked when the base
 * holds something; only a box that was changed by hand is a wish.
 */
export function compareCell(base: Holding, wanted: boolean, current: Holding): CellChange {
  const wasTicked = base !== "none";
  if (wanted === wasTicked) return { tag: base === current ? "untouched" : "movedMeanwhile" };
  if (base !== current) return { tag: (current !== "none") === wanted ? "alreadyDone" : "conflict" };
  if (wanted) return { tag: "add" };
  return { tag: current === "waiting" ? "leaveQueue" : "cancel" };
}
