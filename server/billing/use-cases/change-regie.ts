import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { hasDebtors, lockRegieCodes, type RegieSettings, updateRegie } from "../data/regie-settings";
import { findRegie, listRegies } from "../data/regies";
import type { BillingError } from "../errors";

/** What a form says of a régie; `code` is left out where it does not change any more. */
type RegieChange = Omit<RegieSettings, "code"> & { readonly regieId: string; readonly code?: string };

/**
 * Changes a régie (Y4). Its code begins its numbers: it stays once there is somebody who may have one of them. What was
 * issued keeps the name that it was issued under.
 */
export async function changeRegie(
  tx: Tx,
  { regieId, code, ...settings }: RegieChange,
): Promise<Result<{ regieId: string }, BillingError>> {
  const regie = await findRegie(tx, regieId);
  if (!regie) return err({ tag: "RegieNotFound" });
  if (code !== undefined && code !== regie.code) {
    await lockRegieCodes(tx);
    if (await hasDebtors(tx, regieId)) return err({ tag: "RegieCodeInNumbers", code: regie.code });
    const others = (await listRegies(tx)).filter(({ id }) => id !== regieId);
    if (others.some((other) => other.code === code)) return err({ tag: "RegieCodeTaken", code });
  }
  await updateRegie(tx, regieId, { code: code ?? regie.code, ...settings });
  return ok({ regieId });
}
