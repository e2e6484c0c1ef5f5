import "server-only";
import type { FeeError } from "@/server/fees";
import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import { ok, type Result } from "@/server/platform/result";
import type { FamilyChild } from "../data/family-children";
import type { Cell } from "../domain/cell";
import type { Board } from "./board";

/** What the cell costs or would cost, to be shown; refused when the town has no price for that day. */
export function feeOf(board: Board, child: FamilyChild, day: LocalDate, cell: Cell): Result<Cents | null, FeeError> {
  if (cell.tag === "booked") return ok(cell.price);
  if (cell.tag !== "free" && cell.tag !== "full") return ok(null);
  const line = board.price(child, day, cell.window.tag === "open_late");
  return line.ok ? ok(line.value?.total ?? null) : line;
}
