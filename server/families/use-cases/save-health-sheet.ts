import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import { type OpenedSheet, replaceHealthSheet } from "../data/health-sheets";
import type { FamilyError } from "../errors";
import { type ChildAsked, mayReadHealth } from "./read-health-sheet";

/**
 * Replaces a health sheet, as a holder of parental authority wrote it. A sheet that the other parent changed meanwhile
 * is not overwritten. Errors: ChildNotFound, HealthSheetMoved.
 */
export async function saveHealthSheet(
  tx: Tx,
  asked: ChildAsked & { readonly written: OpenedSheet; readonly clock: Clock },
): Promise<Result<null, FamilyError>> {
  if (!(await mayReadHealth(tx, asked))) return err({ tag: "ChildNotFound" });
  const saved = await replaceHealthSheet(tx, asked, asked.written, asked.clock.now());
  return saved ? ok(null) : err({ tag: "HealthSheetMoved" });
}
