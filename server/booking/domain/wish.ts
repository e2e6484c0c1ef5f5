import type { LocalDate } from "@/server/platform/dates";
import { type Cell, isEditable } from "./cell";
import { type CellKey, cellKey, parseCellKey } from "./cell-key";
import type { Wish } from "./plan";
import type { Holding } from "./three-way";

interface Shown<C extends { readonly id: string }> {
  readonly children: readonly C[];
  readonly days: readonly LocalDate[];
  cell(child: C, day: LocalDate): Cell;
}

/** What a page shows of each cell that holds something, as its form sends it back: "<child>.<day>.booked", "!" for no box. */
export function baseOf<C extends { readonly id: string }>(board: Shown<C>): string[] {
  return board.days.flatMap((day) =>
    board.children.flatMap((child) => {
      const cell = board.cell(child, day);
      if (cell.tag !== "booked" && cell.tag !== "waiting" && cell.tag !== "offered") return [];
      return [`${cellKey(child.id, day)}.${cell.tag}${isEditable(cell) ? "" : "!"}`];
    }),
  );
}

const HOLDINGS: readonly Holding[] = ["booked", "waiting", "offered"];

/**
 * Reads a form back. A cell that had no box keeps what it held. Entries that are no cell of these children and days are
 * given in `strangers`: somebody else's child, or another month.
 */
export function readWish(
  sent: { readonly base: readonly string[]; readonly wanted: readonly string[]; readonly together: boolean },
  scope: { readonly children: readonly { readonly id: string }[]; readonly first: LocalDate; readonly last: LocalDate },
): { readonly wish: Wish; readonly strangers: readonly string[] } {
  const ids = new Set(scope.children.map(({ id }) => id));
  const strangers: string[] = [];
  const base = new Map<CellKey, Holding>();
  const wanted = new Set<CellKey>();
  const within = (text: string): CellKey | undefined => {
    const parts = parseCellKey(text);
    if (parts && ids.has(parts.childId) && parts.day >= scope.first && parts.day <= scope.last)
      return cellKey(parts.childId, parts.day);
    strangers.push(text);
    return undefined;
  };
  for (const text of sent.wanted) {
    const key = within(text);
    if (key) wanted.add(key);
  }
  for (const text of sent.base) {
    const [, cell = "", held = "", locked = ""] = /^(.+)\.([a-z]+)(!?)$/.exec(text) ?? [];
    const key = within(cell);
    const holding = HOLDINGS.find((known) => known === held);
    if (!key || !holding) continue;
    base.set(key, holding);
    if (locked) wanted.add(key);
  }
  return { wish: { base, wanted, together: sent.together }, strangers };
}

/** Whether a box was ticked or unticked by hand. */
export function changesSomething({ base, wanted }: Wish): boolean {
  return [...wanted].some((key) => !base.has(key)) || [...base.keys()].some((key) => !wanted.has(key));
}
